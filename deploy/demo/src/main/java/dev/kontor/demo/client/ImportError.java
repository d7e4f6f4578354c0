package dev.kontor.demo.client;

/** A row that an import refused, from the job's error file. */
public record ImportError(long line, String column, String code, String message) {}

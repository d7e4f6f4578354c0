package dev.kontor.demo.pbx;

/** The one manager account of the test PBX (a section of manager.conf). */
public record AmiAccount(String username, String secret) {}

package dev.kontor.demo.company;

/** A name in its own script, and its latin form "given.family" for an e-mail address. */
record PersonName(String given, String family, String address) {}

package dev.kontor.analytics.projection;

/** Money as a fact has it. */
record Amount(String amount, String currency) {}

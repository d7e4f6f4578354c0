package dev.kontor.demo.sales;

import dev.kontor.demo.client.ImportOptions;

/**
 * One import of a file as it is.
 *
 * @param name the file's name
 * @param collection where its rows go
 * @param options how its columns and words are read
 */
record SalesFile(String name, String collection, ImportOptions options) {}

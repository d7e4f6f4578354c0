package dev.kontor.e2e.faults;

/**
 * What a writer has had acknowledged in one round: a person made active, a won deal, a task, a meeting, an issued invoice and a missed call.
 *
 * @param name unlike any other: the person's family name, the title of deal, task and meeting, and the call's id at the PBX
 */
record Round(String name, String person, String deal, String invoice) {}

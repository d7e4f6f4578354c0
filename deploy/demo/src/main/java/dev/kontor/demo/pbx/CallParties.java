package dev.kontor.demo.pbx;

/**
 * Who takes part in a scripted call.
 *
 * @param customer the outside line, number as the trunk sends or dials it (E.164 with +)
 * @param trunkNumber the company's own number on the trunk
 * @param agent the extension that the call reaches first
 * @param colleague a second extension, used by transfers, ring groups and queues
 * @param queue the queue's name, used by queue calls
 */
public record CallParties(Line customer, String trunkNumber, Line agent, Line colleague, String queue) {}

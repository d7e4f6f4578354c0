package dev.kontor.demo.pbx;

import java.time.Duration;

/** An event of a script and how long after the script's begin it happens. */
public record TimedEvent(Duration after, AmiMessage message) {}

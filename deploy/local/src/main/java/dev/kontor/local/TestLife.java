package dev.kontor.local;

/** A part for the length of one test JVM. */
final class TestLife {
    private TestLife() {}

    /** Starts afresh on the folder's data: what a killed JVM left running is killed first. */
    static void begin(Part part) {
        part.kill();
        part.prepare();
        part.start();
        Runtime.getRuntime().addShutdownHook(new Thread(part::kill, "kill-" + part.name()));
        part.awaitHealthy(Part.HEALTH_PATIENCE);
    }
}

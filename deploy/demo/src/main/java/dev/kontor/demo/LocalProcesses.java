package dev.kontor.demo;

import dev.kontor.demo.day.Processes;
import dev.kontor.local.LocalStack;

/** The processes of the local platform, by the launcher's own library. */
final class LocalProcesses implements Processes {
    private final LocalStack stack = LocalStack.open();

    @Override
    public void kill(String part) {
        stack.kill(part);
    }

    @Override
    public void start(String part) {
        stack.start(part);
    }
}

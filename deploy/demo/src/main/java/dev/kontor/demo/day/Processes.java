package dev.kontor.demo.day;

/** The platform's processes, for the one step that needs a crash. */
public interface Processes {
    /** SIGKILL; returns when the process is gone. */
    void kill(String part);

    /** Starts it again; returns when it is healthy. */
    void start(String part);
}

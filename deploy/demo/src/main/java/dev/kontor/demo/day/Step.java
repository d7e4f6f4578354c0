package dev.kontor.demo.day;

/** One step of the day: does its work through the gateway, checks what came of it, and tells it. */
public interface Step {
    /** The chapter's title. */
    String title();

    /**
     * Does the step's work, checks and tells it.
     *
     * @throws StepFailed when the platform did something else
     */
    void play(Workday day);
}

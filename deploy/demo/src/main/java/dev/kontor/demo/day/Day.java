package dev.kontor.demo.day;

import java.util.List;

/** Plays the steps of a working day in their order and stops at the first that fails. */
public final class Day {
    private static final List<Step> STEPS =
            List.of(new ImportCompany(), new TakeCalls(), new KeepRegulation(), new WinDeal(), new FillDiary());

    private Day() {}

    /**
     * Plays the day and tells it.
     *
     * @throws StepFailed naming the step, whatever went wrong in it
     */
    public static void play(Workday day) {
        for (Step step : STEPS) {
            day.progress().say(step.title());
            day.story().chapter(step.title());
            try {
                step.play(day);
            } catch (RuntimeException failure) {
                StepFailed named = new StepFailed("step \"" + step.title() + "\": " + failure.getMessage());
                named.initCause(failure);
                throw named;
            }
        }
    }
}

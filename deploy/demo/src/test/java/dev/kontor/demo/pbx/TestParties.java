package dev.kontor.demo.pbx;

/** The people of the scripted calls in tests and trace files. */
final class TestParties {
    private TestParties() {}

    static CallParties some() {
        return new CallParties(
                Line.nameless("+37120000001"),
                "+37167000000",
                new Line("101", "Janis Ozols"),
                new Line("102", "Olga Ivanova"),
                "support");
    }
}

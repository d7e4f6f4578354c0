package dev.kontor.local.cli;

import dev.kontor.local.Checkout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts what a test run of the given modules left behind; the script has run Maven before. */
@Command(name = "test-report", hidden = true)
final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODULE", arity = "1..*")
    private List<Path> modules = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path root = Checkout.find().root();
        TestTally all = new TestTally();
        out.printf(Locale.ROOT, "%-24s %6s %8s %8s %8s%n", "module", "tests", "failed", "skipped", "seconds");
        for (Path module : modules) {
            TestTally tally = TestTally.of(root.resolve(module));
            all.add(tally);
            if (tally.classes() > 0) {
                out.println(tally.row(module.toString()));
            }
        }
        out.println(all.row("together"));
        all.notRun().forEach(test -> out.println("This test class ran nowhere: " + test));
        out.flush();
        return all.isGreen() ? 0 : 1;
    }
}

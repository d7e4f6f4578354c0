package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalService;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The two halves of {@code ./kontor dev SERVICE}, between which the script builds: a JVM must not run from jars that are being replaced. */
@Command(name = "dev", description = "Starts a service's new build in the running platform.")
final class DevCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--stop", description = "Only stop it.")
    private boolean stop;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        Part part = stack.part(name);
        if (!(part instanceof LocalService)) {
            throw new LocalPartException(name + " is none of our services: ./kontor up starts it");
        }
        if (!stack.isHealthy("postgres") || !stack.isHealthy("kafka")) {
            throw new LocalPartException("The platform is not running: ./kontor up starts it");
        }
        if (stop) {
            part.stop();
            return 0;
        }
        long begin = System.nanoTime();
        stack.start(name);
        out.printf(Locale.ROOT, "%s runs its new build, ready after %.1f s%n", name, (System.nanoTime() - begin) / 1e9);
        return 0;
    }
}

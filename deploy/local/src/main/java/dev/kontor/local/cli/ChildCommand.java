package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program of another module, run as a JVM of its own in this terminal: it knows the platform only by what a client is told. */
final class ChildCommand {
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dslf4j.internal.verbosity=ERROR", "-Dkontor.aot-caches=true");
    /** The services of a bench inherit it: it is there to see what they clean, and a quarter of an hour is long. */
    private static final String HOUSEKEEPING_EVERY = "KONTOR_HOUSEKEEPING_EVERY";

    private final LocalStack stack;
    private final String module;
    private final String mainClass;
    private final List<String> arguments;
    private final Map<String, String> environment = new HashMap<>();

    private ChildCommand(LocalStack stack, String module, String mainClass, List<String> arguments) {
        this.stack = stack;
        this.module = module;
        this.mainClass = mainClass;
        this.arguments = List.copyOf(arguments);
    }

    static ChildCommand demo(LocalStack stack, String... arguments) {
        return new ChildCommand(stack, "deploy/demo", "dev.kontor.demo.DemoCommand", List.of(arguments));
    }

    static ChildCommand bench(LocalStack stack) {
        return new ChildCommand(stack, "e2e", "dev.kontor.e2e.load.BenchCommand", List.of());
    }

    static ChildCommand accessBench(LocalStack stack) {
        return new ChildCommand(stack, "e2e", "dev.kontor.e2e.load.AccessBenchCommand", List.of());
    }

    static ChildCommand faults(LocalStack stack, String... arguments) {
        return new ChildCommand(stack, "e2e", "dev.kontor.e2e.faults.FaultsCommand", List.of(arguments));
    }

    static ChildCommand eventBench(LocalStack stack) {
        ChildCommand bench = new ChildCommand(stack, "e2e", "dev.kontor.e2e.load.EventBenchCommand", List.of());
        bench.environment.put(HOUSEKEEPING_EVERY, "PT2S");
        return bench;
    }

    /** Runs to its end; returns its exit code. */
    int run() {
        Path root = stack.place().checkout().root();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Dkontor.root=" + root);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", stack.place().checkout().moduleClassPath(module));
        builder.environment().put("KONTOR_ROOT", root.toString());
        builder.environment().put("KONTOR_HOME", stack.place().home().toString());
        builder.environment()
                .put("KONTOR_PORT_BASE", Integer.toString(stack.place().portBase()));
        builder.environment().put("KONTOR_GATEWAY_URL", stack.place().gatewayUrl());
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new LocalPartException(mainClass + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }
}

package dev.kontor.local.cli;

import dev.kontor.local.KontorService;
import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalService;
import dev.kontor.local.LocalStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kontor dev SERVICE}: the service in Quarkus' dev mode, in its own place in the running platform. */
@Command(name = "dev", description = "Runs a service in dev mode against the running platform.")
final class DevCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SERVICE")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        KontorService service = service(name);
        LocalStack stack = LocalStack.open();
        if (!stack.isHealthy("postgres") || !stack.isHealthy("kafka")) {
            throw new LocalPartException("The platform is not running: ./kontor up starts it");
        }
        LocalService part = (LocalService) stack.part(service.word());
        part.stop();
        out.println(service.word()
                + " now runs from its sources; a change is taken up by the next request. Ctrl-C ends it; ./kontor up"
                + " then starts the built one again.");
        out.flush();
        ProcessBuilder maven = new ProcessBuilder(
                        "mvn", "-ntp", "-q", "-Dquick", "-pl", service.module(), "-am", "compile", "quarkus:dev")
                .directory(stack.place().checkout().root().toFile())
                .inheritIO();
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        maven.environment().putAll(part.environment());
        try {
            return maven.start().waitFor();
        } catch (IOException e) {
            throw new LocalPartException("Maven cannot be started: " + e.getMessage(), e);
        }
    }

    private static KontorService service(String name) {
        return Arrays.stream(KontorService.values())
                .filter(service -> service.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalPartException("There is no service \"" + name + "\". The services are: "
                        + Arrays.stream(KontorService.values())
                                .map(KontorService::word)
                                .collect(Collectors.joining(", "))));
    }
}

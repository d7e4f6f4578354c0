package dev.kontor.local.cli;

import dev.kontor.local.KontorService;
import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import dev.kontor.local.rebuild.RebuildProjection;
import dev.kontor.local.rebuild.RebuildState;
import dev.kontor.local.verify.Gateway;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kontor rebuild SERVICE [PROJECTION]}: see docs/runbooks/rebuild.md. Exit code 1 unless the new one is in its place. */
@Command(
        name = "rebuild",
        description = "Builds a projection anew from the topics beside the live one, compares the two, and switches.")
final class RebuildCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SERVICE")
    @SuppressWarnings("NullAway.Init")
    private String service;

    @Parameters(index = "1", paramLabel = "PROJECTION", arity = "0..1", description = "None: lists them.")
    private @Nullable String projection;

    @Option(names = "--accept", description = "Switch also if the two differ, which repairs a broken one.")
    private boolean accept;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (KontorService.publishers().stream().noneMatch(each -> each.word().equals(service))) {
            throw new LocalPartException("There is no service " + service + " with projections");
        }
        LocalStack stack = LocalStack.open();
        RebuildProjection rebuild = new RebuildProjection(
                Gateway.ofAdministrator(stack.place().gatewayUrl(), stack.credentials()), service);
        if (projection == null) {
            rebuild.list().forEach(state -> print(out, state));
            return 0;
        }
        RebuildState end = rebuild.rebuild(projection, accept, state -> print(out, state));
        print(out, end);
        return conclude(out, end);
    }

    private int conclude(PrintWriter out, RebuildState end) {
        if (!end.tables().isEmpty()) {
            out.printf(Locale.ROOT, "%-18s %12s %12s %12s%n", "table", "rows", "only live", "only new");
            end.tables()
                    .forEach(table -> out.printf(
                            Locale.ROOT,
                            "%-18s %,12d %,12d %,12d%n",
                            table.name(),
                            table.rows(),
                            table.onlyLive(),
                            table.onlyNew()));
        }
        if (end.isSwitched()) {
            out.println("switched");
        } else if (end.differs()) {
            out.println("They differ. ./kontor rebuild " + service + " " + end.projection()
                    + " --accept switches within the next 30 minutes; without a word the new one is dropped then.");
        } else {
            out.println(end.phase() + (end.failure().isEmpty() ? "" : ": " + end.failure()));
        }
        out.flush();
        return end.isSwitched() ? 0 : 1;
    }

    private static void print(PrintWriter out, RebuildState state) {
        out.printf(
                Locale.ROOT,
                "%-12s %-12s %,12d of %,12d read, %,9d/s, %,d poison%n",
                state.projection(),
                state.phase(),
                state.read(),
                state.total(),
                state.perSecond(),
                state.poison());
        out.flush();
    }
}

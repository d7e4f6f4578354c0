package dev.kontor.local.cli;

import dev.kontor.local.LocalStack;
import dev.kontor.local.TopicCatalogue;
import dev.kontor.local.verify.Gateway;
import dev.kontor.local.verify.Proof;
import dev.kontor.local.verify.VerifyType;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./kontor verify}: one line for each holder of each type; exit code 1 on a difference. */
@Command(name = "verify", description = "Proves that services, topics and projections hold the same records.")
final class VerifyCommand implements Callable<Integer> {
    private static final int MAX_HOURS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        TopicCatalogue topics =
                TopicCatalogue.read(stack.place().checkout().root().resolve("contracts/topics.yaml"));
        VerifyType verify = new VerifyType(
                new Gateway(stack.place().gatewayUrl(), stack.credentials()),
                stack.kafka().bootstrapServers());
        out.printf(Locale.ROOT, "%-14s %-36s %-10s %10s  %s%n", "type", "holder", "kind", "records", "equal");
        int holders = 0;
        int different = 0;
        for (String topic : topics.factTopics()) {
            List<Proof> proofs = verify.verify(topic, topics.hasState(topic));
            proofs.forEach(proof -> print(out, proof));
            holders += proofs.size();
            different += (int) proofs.stream().filter(proof -> !proof.holds()).count();
        }
        out.println(different == 0 ? "All " + holders + " are equal." : different + " of " + holders + " differ.");
        out.flush();
        return different == 0 ? 0 : 1;
    }

    private static void print(PrintWriter out, Proof proof) {
        String verdict = "base".equals(proof.kind()) ? "-" : proof.holds() ? "yes" : "NO";
        out.printf(
                Locale.ROOT,
                "%-14s %-36s %-10s %,10d  %s%n",
                proof.type(),
                proof.holder(),
                proof.kind(),
                proof.records(),
                verdict);
        if (!proof.differs().isEmpty()) {
            List<String> hours = proof.differs();
            out.println("    differs in " + String.join(", ", hours.subList(0, Math.min(hours.size(), MAX_HOURS)))
                    + (hours.size() > MAX_HOURS ? " and " + (hours.size() - MAX_HOURS) + " hours more" : ""));
        }
        proof.faults().forEach(fault -> out.println("    " + fault));
        out.flush();
    }
}

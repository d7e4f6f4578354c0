package dev.kontor.local.cli;

import dev.kontor.local.KontorService;
import dev.kontor.local.LocalStack;
import dev.kontor.local.TopicCatalogue;
import dev.kontor.local.verify.ChainProof;
import dev.kontor.local.verify.Gateway;
import dev.kontor.local.verify.NotedHeads;
import dev.kontor.local.verify.Proof;
import dev.kontor.local.verify.VerifyChain;
import dev.kontor.local.verify.VerifyType;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./kontor verify}: one line for each holder of each type and each audit trail; exit code 1 on a difference. */
@Command(
        name = "verify",
        description =
                "Proves that services, topics and projections hold the same records, and that audit trails are whole.")
final class VerifyCommand implements Callable<Integer> {
    private static final int MAX_HOURS = 5;

    @Option(names = "--audit", description = "The audit trails alone.")
    private boolean trailsAlone;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStack stack = LocalStack.open();
        Gateway gateway = new Gateway(stack.place().gatewayUrl(), stack.credentials());
        boolean equal = trailsAlone || areEqual(out, stack, gateway);
        boolean whole = areWhole(
                out, new VerifyChain(gateway, new NotedHeads(stack.place().home())));
        return equal && whole ? 0 : 1;
    }

    private static boolean areEqual(PrintWriter out, LocalStack stack, Gateway gateway) {
        TopicCatalogue topics =
                TopicCatalogue.read(stack.place().checkout().root().resolve("contracts/topics.yaml"));
        VerifyType verify = new VerifyType(gateway, stack.kafka().bootstrapServers());
        out.printf(Locale.ROOT, "%-14s %-36s %-10s %10s  %s%n", "type", "holder", "kind", "records", "equal");
        int holders = 0;
        int different = 0;
        for (String topic : topics.recordTopics()) {
            List<Proof> proofs = verify.verify(topic, topics.hasState(topic));
            proofs.forEach(proof -> print(out, proof));
            holders += proofs.size();
            different += (int) proofs.stream().filter(proof -> !proof.holds()).count();
        }
        out.println(different == 0 ? "All " + holders + " are equal." : different + " of " + holders + " differ.");
        out.println();
        out.flush();
        return different == 0;
    }

    private static boolean areWhole(PrintWriter out, VerifyChain verify) {
        out.printf(Locale.ROOT, "%-14s %12s  %s%n", "audit trail", "entries", "hash of the last");
        boolean whole = true;
        for (KontorService service : KontorService.publishers()) {
            ChainProof proof = verify.verify(service.word());
            out.printf(Locale.ROOT, "%-14s %,12d  %s%n", proof.service(), proof.entries(), proof.head());
            proof.faults().forEach(fault -> out.println("    BROKEN: " + fault));
            out.flush();
            whole &= proof.holds();
        }
        out.println(whole ? "The audit trails are whole." : "An audit trail is broken: see docs/audit.md.");
        out.flush();
        return whole;
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

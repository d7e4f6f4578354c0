package dev.kontor.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An SMTP and IMAP server that takes every mail and keeps it in memory; any login opens the mailbox of that address. */
public final class LocalMail implements Part {
    private static final String HEAP = "64m";

    private final ChildProcess process;
    private final Checkout checkout;
    private final int smtpPort;
    private final int imapPort;
    private final int apiPort;

    public LocalMail(Path folder, int smtpPort, int imapPort, int apiPort) {
        this.process = new ChildProcess("mail", folder);
        this.checkout = Checkout.find();
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
        this.apiPort = apiPort;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("SMTP", smtpPort, "IMAP", imapPort, "HTTP API", apiPort);
    }

    public String apiUrl() {
        return "http://" + Ports.HOST + ":" + apiPort;
    }

    @Override
    public void prepare() {
        checkout.partClassPath("mail");
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Ports.mustBeFree(name(), ports());
        List<String> command = new ArrayList<>();
        command.add(Programs.java());
        command.addAll(JvmOptions.small(process.folder(), HEAP));
        command.addAll(List.of(
                "-Dgreenmail.smtp.hostname=" + Ports.HOST,
                "-Dgreenmail.smtp.port=" + smtpPort,
                "-Dgreenmail.imap.hostname=" + Ports.HOST,
                "-Dgreenmail.imap.port=" + imapPort,
                "-Dgreenmail.api.hostname=" + Ports.HOST,
                "-Dgreenmail.api.port=" + apiPort,
                "-Dgreenmail.startup.timeout=20000",
                "-Dgreenmail.auth.disabled",
                "com.icegreen.greenmail.standalone.GreenMailStandaloneRunner"));
        process.start(command, Map.of("CLASSPATH", checkout.partClassPath("mail")));
    }

    /** True when all three servers answer. */
    @Override
    public boolean isHealthy() {
        return Ports.answers(smtpPort)
                && Ports.answers(imapPort)
                && Http.status(apiUrl() + "/api/service/readiness") == 200;
    }

    @Override
    public void stop() {
        process.stop("TERM", JvmOptions.stopPatience(process.folder()));
    }
}

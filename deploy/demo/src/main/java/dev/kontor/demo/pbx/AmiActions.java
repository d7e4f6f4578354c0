package dev.kontor.demo.pbx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What one session may do and what the PBX answers: login by MD5 challenge or plain secret, ping, version, events, logoff. */
final class AmiActions {
    private static final String VERSION = "20.11.1";
    private static final int CHALLENGE_BOUND = 1_000_000_000;

    private final AmiAccount account;
    private final String challenge = Integer.toString(new SecureRandom().nextInt(CHALLENGE_BOUND));
    private volatile boolean loggedIn;
    private volatile boolean eventsOn = true;
    private volatile boolean over;

    AmiActions(AmiAccount account) {
        this.account = account;
    }

    boolean listening() {
        return loggedIn && eventsOn;
    }

    boolean over() {
        return over;
    }

    List<AmiMessage> answer(AmiMessage action) {
        String name = action.value("Action").orElse("").toLowerCase(Locale.ROOT);
        Stream<AmiMessage> answers = switch (name) {
            case "challenge" -> Stream.of(success().with("Challenge", challenge));
            case "login" -> login(action);
            case "logoff" -> logoff();
            default -> loggedIn ? Stream.of(answerToMember(name, action)) : Stream.of(error("Permission denied"));
        };
        return answers.map(answer -> echo(action, answer)).toList();
    }

    private Stream<AmiMessage> login(AmiMessage action) {
        if (!admits(action)) {
            over = true;
            return Stream.of(error("Authentication failed"));
        }
        loggedIn = true;
        eventsOn = !action.value("Events").orElse("on").equalsIgnoreCase("off");
        AmiMessage booted = AmiMessage.event("FullyBooted", "system,all")
                .with("Uptime", "86400")
                .with("LastReload", "86400")
                .with("Status", "Fully Booted");
        return Stream.of(success().with("Message", "Authentication accepted"), booted);
    }

    private boolean admits(AmiMessage action) {
        String expected = action.value("Key").isPresent() ? md5(challenge + account.secret()) : account.secret();
        String given = action.value("Key").or(() -> action.value("Secret")).orElse("");
        return action.value("Username").filter(account.username()::equals).isPresent()
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private Stream<AmiMessage> logoff() {
        over = true;
        return Stream.of(AmiMessage.response("Goodbye").with("Message", "Thanks for all the fish."));
    }

    private AmiMessage answerToMember(String name, AmiMessage action) {
        return switch (name) {
            case "ping" -> success().with("Ping", "Pong").with("Timestamp", "0.000000");
            case "events" -> events(action);
            case "coresettings" ->
                success()
                        .with("AMIversion", "9.0.0")
                        .with("AsteriskVersion", VERSION)
                        .with("SystemName", "test-pbx");
            case "command" ->
                success()
                        .with("Message", "Command output follows")
                        .with(
                                "Output",
                                "Asterisk " + VERSION + " built by kontor @ test-pbx on a x86_64 running Linux");
            default -> error("Invalid/unknown command: " + name + ".");
        };
    }

    private AmiMessage events(AmiMessage action) {
        eventsOn = !action.value("EventMask").orElse("on").equalsIgnoreCase("off");
        return success().with("Events", eventsOn ? "On" : "Off");
    }

    private static AmiMessage echo(AmiMessage action, AmiMessage answer) {
        boolean response = answer.value("Response").isPresent();
        return action.value("ActionID")
                .filter(id -> response)
                .map(id -> answer.with("ActionID", id))
                .orElse(answer);
    }

    private static AmiMessage success() {
        return AmiMessage.response("Success");
    }

    private static AmiMessage error(String message) {
        return AmiMessage.response("Error").with("Message", message);
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}

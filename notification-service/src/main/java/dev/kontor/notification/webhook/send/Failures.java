package dev.kontor.notification.webhook.send;

import dev.kontor.notification.webhook.guard.Refused;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Codes for what goes wrong before there is an answer, the same in the log, the facts and the letters. */
final class Failures {
    static final String TIMED_OUT = "timed-out";

    private Failures() {}

    static String codeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused) {
                return "address-refused";
            }
            if (cause instanceof UnknownHostException) {
                return "unknown-host";
            }
            if (cause instanceof SSLException) {
                return "tls-failed";
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return "unreachable";
            }
        }
        return "broken-off";
    }
}

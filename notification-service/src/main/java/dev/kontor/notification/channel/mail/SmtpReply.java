package dev.kontor.notification.channel.mail;

import dev.kontor.notification.delivery.Outcome;
import dev.kontor.notification.delivery.Reasons;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;

/** Reads a server's reply (RFC 5321, 4.2): 4yz is not now, 5yz is never; a broken connection is not now either. */
final class SmtpReply {
    static final int OK = 250;

    private static final int PERMANENT = 500;
    /** Refusals of our credentials (RFC 4954), which somebody will put right: the letter must wait for it. */
    private static final Set<Integer> OF_AUTHENTICATION = Set.of(530, 534, 535, 538);

    private SmtpReply() {}

    static Outcome outcome(Throwable failure) {
        if (failure instanceof SMTPException reply) {
            return reply(reply.getReplyCode(), reply.getReplyMessage());
        }
        if (failure instanceof IllegalArgumentException) {
            return new Outcome.Refused(Reasons.BAD_ADDRESS, null, failure.getMessage());
        }
        return new Outcome.Deferred(Reasons.UNREACHABLE, null, failure.getMessage());
    }

    private static Outcome reply(int code, String text) {
        if (OF_AUTHENTICATION.contains(code)) {
            return new Outcome.Deferred(Reasons.NOT_AUTHORISED, code, text);
        }
        return code >= PERMANENT
                ? new Outcome.Refused(Reasons.REFUSED, code, text)
                : new Outcome.Deferred(Reasons.REFUSED_FOR_NOW, code, text);
    }
}

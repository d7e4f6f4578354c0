package dev.kontor.connect;

import java.sql.SQLException;

/** Tells a database that is away, and comes back, from one that refuses. */
final class LostDatabase {
    /** SQLSTATE class of connections that fail or are lost. */
    private static final String CONNECTION = "08";
    /** SQLSTATEs of a server that stops or starts. */
    private static final String INTERVENTION = "57P";

    private LostDatabase() {}

    /** Whether this, or what caused it, is the loss of a connection. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                String state = String.valueOf(refused.getSQLState());
                return state.startsWith(CONNECTION) || state.startsWith(INTERVENTION);
            }
        }
        return false;
    }
}

package dev.kontor.connect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LostDatabaseTest {
    @Test
    void aConnectionThatFailsIsTriedAgain() {
        SQLException lost = new SQLException("The connection attempt failed.", "08001", new EOFException());
        assertTrue(LostDatabase.isCauseOf(new IllegalStateException("Failed to create TypeRegistry", lost)));
    }

    @Test
    void aServerThatStartsIsTriedAgain() {
        assertTrue(LostDatabase.isCauseOf(new IllegalStateException(new SQLException("starting up", "57P03"))));
    }

    @Test
    void aServerThatRefusesIsNot() {
        assertFalse(LostDatabase.isCauseOf(new IllegalStateException(new SQLException("wrong password", "28P01"))));
        assertFalse(LostDatabase.isCauseOf(new IllegalStateException("The slot is gone")));
    }
}

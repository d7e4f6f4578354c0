package dev.kontor.platformtest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads inserted rows of one table out of PostgreSQL's {@code pgoutput} messages, protocol 1. */
final class WalInserts {
    private static final int REPLICA_IDENTITY = 1;
    private static final int COLUMN_TYPE = 8;

    private final String table;
    private final Map<Integer, List<String>> columns = new HashMap<>();

    WalInserts(String table) {
        this.table = table;
    }

    /** The row by column name; empty for any other message. */
    Optional<Map<String, @Nullable String>> read(ByteBuffer message) {
        byte kind = message.get();
        if (kind == 'R') {
            relation(message);
        }
        return kind == 'I' ? insert(message) : Optional.empty();
    }

    private void relation(ByteBuffer message) {
        int id = message.getInt();
        text(message);
        String name = text(message);
        skip(message, REPLICA_IDENTITY);
        int count = message.getShort();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            message.get();
            names.add(text(message));
            skip(message, COLUMN_TYPE);
        }
        if (name.equals(table)) {
            columns.put(id, names);
        }
    }

    private Optional<Map<String, @Nullable String>> insert(ByteBuffer message) {
        List<String> names = columns.get(message.getInt());
        if (names == null) {
            return Optional.empty();
        }
        message.get();
        int count = message.getShort();
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            row.put(names.get(i), message.get() == 't' ? value(message) : null);
        }
        return Optional.of(row);
    }

    private static String value(ByteBuffer message) {
        byte[] value = new byte[message.getInt()];
        message.get(value);
        return new String(value, StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer message) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte next = message.get(); next != 0; next = message.get()) {
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void skip(ByteBuffer message, int bytes) {
        message.position(message.position() + bytes);
    }
}

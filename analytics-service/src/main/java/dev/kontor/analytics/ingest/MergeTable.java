package dev.kontor.analytics.ingest;

import dev.kontor.analytics.ingest.Register.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table into which batches are merged by one statement: key, registers (the greatest version wins) and columns that are set once.
 * Merging is commutative and idempotent, within a batch and between batches. The statement takes one array per column, so neither its
 * text nor the round trips grow with the batch.
 */
public final class MergeTable {
    private static final String NOT_SET = "0";

    private final String sql;
    private final int keys;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Register, Integer> versionAt = new HashMap<>();
    private final Map<String, Integer> onceAt = new LinkedHashMap<>();

    /**
     * Describes a table.
     *
     * @param key name and type of each key column
     * @param once columns that keep their first value
     */
    public MergeTable(String table, List<String> key, List<String> once, Register... registers) {
        this.keys = key.size();
        key.forEach(text -> columns.add(Column.parse(text)));
        for (String text : once) {
            Column column = Column.parse(text);
            onceAt.put(column.name(), columns.size());
            columns.add(column);
        }
        for (Register register : registers) {
            versionAt.put(register, columns.size());
            columns.add(new Column(register.version(), "bigint"));
            columns.addAll(register.columns());
        }
        this.sql = statement(table, registers);
    }

    /** Begins a batch. */
    public Rows rows() {
        return new Rows();
    }

    private String statement(String table, Register[] registers) {
        List<String> sets = new ArrayList<>();
        List<String> news = new ArrayList<>();
        for (String name : onceAt.keySet()) {
            sets.add(String.format(Locale.ROOT, "%1$s = coalesce(t.%1$s, excluded.%1$s)", name));
            news.add(String.format(Locale.ROOT, "(t.%1$s is null and excluded.%1$s is not null)", name));
        }
        for (Register register : registers) {
            String newer = String.format(Locale.ROOT, "excluded.%1$s > t.%1$s", register.version());
            news.add(newer);
            sets.add(String.format(Locale.ROOT, "%1$s = greatest(t.%1$s, excluded.%1$s)", register.version()));
            register.columns()
                    .forEach(column -> sets.add(String.format(
                            Locale.ROOT,
                            "%1$s = case when %2$s then excluded.%1$s else t.%1$s end",
                            column.name(),
                            newer)));
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays =
                columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        String key = columns.subList(0, keys).stream().map(Column::name).collect(Collectors.joining(", "));
        String action = sets.isEmpty()
                ? "do nothing"
                : "do update set " + String.join(", ", sets) + " where " + String.join(" or ", news);
        return "insert into " + table + " as t (" + names + ") select * from unnest(" + arrays + ") on conflict (" + key
                + ") " + action;
    }

    /** The rows of one batch, one for each key. */
    public final class Rows {
        private final Map<String, @Nullable String[]> byKey = new LinkedHashMap<>();

        /** The row with this key, new or met before in the batch. */
        public Row at(String... key) {
            return new Row(
                    byKey.computeIfAbsent(key.length == 1 ? key[0] : String.join("/", key), words -> blank(key)));
        }

        private @Nullable String[] blank(String[] key) {
            @Nullable String[] values = new String[columns.size()];
            System.arraycopy(key, 0, values, 0, keys);
            for (int version : versionAt.values()) {
                values[version] = NOT_SET;
            }
            return values;
        }

        public void write(Connection connection) throws SQLException {
            if (byKey.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < columns.size(); i++) {
                    statement.setArray(
                            i + 1, connection.createArrayOf(columns.get(i).type(), column(i)));
                }
                statement.executeUpdate();
            }
        }

        private @Nullable String[] column(int index) {
            @Nullable String[] column = new String[byKey.size()];
            int row = 0;
            for (@Nullable String[] values : byKey.values()) {
                column[row++] = values[index];
            }
            return column;
        }
    }

    /** One row of a batch. */
    public final class Row {
        private final @Nullable String[] values;

        private Row(@Nullable String[] values) {
            this.values = values;
        }

        /** Sets a register's columns, in their order, unless a later fact has set them. */
        public Row set(Register register, long version, @Nullable Object... settings) {
            int at = index(versionAt, register);
            if (version > Long.parseLong(String.valueOf(values[at]))) {
                values[at] = Long.toString(version);
                for (int i = 0; i < register.columns().size(); i++) {
                    values[at + 1 + i] = text(settings[i]);
                }
            }
            return this;
        }

        /** Sets a column that keeps its first value. */
        public Row once(String column, @Nullable Object value) {
            int at = index(onceAt, column);
            values[at] = values[at] == null ? text(value) : values[at];
            return this;
        }

        private static <K> int index(Map<K, Integer> indexes, K of) {
            Integer at = indexes.get(of);
            if (at == null) {
                throw new IllegalArgumentException("The table has no " + of);
            }
            return at;
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }
}

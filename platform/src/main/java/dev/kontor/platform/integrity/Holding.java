package dev.kontor.platform.integrity;

/**
 * Records of one type in one table of this service, all of them.
 *
 * @param type the aggregate's word in its topic, such as {@code person}
 * @param kind whether they are the truth or follow it
 * @param table its column {@code id} is the record's id
 * @param version SQL of the aggregate version a row stands for; empty if it does not keep it
 * @param condition SQL of which rows count
 */
public record Holding(String type, Kind kind, String table, String version, String condition) {
    private static final String VERSION = "version";
    private static final String ALL = "true";

    /** What a holding is to the record's owner. */
    public enum Kind {
        BASE,
        COPY,
        PROJECTION
    }

    /** Our own records. */
    public static Holding base(String type, String table) {
        return new Holding(type, Kind.BASE, table, VERSION, ALL);
    }

    /** Another service's records as its state topic tells them. */
    public static Holding copy(String type, String table) {
        return new Holding(type, Kind.COPY, table, VERSION, ALL);
    }

    /** What facts tell of another service's records, without their versions. */
    public static Holding projection(String type, String table) {
        return new Holding(type, Kind.PROJECTION, table, "", ALL);
    }

    public Holding where(String sql) {
        return new Holding(type, kind, table, version, sql);
    }

    boolean hasVersions() {
        return !version.isEmpty();
    }
}

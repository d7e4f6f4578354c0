package dev.kontor.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Counts and checksums of records by the hour in which they were made, by the rule of {@code GET /integrity/{type}}. */
final class RecordSums {
    private static final String UNTIMED = "untimed";
    private static final int TIME_ORDERED = 7;
    private static final int TIME_BITS = 48;
    private static final int SUM_BITS = 56;
    private static final int SUM_DIGITS = SUM_BITS / 4;
    private static final long MODULUS_MASK = (1L << SUM_BITS) - 1;

    private final Map<String, Hour> hours = new HashMap<>();
    private final MessageDigest sha256;

    /** The sums run modulo 2^64, of which 2^56 is a divisor. */
    private static final class Hour {
        private long count;
        private long ids;
        private long versions;

        private boolean isSameAs(JsonNode told) {
            return count == told.path("count").asLong()
                    && hex(ids).equals(told.path("ids").asText())
                    && hex(versions).equals(told.path("versions").asText());
        }

        private static String hex(long sum) {
            return HexFormat.of().toHexDigits(sum & MODULUS_MASK, SUM_DIGITS);
        }
    }

    RecordSums() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(UUID id, long version) {
        Hour hour = hours.computeIfAbsent(nameOf(id), name -> new Hour());
        hour.count++;
        hour.ids += hash(id.toString());
        hour.versions += hash(id + ":" + version);
    }

    long count() {
        return hours.values().stream().mapToLong(hour -> hour.count).sum();
    }

    /**
     * Hours in which others tell something else.
     *
     * @param told the {@code hours} of a holding that keeps versions
     */
    Set<String> differing(JsonNode told) {
        Set<String> differing = new TreeSet<>(hours.keySet());
        for (JsonNode hour : told) {
            String name = hour.path("hour").asText(UNTIMED);
            Hour own = hours.get(name);
            if (own != null && own.isSameAs(hour)) {
                differing.remove(name);
            } else {
                differing.add(name);
            }
        }
        return differing;
    }

    private static String nameOf(UUID id) {
        return id.version() == TIME_ORDERED
                ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> (Long.SIZE - TIME_BITS))
                        .truncatedTo(ChronoUnit.HOURS)
                        .toString()
                : UNTIMED;
    }

    private long hash(String text) {
        return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                >>> (Long.SIZE - SUM_BITS);
    }
}

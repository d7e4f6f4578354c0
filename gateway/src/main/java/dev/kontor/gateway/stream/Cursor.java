package dev.kontor.gateway.stream;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A place in all fact topics as text for a URL: base64url of a version byte, a CRC-32 of the rest, and for each topic its mark (CRC-32 of the
 * name), the count of its partitions and their next offsets, numbers as LEB128. It does not depend on the gateway that gave it, nor on the
 * topics that were added since: those begin at the oldest position that is still valid, so that nothing of theirs is lost.
 */
final class Cursor {
    private static final byte VERSION = 1;
    /** Some 30 topics of 16 partitions; a cursor of today has about 200 characters. */
    private static final int MAX_CHARACTERS = 4_096;

    private static final int CHECKED_FROM = 1 + Integer.BYTES;
    private static final int MAX_PARTITIONS = 1_024;
    private static final int SEVEN_BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private final Map<Integer, List<Long>> offsetsByMark;

    private Cursor(Map<Integer, List<Long>> offsetsByMark) {
        this.offsetsByMark = offsetsByMark;
    }

    static String of(Positions positions) {
        ByteArrayOutputStream body =
                new ByteArrayOutputStream(positions.layout().size() * 5);
        for (Layout.Topic topic : positions.layout().topics()) {
            body.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(topic.mark()).array());
            write(body, topic.count());
            for (int number = topic.first(); number < topic.first() + topic.count(); number++) {
                write(body, positions.get(number));
            }
        }
        byte[] bytes = ByteBuffer.allocate(CHECKED_FROM + body.size())
                .put(VERSION)
                .putInt(check(body.toByteArray()))
                .put(body.toByteArray())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when a gateway of ours never gave this text, with a message for the caller */
    static Cursor parse(String text) {
        try {
            if (text.length() > MAX_CHARACTERS) {
                throw new IllegalArgumentException("A cursor has at most " + MAX_CHARACTERS + " characters");
            }
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                throw new IllegalArgumentException("This is no cursor of an event stream");
            }
            return read(ByteBuffer.wrap(bytes));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new IllegalArgumentException("This is no cursor of an event stream", e);
        }
    }

    private static Cursor read(ByteBuffer bytes) {
        byte version = bytes.get();
        int check = bytes.getInt();
        byte[] body = new byte[bytes.remaining()];
        bytes.duplicate().get(body);
        if (version != VERSION || check != check(body)) {
            throw new IllegalArgumentException("Not whole");
        }
        Map<Integer, List<Long>> offsetsByMark = new HashMap<>();
        while (bytes.hasRemaining()) {
            int mark = bytes.getInt();
            long count = number(bytes);
            if (count < 1 || count > MAX_PARTITIONS) {
                throw new IllegalArgumentException("Partitions");
            }
            List<Long> offsets = new ArrayList<>();
            for (int partition = 0; partition < count; partition++) {
                offsets.add(number(bytes));
            }
            if (offsetsByMark.put(mark, offsets) != null) {
                throw new IllegalArgumentException("A topic twice");
            }
        }
        return new Cursor(offsetsByMark);
    }

    /** What the cursor says of the partitions that there are now; those it does not know begin at the oldest. */
    Positions positions(Positions oldest) {
        Positions positions = oldest.copy();
        for (Layout.Topic topic : oldest.layout().topics()) {
            List<Long> offsets = offsetsByMark.getOrDefault(topic.mark(), List.of());
            for (int partition = 0; partition < Math.min(topic.count(), offsets.size()); partition++) {
                positions.set(topic.first() + partition, offsets.get(partition));
            }
        }
        return positions;
    }

    private static int check(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }

    private static void write(ByteArrayOutputStream to, long number) {
        long rest = number;
        while (rest > LOW) {
            to.write((int) (rest & LOW) | MORE);
            rest >>>= SEVEN_BITS;
        }
        to.write((int) rest);
    }

    private static long number(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += SEVEN_BITS) {
            byte next = from.get();
            number |= (long) (next & LOW) << shift;
            if ((next & MORE) == 0) {
                if (next == 0 && shift > 0) {
                    throw new IllegalArgumentException("A number longer than needed");
                }
                return number;
            }
        }
        throw new IllegalArgumentException("A number too large");
    }
}

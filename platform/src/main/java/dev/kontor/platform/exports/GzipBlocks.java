package dev.kontor.platform.exports;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One gzip stream (RFC 1952) in blocks of which each can be read alone: header, blocks and trailer one after the other are the compressed
 * text, and every block inflated is a piece of the plain one. So a result is compressed once however it is asked for.
 */
final class GzipBlocks implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** An empty last block (RFC 1951, 3.2.6), then CRC-32 and length. */
    private static final byte[] END = {3, 0};

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final CRC32 checksum = new CRC32();
    private long length;

    static byte[] header() {
        return HEADER.clone();
    }

    /** @param length bytes of the plain text */
    static byte[] trailer(long checksum, long length) {
        return ByteBuffer.allocate(END.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(END)
                .putInt((int) checksum)
                .putInt((int) length)
                .array();
    }

    static byte[] plain(byte[] block) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(block);
            ByteArrayOutputStream plain = new ByteArrayOutputStream(BUFFER);
            byte[] buffer = new byte[BUFFER];
            for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                plain.write(buffer, 0, read);
            }
            return plain.toByteArray();
        } finally {
            inflater.end();
        }
    }

    /** The next block; empty for an empty text. */
    byte[] add(byte[] text) {
        if (text.length == 0) {
            return text;
        }
        checksum.update(text);
        length += text.length;
        deflater.setInput(text);
        ByteArrayOutputStream block = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        int written;
        do {
            written = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            block.write(buffer, 0, written);
        } while (written == buffer.length);
        return block.toByteArray();
    }

    long checksum() {
        return checksum.getValue();
    }

    long length() {
        return length;
    }

    @Override
    public void close() {
        deflater.end();
    }
}

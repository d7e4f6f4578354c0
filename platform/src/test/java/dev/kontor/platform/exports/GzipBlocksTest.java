package dev.kontor.platform.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipBlocksTest {
    private static final int BIG = 300_000;

    @Test
    void allBlocksAreOneGzipStreamAndEachIsAPieceOfTheText() throws IOException, DataFormatException {
        // given
        byte[] noise = new byte[BIG];
        new Random(7).nextBytes(noise);
        List<byte[]> texts = List.of(
                "{\"name\":\"Ābele\"}\n".repeat(5_000).getBytes(StandardCharsets.UTF_8), noise, new byte[] {'\n'});

        // when
        List<byte[]> stored = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(GzipBlocks.header());
        try (GzipBlocks blocks = new GzipBlocks()) {
            for (byte[] text : texts) {
                stored.add(blocks.add(text));
                stream.write(stored.getLast());
            }
            stream.write(GzipBlocks.trailer(blocks.checksum(), blocks.length()));
        }

        // then
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(GzipBlocks.plain(stored.get(i))).as("block %d", i).isEqualTo(texts.get(i));
            expected.write(texts.get(i));
        }
        assertThat(new GZIPInputStream(new ByteArrayInputStream(stream.toByteArray())).readAllBytes())
                .isEqualTo(expected.toByteArray());
        assertThat(stored.getFirst()).hasSizeLessThan(texts.getFirst().length / 20);
    }

    @Test
    void nothingIsAnEmptyStream() throws IOException, DataFormatException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (GzipBlocks blocks = new GzipBlocks()) {
            byte[] block = blocks.add(new byte[0]);
            assertThat(GzipBlocks.plain(block)).isEmpty();
            stream.write(GzipBlocks.header());
            stream.write(block);
            stream.write(GzipBlocks.trailer(blocks.checksum(), blocks.length()));
        }
        assertThat(new GZIPInputStream(new ByteArrayInputStream(stream.toByteArray())).readAllBytes())
                .isEmpty();
    }
}

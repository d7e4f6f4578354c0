package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ManyStreamsIT {
    private static final Logger LOG = Logger.getLogger(ManyStreamsIT.class);
    private static final int STREAMS = 1_000;

    private final ByteBuffer buffer = ByteBuffer.allocate(4_096);

    /** A connection of which only the last that came is kept. */
    private static final class Tap {
        private final SocketChannel channel;
        private String last = "";

        Tap(SocketChannel channel) {
            this.channel = channel;
        }
    }

    @Test
    void aThousandStreamsHearOfOneFact() throws IOException {
        // given
        EventClient.awaitLog(Surroundings.realm().token("integrator"));
        await().untilAsserted(() -> assertThat(openStreams()).isZero());
        long direct = direct();
        List<Tap> taps = new ArrayList<>();
        for (int i = 0; i < STREAMS; i += Surroundings.CALLER_STREAMS) {
            String token = Surroundings.realm().token("integrator");
            for (int j = 0; j < Surroundings.CALLER_STREAMS; j++) {
                taps.add(open(token));
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> all(taps, ": open\n\n"));
        assertThat(openStreams()).isEqualTo(STREAMS);
        taps.forEach(tap -> tap.last = "");
        long heap = heap();
        long beside = Math.max(0, direct() - direct);

        // when
        String id = Surroundings.log().write("kontor.deals.deal.won.v1", UUID.randomUUID());

        // then
        await().atMost(Duration.ofSeconds(30)).until(() -> all(taps, id));
        HttpResponse<String> refused = Caller.get(Surroundings.realm().token("integrator"), "/api/v1/events");
        AccessIT.assertProblem(refused, 503, "streams-full");
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        for (Tap tap : taps) {
            tap.channel.close();
        }
        await().untilAsserted(() -> assertThat(openStreams()).isZero());
        taps.clear();
        LOG.infof(
                "Memory of each of %d streams, both ends: %,d bytes of heap, %,d beside it",
                STREAMS, (heap - heap()) / STREAMS, beside / STREAMS);
    }

    private static Tap open(String token) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), Caller.port()));
        channel.write(ByteBuffer.wrap(
                EventClient.head(token, "", "").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
        return new Tap(channel);
    }

    private boolean all(List<Tap> taps, String text) throws IOException {
        boolean all = true;
        for (Tap tap : taps) {
            buffer.clear();
            if (tap.channel.read(buffer) > 0) {
                tap.last += new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            }
            all &= tap.last.contains(text);
        }
        return all;
    }

    private static int openStreams() {
        String metrics = Caller.get(Surroundings.realm().token("administrator"), "/q/metrics")
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("kontor_gateway_events_open "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}

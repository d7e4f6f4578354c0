package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FROZEN = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        new ChildProcess("sleeper", folder).kill();
    }

    @Test
    void isFoundAgainByItsFolder() {
        // given
        new ChildProcess("sleeper", folder).start(List.of("sleep", "60"), Map.of());
        // when
        ChildProcess again = new ChildProcess("sleeper", folder);
        // then
        assertThat(again.isAlive()).isTrue();
        again.kill();
        assertThat(again.isAlive()).isFalse();
    }

    @Test
    void isNotMistakenForAnotherProcessThatGotItsPid() throws IOException {
        // given
        Files.writeString(folder.resolve("pid"), ProcessHandle.current().pid() + " 1000\n");
        // when, then
        assertThat(new ChildProcess("sleeper", folder).isAlive()).isFalse();
    }

    @Test
    void isKilledWhenItDoesNotListen() {
        // given
        ChildProcess deaf = new ChildProcess("sleeper", folder);
        deaf.start(List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"), Map.of());
        deaf.awaitUntil("has set its trap", PATIENCE, () -> deaf.lastWords().contains("deaf"));
        // when
        boolean orderly = deaf.stop("TERM", Duration.ofMillis(500));
        // then
        assertThat(orderly).isFalse();
        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void doesNothingWhileItIsFrozen() throws IOException {
        // given
        ChildProcess ticking = new ChildProcess("sleeper", folder);
        ticking.start(List.of("sh", "-c", "while :; do echo tick; sleep 0.01; done"), Map.of());
        ticking.awaitUntil("ticks", PATIENCE, () -> ticking.lastWords().contains("tick"));
        // when
        ticking.freeze();
        long ticked = Files.size(ticking.logFile());
        LockSupport.parkNanos(FROZEN.toNanos());
        // then
        assertThat(ticking.isAlive()).isTrue();
        assertThat(ticking.logFile()).hasSize(ticked);
        ticking.thaw();
        ticking.awaitUntil(
                "ticks again", PATIENCE, () -> ticking.logFile().toFile().length() > ticked);
    }

    @Test
    void tellsItsLastWordsWhenItDies() {
        // given
        ChildProcess dying = new ChildProcess("sleeper", folder);
        dying.start(List.of("sh", "-c", "echo no room left; exit 3"), Map.of());
        // when, then
        assertThatThrownBy(() -> dying.awaitUntil("is healthy", PATIENCE, () -> false))
                .isInstanceOf(LocalPartException.class)
                .hasMessageContaining("sleeper has died")
                .hasMessageContaining("no room left")
                .hasMessageContaining(folder.resolve("log").toString());
    }
}

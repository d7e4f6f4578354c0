package dev.kontor.telephony.pbx.ami;

import dev.kontor.telephony.number.NumberPlan;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Asterisk's manager interface. Comes back by itself for ever: an Asterisk that is away, or does not know us yet, is
 * an ordinary state of things and keeps nothing else from working.
 */
@ApplicationScoped
class AmiLink {
    private static final Logger LOG = Logger.getLogger(AmiLink.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration PING_EACH = Duration.ofSeconds(10);

    private final AmiBacklog backlog;
    private final AmiMapping mapping;
    private final Clock clock;
    private final AmiAccount account;
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Instant connectedAt;

    record AmiAccount(Optional<String> host, int port, Optional<String> username, Optional<String> secret) {}

    AmiLink(
            AmiBacklog backlog,
            NumberPlan numbers,
            Clock clock,
            @ConfigProperty(name = "kontor.ami.host") Optional<String> host,
            @ConfigProperty(name = "kontor.ami.port") int port,
            @ConfigProperty(name = "kontor.ami.username") Optional<String> username,
            @ConfigProperty(name = "kontor.ami.secret") Optional<String> secret) {
        this.backlog = backlog;
        this.mapping = new AmiMapping(numbers);
        this.clock = clock;
        this.account = new AmiAccount(host, port, username, secret);
    }

    void start(@Observes StartupEvent event) {
        if (enabled()) {
            threads.add(Thread.ofPlatform().daemon().name("ami-backlog").start(backlog::drain));
            threads.add(Thread.ofPlatform().daemon().name("ami-link").start(this::keepConnected));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    boolean enabled() {
        return account.host().isPresent();
    }

    /** Null while Asterisk is away. */
    @Nullable
    Instant connectedAt() {
        return connectedAt;
    }

    private void keepConnected() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                if (connectOnce()) {
                    pause = FIRST_PAUSE;
                }
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connects and stays until the connection breaks; true when there was one. */
    private boolean connectOnce() throws InterruptedException {
        CountDownLatch broken = new CountDownLatch(1);
        DefaultManagerConnection connection = connection(broken);
        try {
            connection.login();
            connectedAt = clock.instant();
            LOG.infof("Listening to Asterisk at %s:%d", connection.getHostname(), connection.getPort());
            stayUntil(broken, connection);
            return true;
        } catch (IOException | AuthenticationFailedException | TimeoutException | IllegalStateException e) {
            LOG.warnf("Asterisk at %s:%d: %s", connection.getHostname(), connection.getPort(), e.getMessage());
            return false;
        } finally {
            connectedAt = null;
            logOff(connection);
        }
    }

    /** A host that vanishes closes no connection: only a ping without answer shows it. */
    private static void stayUntil(CountDownLatch broken, DefaultManagerConnection connection)
            throws InterruptedException {
        try {
            while (!broken.await(PING_EACH.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.sendAction(new PingAction());
            }
            LOG.warn("Asterisk has gone");
        } catch (IOException | TimeoutException | IllegalStateException e) {
            LOG.warnf("Asterisk does not answer: %s", e.getMessage());
        }
    }

    private DefaultManagerConnection connection(CountDownLatch broken) {
        DefaultManagerConnection connection = new DefaultManagerConnection(
                account.host().orElseThrow(),
                account.port(),
                account.username().orElse(""),
                account.secret().orElse(""));
        connection.setSocketTimeout((int) CONNECT_WITHIN.toMillis());
        AmiEvents.READ.forEach(connection::registerUserEventClass);
        connection.addEventListener(event -> heard(event, broken));
        return connection;
    }

    private void heard(ManagerEvent event, CountDownLatch broken) {
        if (event instanceof DisconnectEvent) {
            broken.countDown();
        }
        mapping.signals(event, clock.instant()).forEach(backlog::add);
    }

    /** Also ends the library's own reconnecting, which knows no patience. */
    private static void logOff(DefaultManagerConnection connection) {
        try {
            connection.logoff();
        } catch (IllegalStateException e) {
            LOG.debugf("Was not connected: %s", e.getMessage());
        }
    }
}

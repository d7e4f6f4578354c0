package dev.kontor.notification.webhook;

import dev.kontor.platform.security.SecretSeal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals with the present key what was stored before secrets were sealed, or under a key that is to go. It runs before anything is sent,
 * and opens every secret once: without the keys the service does not start, rather than fail at each delivery.
 */
@Singleton
class SealSecrets {
    private static final int BEFORE_THE_SENDING = 2;
    private static final String READ = "select id, secret, old_secret from webhook order by id for update";
    private static final String WRITE = "update webhook set secret = ?, old_secret = ? where id = ?";

    private final AgroalDataSource dataSource;
    private final SecretSeal seal;

    SealSecrets(AgroalDataSource dataSource, SecretSeal seal) {
        this.dataSource = dataSource;
        this.seal = seal;
    }

    void seal(@Observes @Priority(BEFORE_THE_SENDING) StartupEvent start) throws SQLException {
        sealAll();
    }

    /** Returns how many webhooks have been written. Fails without a key even when there is nothing to seal. */
    int sealAll() throws SQLException {
        seal.seal("", "nobody");
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            int written = sealAll(connection);
            connection.commit();
            return written;
        }
    }

    private int sealAll(Connection connection) throws SQLException {
        int count = 0;
        try (PreparedStatement read = connection.prepareStatement(READ);
                PreparedStatement write = connection.prepareStatement(WRITE);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                UUID id = rows.getObject("id", UUID.class);
                String secret = rows.getString("secret");
                String oldSecret = rows.getString("old_secret");
                String present = current(secret, id);
                String oldPresent = oldSecret == null ? null : current(oldSecret, id);
                if (!present.equals(secret) || isOther(oldPresent, oldSecret)) {
                    write.setString(1, present);
                    write.setString(2, oldPresent);
                    write.setObject(3, id);
                    count += write.executeUpdate();
                }
            }
        }
        return count;
    }

    private String current(String stored, UUID id) {
        String plain = seal.isSealed(stored) ? Secret.opened(stored, id, seal) : stored;
        return seal.isCurrent(stored) ? stored : Secret.sealed(plain, id, seal);
    }

    private static boolean isOther(@Nullable String present, @Nullable String stored) {
        return present != null && !present.equals(stored);
    }
}

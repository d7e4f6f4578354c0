package dev.kontor.notification.webhook.guard;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** As the machine resolves names. */
@Singleton
class SystemResolver implements Resolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }
}

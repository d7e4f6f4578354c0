package dev.kontor.notification.webhook.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name; blocks. */
public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}

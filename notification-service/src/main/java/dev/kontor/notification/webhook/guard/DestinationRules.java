package dev.kontor.notification.webhook.guard;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where webhooks may go: by https, to a web port, and only if every address of the name is public. What is on the allow-list, by name or
 * with all its addresses, may also be inside and speak plain http.
 */
public final class DestinationRules {
    private final Set<String> names = new HashSet<>();
    private final List<Cidr> blocks = new ArrayList<>();

    /** @param allowed host names and CIDR blocks */
    public DestinationRules(List<String> allowed) {
        for (String entry : allowed) {
            if (Cidr.isLiteral(entry.split("/", -1)[0])) {
                blocks.add(Cidr.parse(entry));
            } else {
                names.add(entry.toLowerCase(Locale.ROOT));
            }
        }
    }

    /**
     * The address to connect to. Fails with {@link Refused}.
     *
     * @param addresses all that the name has, at least one
     */
    public InetAddress choose(Destination to, InetAddress... addresses) {
        boolean allowed = names.contains(to.host()) || Stream.of(addresses).allMatch(this::isAllowed);
        if (!allowed) {
            refuseUnlessPublic(to, addresses);
        }
        return addresses[0];
    }

    /** What can be said of a destination whose name cannot be resolved at present. */
    public void checkUnresolved(Destination to) {
        if (!names.contains(to.host())) {
            refuseUnlessWeb(to);
        }
    }

    private static void refuseUnlessPublic(Destination to, InetAddress... addresses) {
        refuseUnlessWeb(to);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contains(address)) {
                throw new Refused("address", "must not lead to " + address.getHostAddress() + ", which is not public");
            }
        }
    }

    private static void refuseUnlessWeb(Destination to) {
        if (!to.tls()) {
            throw new Refused("scheme", "must begin with https://");
        }
        if (!to.isPortForWeb()) {
            throw new Refused("port", "must not lead to port " + to.port());
        }
    }

    private boolean isAllowed(InetAddress address) {
        byte[] bytes = address.getAddress();
        return blocks.stream().anyMatch(block -> block.contains(bytes));
    }
}

package dev.kontor.notification.webhook.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses lie in the public internet, by IANA's special-purpose registries (RFC 6890). An address that carries an IPv4 address
 * inside is as public as that one; of IPv6 only what is given out as global unicast counts.
 */
final class PublicAddresses {
    private static final int IPV4_BYTES = 4;
    private static final int NAT64_AT = 12;
    private static final int SIX_TO_FOUR_AT = 2;
    private static final List<Cidr> SPECIAL_IPV4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carriers' NAT
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local, and clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast
    private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");
    private static final List<Cidr> SPECIAL_IPV6 = blocks(
            "2001::/23", // Teredo, ORCHID and other protocols' own
            "2001:db8::/32",
            "3fff::/20"); // documentation
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        // Java reads the IPv4-mapped form ::ffff:a.b.c.d as the IPv4 address that it is.
        return contains(address.getAddress());
    }

    private static boolean contains(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return SPECIAL_IPV4.stream().noneMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return contains(Arrays.copyOfRange(address, NAT64_AT, NAT64_AT + IPV4_BYTES));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return contains(Arrays.copyOfRange(address, SIX_TO_FOUR_AT, SIX_TO_FOUR_AT + IPV4_BYTES));
        }
        return GLOBAL_UNICAST.contains(address) && SPECIAL_IPV6.stream().noneMatch(block -> block.contains(address));
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}

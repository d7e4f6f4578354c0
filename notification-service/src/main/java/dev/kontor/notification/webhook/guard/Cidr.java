package dev.kontor.notification.webhook.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses: {@code 10.0.0.0/8}, {@code fc00::/7}; a bare address is a block of one. */
final class Cidr {
    private static final Pattern LITERAL = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    static Cidr parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !isLiteral(parts[0])) {
            throw new IllegalArgumentException(text + " is no block of addresses");
        }
        try {
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? network.length * Byte.SIZE : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > network.length * Byte.SIZE) {
                throw new IllegalArgumentException(text + " is no block of addresses");
            }
            return new Cidr(network, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no block of addresses", e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if (((address[i / Byte.SIZE] ^ network[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

package dev.kontor.gateway.limit;

/**
 * Text {@code perSecond/burst}.
 *
 * @param perSecond requests a second for ever
 * @param burst requests at once after a rest
 */
public record Rate(long perSecond, long burst) {
    public Rate {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("A rate and its burst are at least 1");
        }
    }

    /** Called by the configuration. */
    public static Rate valueOf(String text) {
        int slash = text.indexOf('/');
        return new Rate(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }
}

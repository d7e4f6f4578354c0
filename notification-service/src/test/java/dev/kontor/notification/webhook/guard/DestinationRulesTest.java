package dev.kontor.notification.webhook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationRulesTest {
    private static final String PUBLIC = "93.184.216.34";

    private final DestinationRules rules =
            new DestinationRules(List.of("Receiver.Test", "127.0.0.1/32", "10.1.0.0/16", "fd00:1::/64"));
    private final DestinationRules strict = new DestinationRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::10.0.0.1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anInnerAddressIsRefused(String address) throws UnknownHostException {
        Destination to = Destination.parse("https://hooks.example.com/in");

        assertThatThrownBy(() -> strict.choose(to, ip(address)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("address"));
        assertThatThrownBy(() -> strict.choose(to, ip(PUBLIC), ip(address)))
                .as("one of several")
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PUBLIC,
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:2800:220:1::1",
                "2a00:1450::1",
                "::ffff:93.184.216.34",
                "64:ff9b::93.184.216.34",
                "2002:5db8:d822::1"
            })
    void aPublicAddressIsTaken(String address) throws UnknownHostException {
        Destination to = Destination.parse("https://hooks.example.com/in");

        assertThat(strict.choose(to, ip(address))).isEqualTo(ip(address));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.com/, scheme",
        "https://hooks.example.com:22/, port",
        "https://hooks.example.com:25/, port",
    })
    void onlyHttpsToAWebPort(String url, String code) {
        Destination to = Destination.parse(url);

        assertThatThrownBy(() -> strict.choose(to, ip(PUBLIC)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
        assertThatThrownBy(() -> strict.checkUnresolved(to)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://hooks.example.com/, scheme",
        "hooks.example.com/in, scheme",
        "https:///in, host",
        "https://user:key@hooks.example.com/, credentials",
        "https://user@hooks.example.com/, credentials",
        "https://hooks.example.com/#part, fragment",
        "https://hooks.example.com:0/, port",
        "https://hooks.example.com:70000/, port",
        "https://[fe80::1%25eth0]/, host",
        "https://exa mple.com/, url",
        "file:///etc/passwd, scheme"
    })
    void whatIsNoPlainUrlIsRefused(String url, String code) {
        assertThatThrownBy(() -> Destination.parse(url))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void whatIsAllowedMayBeInside() throws UnknownHostException {
        assertThat(rules.choose(Destination.parse("http://receiver.test:81/"), ip("192.168.1.1")))
                .isEqualTo(ip("192.168.1.1"));
        assertThat(rules.choose(Destination.parse("http://127.0.0.1:9000/"), ip("127.0.0.1")))
                .isEqualTo(ip("127.0.0.1"));
        assertThatCode(() -> rules.checkUnresolved(Destination.parse("http://receiver.test/")))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.choose(Destination.parse("http://[fd00:1::5]/"), ip("fd00:1::5")))
                .doesNotThrowAnyException();
    }

    @Test
    void aBlockAllowsNoNeighbour() {
        assertThatThrownBy(() -> rules.choose(Destination.parse("https://a.example/"), ip("10.2.0.1")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> rules.choose(Destination.parse("https://a.example/"), ip("10.1.0.1"), ip("10.2.0.1")))
                .as("every address must be allowed")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> rules.choose(Destination.parse("https://a.example/"), ip("127.0.0.2")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aUrlIsTakenApart() {
        assertThat(Destination.parse("HTTPS://Hooks.Example.COM?a=%20b"))
                .isEqualTo(new Destination(true, "hooks.example.com", 443, "/?a=%20b"));
        assertThat(Destination.parse("http://[::1]:8080/x/y")).isEqualTo(new Destination(false, "::1", 8080, "/x/y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/8/8", "::/129", "10.0.0.0/-1"})
    void aBlockThatIsNoneIsRefusedAtStart(String block) {
        assertThatThrownBy(() -> new DestinationRules(List.of(block))).isInstanceOf(IllegalArgumentException.class);
    }

    private static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}

package dev.kontor.demo.client;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/** The platform's one door. Everything the demo does goes through it as somebody. */
public final class Gateway {
    private final URI url;
    private final Http http = new Http();
    private final Tokens tokens;

    public Gateway(Credentials credentials, Clock clock) {
        this.url = credentials.gatewayUrl();
        this.tokens = new Tokens(credentials, http, clock);
    }

    /** Requests of a person who logs in with a password. */
    public Session as(String username) {
        return session(() -> tokens.ofUser(username));
    }

    /** Requests of a machine: the PBX, an integrator. */
    public Session asClient(String clientId) {
        return session(() -> tokens.ofClient(clientId));
    }

    public URI url() {
        return url;
    }

    private Session session(Supplier<String> token) {
        return new Session(url, http, token);
    }
}

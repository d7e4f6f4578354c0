package dev.kontor.notification.webhook;

import dev.kontor.platform.access.Owned;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A receiver of events over HTTP. Verbs change it and return what happened. */
@Entity
@SuppressWarnings("UnusedVariable") // what those who send read by SQL
public class Webhook implements Aggregate, Owned {
    @Id
    private UUID id;

    private long version;
    private UUID ownerId;

    /** As the owner's token had them at the registration. */
    @Nullable
    private String ownerClient;

    private String[] ownerRoles;
    private String[] ownerScopes;
    private String url;

    @Nullable
    private String description;

    private String[] types;
    private String[] subjects;

    @Nullable
    private String expression;

    /** Codes and not the enums, so that a filter compares like with like. */
    private String mode;

    private String state;

    @Nullable
    private String reason;

    /** Both sealed. */
    private String secret;

    @Nullable
    private String oldSecret;

    @Nullable
    private Instant oldSecretUntil;

    /** In a row; counted by those who send. */
    private int failures;

    @Nullable
    private Instant probeAt;

    private Instant stateSince;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Webhook() {}

    private Webhook(UUID id, Subject owner, WebhookFields fields, String sealedSecret, Instant now) {
        this.id = id;
        this.ownerId = owner.id();
        this.ownerClient = owner.client();
        this.ownerRoles = owner.roles().toArray(String[]::new);
        this.ownerScopes = owner.scopes().toArray(String[]::new);
        this.secret = sealedSecret;
        this.state = WebhookState.ACTIVE.code();
        this.stateSince = now;
        this.createdAt = now;
        take(fields, now);
    }

    static Webhook of(UUID id, Subject owner, WebhookFields fields, String sealedSecret, Instant now) {
        return new Webhook(id, owner, fields, sealedSecret, now);
    }

    WebhookFact registered() {
        return new WebhookFact.Registered(ownerId, List.of(types), mode);
    }

    List<WebhookFact> revise(WebhookFields fields, List<String> changed, Instant now) {
        if (changed.isEmpty()) {
            return List.of();
        }
        take(fields, now);
        return List.of(new WebhookFact.Revised(List.of(types), mode, changed));
    }

    /** Takes a new secret; until the given time what is sent is signed with the old one too. */
    WebhookFact rotateSecret(String sealedSecret, Instant oldUntil, Instant now) {
        oldSecret = secret;
        oldSecretUntil = oldUntil;
        secret = sealedSecret;
        updatedAt = now;
        return new WebhookFact.SecretRotated(oldUntil);
    }

    /** Opens the circuit. */
    List<WebhookFact> suspend(String why, Instant nextProbeAt, Instant now) {
        if (state() != WebhookState.ACTIVE) {
            return List.of();
        }
        move(WebhookState.SUSPENDED, why, now);
        probeAt = nextProbeAt;
        return List.of(new WebhookFact.Suspended(failures, why));
    }

    /** Closes the circuit, after a success. */
    List<WebhookFact> resume(Instant now) {
        if (state() != WebhookState.SUSPENDED) {
            return List.of();
        }
        move(WebhookState.ACTIVE, null, now);
        return List.of(new WebhookFact.Resumed());
    }

    /** Starts again by the owner's word, whatever stopped it. */
    List<WebhookFact> enable(Instant now) {
        if (state() == WebhookState.ACTIVE) {
            return List.of();
        }
        move(WebhookState.ACTIVE, null, now);
        return List.of(new WebhookFact.Enabled());
    }

    List<WebhookFact> disable(String why, Instant now) {
        if (state() == WebhookState.DISABLED) {
            return List.of();
        }
        move(WebhookState.DISABLED, why, now);
        return List.of(new WebhookFact.Disabled(why));
    }

    /** Lets the next look at a suspended one be a probe. Fails when it is disabled. */
    public void tryNow(Instant now) {
        if (state() == WebhookState.DISABLED) {
            throw Problem.of(PlatformError.CONFLICT, "The webhook is disabled; enable it first");
        }
        if (state() == WebhookState.SUSPENDED) {
            probeAt = now;
        }
    }

    private void move(WebhookState next, @Nullable String why, Instant now) {
        state = next.code();
        stateSince = now;
        updatedAt = now;
        reason = why;
        probeAt = null;
        failures = next == WebhookState.ACTIVE ? 0 : failures;
    }

    private void take(WebhookFields fields, Instant now) {
        url = fields.url();
        description = fields.description();
        types = fields.types().toArray(String[]::new);
        subjects = fields.subjects().stream().map(UUID::toString).toArray(String[]::new);
        expression = fields.expression();
        mode = fields.mode().code();
        updatedAt = now;
    }

    WebhookFields fields() {
        List<UUID> about = Stream.of(subjects).map(UUID::fromString).toList();
        return new WebhookFields(url, description, List.of(types), about, expression, WebhookMode.of(mode));
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    @Override
    public UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return null;
    }

    public WebhookState state() {
        return WebhookState.of(state);
    }

    public String url() {
        return url;
    }

    @Nullable
    Instant oldSecretUntil() {
        return oldSecretUntil;
    }

    public int failures() {
        return failures;
    }

    public @Nullable String reason() {
        return reason;
    }

    public Instant stateSince() {
        return stateSince;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}

package dev.kontor.local;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The configuration of each service, by the names that hold on Kubernetes too. */
final class ServiceEnvironment {
    private static final String MAIL_FROM = "kontor@kontor.example";
    /** Birthdays are congratulated at once, so that the demo need not wait for the morning. */
    private static final String BIRTHDAY_TIME = "00:00";

    private ServiceEnvironment() {}

    static Map<String, String> of(KontorService service, int port, StackPlace place, Credentials credentials) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", place.issuer());
        environment.put("KONTOR_PUBLIC_URL", place.gatewayUrl());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", place.bootstrapServers());
        if (service != KontorService.GATEWAY) {
            database(service, place, credentials, environment);
        }
        switch (service) {
            case GATEWAY ->
                KontorService.publishers()
                        .forEach(other -> environment.put(
                                "KONTOR_SERVICES_" + other.name().toUpperCase(Locale.ROOT) + "_URL",
                                StackPlace.http(place.port(other))));
            case ACTIVITY -> {
                environment.put("KONTOR_KEYCLOAK_URL", place.keycloakUrl());
                environment.put("KONTOR_KEYCLOAK_CLIENT_ID", "kontor-activity");
                environment.put("KONTOR_KEYCLOAK_CLIENT_SECRET", credentials.clientSecret("kontor-activity"));
            }
            case TELEPHONY -> {
                environment.put("KONTOR_AMI_HOST", Ports.HOST);
                environment.put("KONTOR_AMI_PORT", Integer.toString(place.pbxPort()));
                environment.put("KONTOR_AMI_USERNAME", credentials.ami("username"));
                environment.put("KONTOR_AMI_SECRET", credentials.ami("secret"));
                environment.put("KONTOR_CALL_EVENTS_SECRET", credentials.callEventsSecret());
            }
            case NOTIFICATION -> {
                environment.put("KONTOR_SMTP_HOST", Ports.HOST);
                environment.put("KONTOR_SMTP_PORT", Integer.toString(place.smtpPort()));
                environment.put("KONTOR_MAIL_FROM", MAIL_FROM);
                environment.put("KONTOR_BIRTHDAY_TIME", BIRTHDAY_TIME);
                environment.put("KONTOR_SECRETS_KEY", credentials.secretsKey());
                // Receivers on this machine; everywhere else a webhook must not reach inside.
                environment.put("KONTOR_WEBHOOKS_ALLOWED_HOSTS", Ports.HOST + "/32");
            }
            default -> {
                // The common settings suffice.
            }
        }
        return environment;
    }

    private static void database(
            KontorService service, StackPlace place, Credentials credentials, Map<String, String> environment) {
        environment.put("KONTOR_DB_HOST", Ports.HOST);
        environment.put("KONTOR_DB_PORT", Integer.toString(place.postgresPort()));
        environment.put("KONTOR_DB_NAME", service.word());
        environment.put("KONTOR_DB_USER", service.word());
        environment.put("KONTOR_DB_PASSWORD", credentials.databasePassword(service.word()));
    }
}

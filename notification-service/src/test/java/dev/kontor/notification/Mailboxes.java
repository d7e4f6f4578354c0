package dev.kontor.notification;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real SMTP server at the port the service knows, with a mailbox for whoever is written to. */
public final class Mailboxes implements AutoCloseable {
    private static final long STARTUP_MILLIS = 20_000;

    private final GreenMail server = new GreenMail(smtp())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    /** A letter as its reader sees it. */
    public record Mail(String messageId, String subject, String language, String text, String html) {}

    private Mailboxes() {}

    public static Mailboxes open() {
        Mailboxes opened = new Mailboxes();
        opened.server.start();
        return opened;
    }

    private static ServerSetup smtp() {
        ServerSetup smtp = new ServerSetup(port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(STARTUP_MILLIS);
        return smtp;
    }

    static int port() {
        return ConfigProvider.getConfig().getValue("kontor.smtp.port", Integer.class);
    }

    public List<Mail> of(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Mailboxes::read)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .map(Address::toString)
                    .anyMatch(address::equals);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail read(MimeMessage message) {
        try {
            return new Mail(
                    message.getMessageID(),
                    message.getSubject(),
                    String.join("", message.getHeader("Content-Language")),
                    part(message, "text/plain"),
                    part(message, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Part part, String type) {
        return texts(part, type).findFirst().orElseThrow();
    }

    private static Stream<String> texts(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return Stream.of((String) part.getContent());
            }
            if (!(part.getContent() instanceof Multipart parts)) {
                return Stream.empty();
            }
            Stream<String> found = Stream.empty();
            for (int i = 0; i < parts.getCount(); i++) {
                found = Stream.concat(found, texts(parts.getBodyPart(i), type));
            }
            return found;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.kontor.demo.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One message of the Asterisk manager interface: ordered headers, framed by CRLF and closed by an empty line. */
public record AmiMessage(List<Header> headers) {
    private static final String END_OF_LINE = "\r\n";

    /** One line of a message; a name may occur more than once. */
    public record Header(String name, String value) {}

    public AmiMessage {
        headers = List.copyOf(headers);
    }

    static AmiMessage event(String name, String privilege) {
        return new AmiMessage(List.of(new Header("Event", name), new Header("Privilege", privilege)));
    }

    static AmiMessage response(String kind) {
        return new AmiMessage(List.of(new Header("Response", kind)));
    }

    AmiMessage with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new AmiMessage(more);
    }

    AmiMessage withAll(Map<String, String> values) {
        List<Header> more = new ArrayList<>(headers);
        values.forEach((name, value) -> more.add(new Header(name, value)));
        return new AmiMessage(more);
    }

    /** The first value of a header; names are compared without case, as Asterisk does. */
    public Optional<String> value(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The name of the event, empty for a response. */
    public String event() {
        return value("Event").orElse("");
    }

    /** The bytes' text on the wire. */
    public String wire() {
        StringBuilder text = new StringBuilder();
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append(END_OF_LINE));
        return text.append(END_OF_LINE).toString();
    }
}

package dev.kontor.demo.pbx;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One leg of a call as Asterisk knows it. Every event about a leg carries the whole snapshot, so a leg keeps its state and
 * each event is written from it: that is what makes the scripts agree with themselves.
 */
final class PbxChannel {
    static final String UNKNOWN = "<unknown>";

    final String name;
    final String uniqueId;
    String linkedId;
    ChannelState state;
    String callerNumber = UNKNOWN;
    String callerName = UNKNOWN;
    String connectedNumber = UNKNOWN;
    String connectedName = UNKNOWN;
    String context;
    String extension;
    int priority = 1;

    PbxChannel(String name, String uniqueId, String linkedId, ChannelState state, String context, String extension) {
        this.name = name;
        this.uniqueId = uniqueId;
        this.linkedId = linkedId;
        this.state = state;
        this.context = context;
        this.extension = extension;
    }

    PbxChannel identifiedAs(Line line) {
        callerNumber = line.number();
        callerName = line.name();
        return this;
    }

    PbxChannel connectedTo(PbxChannel other) {
        connectedNumber = other.callerNumber;
        connectedName = other.callerName;
        return this;
    }

    Map<String, String> snapshot() {
        return snapshot("");
    }

    /** The snapshot's headers, each name behind the prefix ("Dest", "Transferee" …). */
    Map<String, String> snapshot(String prefix) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(prefix + "Channel", name);
        headers.put(prefix + "ChannelState", Integer.toString(state.number));
        headers.put(prefix + "ChannelStateDesc", state.description);
        headers.put(prefix + "CallerIDNum", callerNumber);
        headers.put(prefix + "CallerIDName", callerName);
        headers.put(prefix + "ConnectedLineNum", connectedNumber);
        headers.put(prefix + "ConnectedLineName", connectedName);
        headers.put(prefix + "Language", "en");
        headers.put(prefix + "AccountCode", "");
        headers.put(prefix + "Context", context);
        headers.put(prefix + "Exten", extension);
        headers.put(prefix + "Priority", Integer.toString(priority));
        headers.put(prefix + "Uniqueid", uniqueId);
        headers.put(prefix + "Linkedid", linkedId);
        return headers;
    }
}

package dev.kontor.demo.pbx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The place where two legs hear each other. */
final class PbxBridge {
    final String uniqueId;
    final List<PbxChannel> members = new ArrayList<>();

    PbxBridge(String uniqueId) {
        this.uniqueId = uniqueId;
    }

    Map<String, String> snapshot(String prefix) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(prefix + "BridgeUniqueid", uniqueId);
        headers.put(prefix + "BridgeType", "basic");
        headers.put(prefix + "BridgeTechnology", "simple_bridge");
        headers.put(prefix + "BridgeCreator", PbxChannel.UNKNOWN);
        headers.put(prefix + "BridgeName", PbxChannel.UNKNOWN);
        headers.put(prefix + "BridgeNumChannels", Integer.toString(members.size()));
        headers.put(prefix + "BridgeVideoSourceMode", "none");
        return headers;
    }
}

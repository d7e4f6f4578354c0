package dev.kontor.local.verify;

import java.util.List;

/**
 * What was found of a service's audit trail.
 *
 * @param head the hash of the last entry, for who wants to keep it elsewhere; a dash if there is none
 * @param faults empty if the trail holds
 */
public record ChainProof(String service, long entries, String head, List<String> faults) {
    public boolean holds() {
        return faults.isEmpty();
    }
}

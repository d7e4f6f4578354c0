package dev.kontor.platform.rebuild;

import dev.kontor.platform.inbox.Source;
import java.util.List;

/**
 * A projection: tables that hold nothing but what topics tell, in which the same records in any number of repetitions end as the same rows.
 * A bean of it is all that a service needs to have it rebuilt.
 */
public interface Rebuildable {
    /** As in the path and the command: {@code timeline}. */
    String projection();

    /** All that its sources write, and nothing else writes. */
    List<String> tables();

    /** Each topic belongs to one of them. */
    List<Source> sources();
}

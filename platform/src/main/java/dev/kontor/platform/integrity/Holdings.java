package dev.kontor.platform.integrity;

import java.util.List;

/** What a service can prove; a service has one bean of it. */
public interface Holdings {
    List<Holding> all();
}

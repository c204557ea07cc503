package io.bask.client;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one call holds of locks and leases, so that those it forgets are given back when it ends. Not thread-safe. */
final class Holdings {
    private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

    private final List<Held> held = new ArrayList<>();

    void add(Held thing) {
        held.add(thing);
    }

    void remove(Held thing) {
        held.remove(thing);
    }

    void giveBack(String key) {
        for (Held thing : List.copyOf(held)) {
            LOG.warn("{} ended without giving back {}; it is given back now", key, thing);
            thing.giveBack();
        }
    }

    /** Something held. */
    interface Held {
        void giveBack();
    }
}

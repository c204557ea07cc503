package io.bask.bag.io;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A record, or what is wrong with it.
 *
 * @param <R> type of the records
 * @param value the record; null where it is bad, or is null itself
 * @param bad what is wrong; null where nothing is
 */
public record Parsed<R>(@Nullable R value, @Nullable BadRecord bad) implements Serializable {
    /** Whether nothing is wrong. */
    public boolean isGood() {
        return bad == null;
    }
}

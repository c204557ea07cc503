package io.bask.avro;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A record, or a piece of a file where records should have been.
 *
 * @param <R> type of the records
 * @param value the record; null where it is bad
 * @param bad what is wrong; null where nothing is
 */
public record AvroParsed<R>(@Nullable R value, @Nullable BadBlock bad) implements Serializable {
    /** Whether nothing is wrong. */
    public boolean isGood() {
        return bad == null;
    }
}

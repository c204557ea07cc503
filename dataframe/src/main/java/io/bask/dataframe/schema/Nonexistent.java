package io.bask.dataframe.schema;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What becomes of a time of day that clocks never show, because they were put forward, when it is given a time zone.
 *
 * @param kind what is done
 * @param by how far it is moved, where it is moved by a time; else zero
 */
public record Nonexistent(Kind kind, Duration by) implements Serializable {
    /** What is done with it. */
    public enum Kind {
        /** An error that shows the time. */
        ERROR,
        /** A missing value. */
        NAT,
        /** The first moment behind the gap. */
        SHIFT_FORWARD,
        /** The last nanosecond before the gap. */
        SHIFT_BACKWARD,
        /** The time moved by a duration, which must exist. */
        SHIFT
    }

    /** An error that shows the time. */
    public static final Nonexistent ERROR = new Nonexistent(Kind.ERROR, Duration.ZERO);

    /** A missing value. */
    public static final Nonexistent NAT = new Nonexistent(Kind.NAT, Duration.ZERO);

    /** The first moment behind the gap. */
    public static final Nonexistent SHIFT_FORWARD = new Nonexistent(Kind.SHIFT_FORWARD, Duration.ZERO);

    /** The last nanosecond before the gap. */
    public static final Nonexistent SHIFT_BACKWARD = new Nonexistent(Kind.SHIFT_BACKWARD, Duration.ZERO);

    /** Checks that the parts are there. */
    public Nonexistent {
        Objects.requireNonNull(kind, "kind is null; say what is done with times that do not exist");
        Objects.requireNonNull(by, "by is null; give the duration by which times that do not exist are moved");
    }

    /** The time moved by a duration; where it does not exist then either, it is an error. */
    public static Nonexistent shift(Duration by) {
        return new Nonexistent(Kind.SHIFT, by);
    }

    /** For example {@code shift PT1H}. */
    @Override
    public String toString() {
        return kind == Kind.SHIFT ? "shift " + by : kind.name();
    }
}

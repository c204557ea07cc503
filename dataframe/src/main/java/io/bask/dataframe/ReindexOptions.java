package io.bask.dataframe;

import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * What labels get that no row has: {@code ReindexOptions.DEFAULT.method(Method.FFILL).limit(2)}. Immutable; every method answers changed
 * options.
 *
 * @param method which row they get instead
 * @param filler a value in place of those that no row gives, or null for missing ones
 * @param limit how many labels one row is given at most besides its own; 0 for any number
 * @param tolerance how far away a row may be: a number, or a {@link java.time.Duration} for times; null for any distance
 */
public record ReindexOptions(
        Method method,
        @Nullable Object filler,
        int limit,
        @Nullable Object tolerance) {
    /** Which row a label gets that no row has. */
    public enum Method {
        /** None. */
        NONE,
        /** The one with the last label before it. */
        FFILL,
        /** The one with the next label behind it. */
        BFILL,
        /** The one with the nearest label, of equally near ones the one behind it. */
        NEAREST
    }

    /** Missing values. */
    public static final ReindexOptions DEFAULT = new ReindexOptions(Method.NONE, null, 0, null);

    /** Checks that the parts go together. */
    public ReindexOptions {
        Given.notNull(method, "method");
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit %d was asked for; give a number from 1 on, or 0 for none".formatted(limit));
        }
        if (limit > 0 && (method == Method.NONE || method == Method.NEAREST)) {
            throw new IllegalArgumentException(
                    "limit %d goes with FFILL and BFILL, not with %s".formatted(limit, method));
        }
        if (tolerance != null && method == Method.NONE) {
            throw new IllegalArgumentException(
                    "tolerance %s goes with FFILL, BFILL and NEAREST; choose a method first".formatted(tolerance));
        }
    }

    /** With rows of other labels for labels that no row has; needs rows labelled by numbers or dates, each once. */
    public ReindexOptions method(Method which) {
        return new ReindexOptions(which, filler, limit, tolerance);
    }

    /** With a value in place of those that no row gives. */
    public ReindexOptions filledWith(Object value) {
        return new ReindexOptions(method, Given.notNull(value, "value"), limit, tolerance);
    }

    /** With so many labels at most that a row is given besides its own. */
    public ReindexOptions limit(int labels) {
        return new ReindexOptions(method, filler, labels, tolerance);
    }

    /** With rows at most that far away. */
    public ReindexOptions tolerance(Object distance) {
        return new ReindexOptions(method, filler, limit, Given.notNull(distance, "distance"));
    }
}

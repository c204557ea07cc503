package io.bask.array;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to take covariances: {@code x.cov(Cov.rows().with(y).ddof(0))}. Immutable; methods answer a changed copy.
 */
public final class Cov {
    private static final Cov ROWS = new Cov(true, null, null, null, null);

    private final boolean rows;
    private final @Nullable Array other;
    private final @Nullable Integer ddof;
    private final @Nullable Array frequencies;
    private final @Nullable Array weights;

    private Cov(
            boolean rows,
            @Nullable Array other,
            @Nullable Integer ddof,
            @Nullable Array frequencies,
            @Nullable Array weights) {
        this.rows = rows;
        this.other = other;
        this.ddof = ddof;
        this.frequencies = frequencies;
        this.weights = weights;
    }

    /** Each row is a variable, each column an observation. */
    public static Cov rows() {
        return ROWS;
    }

    /** Each column is a variable, each row an observation. */
    public static Cov columns() {
        return new Cov(false, null, null, null, null);
    }

    /** Takes more variables in. */
    public Cov with(Array more) {
        return new Cov(rows, Objects.requireNonNull(more, "the other array is null"), ddof, frequencies, weights);
    }

    /** Divides by the number of observations less this; 1 where nobody says otherwise, 0 for NumPy's {@code bias}. */
    public Cov ddof(int less) {
        return new Cov(rows, other, less, frequencies, weights);
    }

    /** How often each observation was made: whole numbers of one axis. */
    public Cov frequencies(Array counts) {
        return new Cov(rows, other, ddof, Objects.requireNonNull(counts, "the frequencies are null"), weights);
    }

    /** How much each observation counts: numbers of one axis. */
    public Cov weights(Array importance) {
        return new Cov(rows, other, ddof, frequencies, Objects.requireNonNull(importance, "the weights are null"));
    }

    boolean isRows() {
        return rows;
    }

    @Nullable
    Array other() {
        return other;
    }

    int ddof() {
        return ddof == null ? 1 : ddof;
    }

    @Nullable
    Array frequencies() {
        return frequencies;
    }

    @Nullable
    Array weights() {
        return weights;
    }
}

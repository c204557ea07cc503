package io.bask.examples.sequence;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import java.util.List;

/**
 * Whole numbers in partitions, computed lazily: a collection that is not part of Bask, with all that Bask's can do.
 *
 * <p>It only makes expressions. Computing, persisting, explaining and drawing come from {@link Lazy} and {@link Bask}.
 */
public final class Sequence implements Lazy<List<Long>> {
    private final SequenceExpr expr;

    Sequence(SequenceExpr expr) {
        this.expr = expr;
    }

    /**
     * The numbers from 0 to {@code bound - 1}.
     *
     * @throws IllegalArgumentException where {@code bound} is negative or there is no partition
     */
    public static Sequence range(long bound, int npartitions) {
        if (bound < 0 || npartitions < 1) {
            throw new IllegalArgumentException(
                    "a sequence of %d numbers in %d partitions; use 0 numbers or more, 1 partition or more"
                            .formatted(bound, npartitions));
        }
        return new Sequence(new SequenceExpr.Range(bound, npartitions));
    }

    /** Each number times {@code factor}. */
    public Sequence times(long factor) {
        return new Sequence(new SequenceExpr.Affine(expr, factor, 0));
    }

    /** Each number plus {@code offset}. */
    public Sequence plus(long offset) {
        return new Sequence(new SequenceExpr.Affine(expr, 1, offset));
    }

    @Override
    public Sequence persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return SequenceFamily.INSTANCE;
    }

    SequenceExpr expr() {
        return expr;
    }

    @Override
    public String toString() {
        return "Sequence(%s, %d partitions)".formatted(expr.describe(), expr.npartitions());
    }
}

package io.bask.dataframe.column;

import io.bask.dataframe.schema.BinaryOp;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a row must fulfil at least to be kept by a filter, in a form that readers can compare with statistics.
 *
 * <p>A reader that knows the bounds of a column in a part of its source asks {@link #mayHold} and leaves out parts that no kept
 * row can come from. It is weaker than the filter: what a form cannot say is {@link #UNKNOWN}, which always may hold.
 */
public sealed interface Condition extends Serializable {
    /** Of which nothing is known. */
    Condition UNKNOWN = new Unknown();

    /**
     * False when no row of a part of the source can fulfil the condition.
     *
     * @param ranges what is known of a column there; null for a column of which nothing is known
     */
    boolean mayHold(Function<String, @Nullable ValueRange> ranges);

    /** How many conditions stand inside one another. */
    default int depth() {
        return 1;
    }

    /** Both; nested ones are laid out flat. */
    static Condition both(Condition left, Condition right) {
        if (left instanceof Unknown) {
            return right;
        }
        return right instanceof Unknown ? left : new All(joined(left, right, All.class));
    }

    /** One of both at least. */
    static Condition either(Condition left, Condition right) {
        boolean isUnknown = left instanceof Unknown || right instanceof Unknown;
        return isUnknown ? UNKNOWN : new Some(joined(left, right, Some.class));
    }

    private static List<Condition> joined(Condition left, Condition right, Class<? extends Condition> kind) {
        List<Condition> parts = new ArrayList<>();
        for (Condition side : List.of(left, right)) {
            if (kind.isInstance(side)) {
                parts.addAll(side instanceof All all ? all.parts() : ((Some) side).parts());
            } else {
                parts.add(side);
            }
        }
        return parts;
    }

    /** Anything. */
    record Unknown() implements Condition {
        @Override
        public boolean mayHold(Function<String, @Nullable ValueRange> ranges) {
            return true;
        }
    }

    /**
     * All of these.
     *
     * @param parts at least one
     */
    record All(List<Condition> parts) implements Condition {
        /** Copies the parts. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean mayHold(Function<String, @Nullable ValueRange> ranges) {
            return parts.stream().allMatch(part -> part.mayHold(ranges));
        }

        @Override
        public int depth() {
            return 1 + parts.stream().mapToInt(Condition::depth).max().orElse(0);
        }
    }

    /**
     * One of these at least.
     *
     * @param parts at least one
     */
    record Some(List<Condition> parts) implements Condition {
        /** Copies the parts. */
        public Some {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean mayHold(Function<String, @Nullable ValueRange> ranges) {
            return parts.stream().anyMatch(part -> part.mayHold(ranges));
        }

        @Override
        public int depth() {
            return 1 + parts.stream().mapToInt(Condition::depth).max().orElse(0);
        }
    }

    /**
     * A column compares with a value, which is not missing.
     *
     * @param column the column, on the left
     * @param op a comparison
     * @param value Boolean, Long, Double, String, or nanoseconds as Long for dates
     */
    record Compares(String column, BinaryOp op, Object value) implements Condition {
        @Override
        public boolean mayHold(Function<String, @Nullable ValueRange> ranges) {
            ValueRange range = ranges.apply(column);
            if (range == null) {
                return true;
            }
            if (op == BinaryOp.NE) {
                return range.mayMiss() || !isAlways(range);
            }
            if (range.isAllMissing()) {
                return false;
            }
            Integer low = range.least() == null ? null : ValueRange.compare(range.least(), value);
            Integer high = range.greatest() == null ? null : ValueRange.compare(range.greatest(), value);
            // A whole number and a float are compared as floats, which may make unequal ones equal.
            boolean isLoose = (range.least() instanceof Long) != (value instanceof Long);
            boolean mayReach = op == BinaryOp.LE || op == BinaryOp.GE || op == BinaryOp.EQ || isLoose;
            boolean fitsBelow = op == BinaryOp.GT || op == BinaryOp.GE || low == null || low < (mayReach ? 1 : 0);
            boolean fitsAbove = op == BinaryOp.LT || op == BinaryOp.LE || high == null || high > (mayReach ? -1 : 0);
            return fitsBelow && fitsAbove;
        }

        private boolean isAlways(ValueRange range) {
            return range.least() != null
                    && range.least().equals(value)
                    && range.greatest() != null
                    && range.greatest().equals(value);
        }
    }

    /**
     * A column has one of these values.
     *
     * @param column the column
     * @param values boxed as in {@link Compares}
     */
    record IsOneOf(String column, List<Object> values) implements Condition {
        /** Copies the values. */
        public IsOneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean mayHold(Function<String, @Nullable ValueRange> ranges) {
            return values.stream().anyMatch(value -> new Compares(column, BinaryOp.EQ, value).mayHold(ranges));
        }
    }

    /**
     * A column's value is missing, or is not.
     *
     * @param column the column
     * @param isMissing which
     */
    record Misses(String column, boolean isMissing) implements Condition {
        @Override
        public boolean mayHold(Function<String, @Nullable ValueRange> ranges) {
            ValueRange range = ranges.apply(column);
            return range == null || (isMissing ? range.mayMiss() : !range.isAllMissing());
        }
    }
}

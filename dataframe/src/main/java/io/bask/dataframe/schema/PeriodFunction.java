package io.bask.dataframe.schema;

import java.util.Locale;
import java.util.Objects;

/**
 * What a frequency makes of a moment, or of the number of one of its edges.
 *
 * @param frequency the frequency
 * @param op what is asked
 * @param steps by how many steps moments are moved
 */
public record PeriodFunction(Frequency frequency, Op op, long steps) implements RowFunction {
    /** What is asked. */
    public enum Op {
        /** The number of the last edge not after a moment. */
        ORDINAL,
        /** The moment of an edge of that number. */
        EDGE,
        /** The moment moved by steps. */
        MOVE
    }

    /** Checks that the parts are there. */
    public PeriodFunction {
        Objects.requireNonNull(frequency, "frequency is null; give one");
        Objects.requireNonNull(op, "op is null; say what is asked");
    }

    @Override
    public DType result(DType operand) {
        if (op == Op.EDGE ? operand != DType.INT64 : !operand.isMoment()) {
            throw new IllegalArgumentException("frequency '%s' needs %s, not %s; use toDatetime or astype"
                    .formatted(frequency, op == Op.EDGE ? "int64" : "dates", operand));
        }
        return op == Op.ORDINAL ? DType.INT64 : op == Op.EDGE ? DType.DATETIME : operand;
    }

    /** Moments beyond the range of dates are an error. */
    @Override
    public boolean isTotal() {
        return op == Op.ORDINAL;
    }

    /** For example {@code move 2 M}. */
    @Override
    public String toString() {
        return op.name().toLowerCase(Locale.ROOT) + (op == Op.MOVE ? " " + steps : "") + " " + frequency;
    }
}

package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.schema.BinaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Combines truth values, some of which may be missing, as Kleene does: a missing one is not known, so the result is missing
 * unless the other side alone decides it.
 *
 * <p>Works on bitmaps, a word at a time.
 */
final class TruthKernel {
    private TruthKernel() {}

    static BoolColumn apply(BinaryOp op, Operand left, Operand right, int rows) {
        Bitmap a = bits(left, rows);
        Bitmap b = bits(right, rows);
        Bitmap known = ComparisonKernel.both(left.validity(rows), right.validity(rows));
        return switch (op) {
            case AND -> BoolColumn.of(a.and(b), withFalse(known, left, right, rows));
            case OR -> BoolColumn.of(a.or(b), known == null ? null : known.or(a).or(b));
            default -> BoolColumn.of(a.xor(b), known);
        };
    }

    static BoolColumn not(BoolColumn column) {
        return BoolColumn.of(column.values().not(), column.validity());
    }

    /** Where a conjunction is known: where both sides are, and where one is false. */
    private static @Nullable Bitmap withFalse(@Nullable Bitmap known, Operand left, Operand right, int rows) {
        return known == null ? null : known.or(falses(left, rows)).or(falses(right, rows));
    }

    private static Bitmap falses(Operand operand, int rows) {
        Bitmap isFalse = bits(operand, rows).not();
        Bitmap validity = operand.validity(rows);
        return validity == null ? isFalse : isFalse.and(validity);
    }

    /** The rows where a bool operand is true and not missing. */
    private static Bitmap bits(Operand operand, int rows) {
        if (operand instanceof Operand.Values values) {
            return ((BoolColumn) values.column()).values();
        }
        return Bitmap.filled(rows, Boolean.TRUE.equals(((Operand.Constant) operand).value()));
    }
}

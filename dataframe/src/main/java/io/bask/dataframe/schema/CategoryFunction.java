package io.bask.dataframe.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What is done with the categories of a column.
 *
 * @param op what
 * @param categories the categories, or new names of known ones, in order
 */
public record CategoryFunction(Op op, List<String> categories) implements RowFunction {
    /** What is done. */
    public enum Op {
        /** These categories and no others; values that are none of them become missing. */
        SET,
        /** The place of each value among these categories; -1 of a missing one. */
        CODES,
        /** These names for the categories that the column has, one after the other. */
        RENAME
    }

    /** Copies the list and checks it. */
    public CategoryFunction {
        Objects.requireNonNull(op, "op is null; say what is done");
        categories = List.copyOf(categories);
        Set<String> seen = new HashSet<>();
        for (String category : categories) {
            if (!seen.add(category)) {
                throw new IllegalArgumentException(
                        "category '%s' is given twice; categories are distinct".formatted(category));
            }
        }
    }

    @Override
    public DType result(DType operand) {
        if (!operand.isText()) {
            throw new IllegalArgumentException(
                    "cat needs categories or texts, not %s; cast with astype".formatted(operand));
        }
        return op == Op.CODES ? DType.INT64 : DType.CATEGORICAL;
    }

    /** For example {@code set categories [a, b]}. */
    @Override
    public String toString() {
        return op == Op.CODES ? "codes" : op.name().toLowerCase(Locale.ROOT) + " categories " + categories;
    }
}

package io.bask.dataframe.schema;

import java.util.Objects;

/**
 * A number or truth value as float64, an infinity as a missing value: what windows compute with.
 *
 * @param purpose what it is needed for, as error messages call it
 */
public record FiniteNumber(String purpose) implements RowFunction {
    /** Checks that the purpose is there. */
    public FiniteNumber {
        Objects.requireNonNull(purpose, "purpose is null; give a text");
    }

    @Override
    public DType result(DType operand) {
        if (!operand.isSummable()) {
            throw new IllegalArgumentException(
                    "%s is not defined for %s; cast with astype".formatted(purpose, operand));
        }
        return DType.FLOAT64;
    }

    /** For example {@code expanding sum of}. */
    @Override
    public String toString() {
        return purpose + " of";
    }
}

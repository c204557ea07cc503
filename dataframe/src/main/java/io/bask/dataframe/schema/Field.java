package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;

/**
 * One column of a {@link Schema}: its name and dtype.
 *
 * @param name how the column is called; unique within a schema
 * @param dtype the element type
 */
public record Field(String name, DType dtype) implements Serializable {
    /** Checks that both parts are there. */
    public Field {
        Objects.requireNonNull(name, "name is null; give a value");
        Objects.requireNonNull(dtype, "dtype is null; give a value");
    }

    /** The same column with another dtype. */
    public Field withDtype(DType other) {
        return other == dtype ? this : new Field(name, other);
    }

    /** The same dtype under another name. */
    public Field withName(String other) {
        return other.equals(name) ? this : new Field(other, dtype);
    }

    /** Name and dtype, for example {@code weight: float64}. */
    @Override
    public String toString() {
        return name + ": " + dtype;
    }
}

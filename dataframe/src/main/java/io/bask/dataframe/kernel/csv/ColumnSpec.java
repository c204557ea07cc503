package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.util.Objects;

/**
 * A column to read: where it stands in each record, what to make of it, and how sure that is.
 *
 * @param position of the field in a record, from 0
 * @param name for messages
 * @param dtype what to parse the fields as
 * @param trust where the dtype comes from
 */
public record ColumnSpec(int position, String name, DType dtype, Trust trust) implements Serializable {
    /** Where a dtype comes from, and so what a value means that does not fit it. */
    public enum Trust {
        /** The user asked for it: a value that does not fit is an error. */
        FORCED,
        /** Inferred from values that were seen: a value that does not fit shows that the sample was too small. */
        INFERRED,
        /** Nothing but missing values, or no row, was seen: any value, or any row, shows that the sample was too small. */
        UNSEEN
    }

    /** Checks that all parts are there. */
    public ColumnSpec {
        Objects.checkIndex(position, Integer.MAX_VALUE);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dtype, "dtype");
        Objects.requireNonNull(trust, "trust");
    }

    /** A column whose dtype the user asked for. */
    public static ColumnSpec forced(int position, String name, DType dtype) {
        return new ColumnSpec(position, name, dtype, Trust.FORCED);
    }

    /** A column of the dtype that this evidence asks for. */
    public static ColumnSpec inferred(int position, String name, Evidence evidence) {
        return new ColumnSpec(position, name, evidence.dtype(), evidence.isEmpty() ? Trust.UNSEEN : Trust.INFERRED);
    }
}

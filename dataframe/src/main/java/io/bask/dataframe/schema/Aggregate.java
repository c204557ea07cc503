package io.bask.dataframe.schema;

import java.io.Serializable;

/**
 * One value asked for: an aggregation of a column, and what the result is called.
 *
 * @param column the column that is aggregated; not looked at when rows are counted
 * @param aggregation how many values become one
 * @param name the name of the result's column
 */
public record Aggregate(String column, Aggregation aggregation, String name) implements Serializable {
    /** The number of rows, called {@code count}. */
    public static Aggregate rows() {
        return new Aggregate("", Aggregation.SIZE, "count");
    }

    /** The same value under another name. */
    public Aggregate as(String newName) {
        return new Aggregate(column, aggregation, newName);
    }

    /** False when only the number of rows counts. */
    public boolean readsColumn() {
        return aggregation != Aggregation.SIZE;
    }

    /** The field of the result; an unknown column, or one that cannot be aggregated so, is an error. */
    public Field result(Schema schema) {
        return new Field(name, readsColumn() ? aggregation.result(column, schema.dtype(column)) : DType.INT64);
    }

    /** For example {@code mean(weight)}. */
    @Override
    public String toString() {
        String text = aggregation + "(" + column + ")";
        return name.equals(column) ? text : text + " as " + name;
    }
}

package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;

/**
 * One value asked for: an aggregation of a column, and what the result is called.
 *
 * @param column the column that is aggregated; not looked at when rows are counted
 * @param aggregation how many values become one
 * @param name the name of the result's column
 * @param options the numbers that the aggregation takes
 */
public record Aggregate(String column, Aggregation aggregation, String name, AggregateOptions options)
        implements Serializable {
    /** Checks that everything is there. */
    public Aggregate {
        Objects.requireNonNull(column, "column is null; give a value");
        Objects.requireNonNull(aggregation, "aggregation is null; give a value");
        Objects.requireNonNull(name, "name is null; give a value");
        Objects.requireNonNull(options, "options is null; give a value");
    }

    /** An aggregation with its usual numbers. */
    public Aggregate(String column, Aggregation aggregation, String name) {
        this(column, aggregation, name, AggregateOptions.DEFAULT);
    }

    /** The number of rows, called {@code count}. */
    public static Aggregate rows() {
        return new Aggregate("", Aggregation.SIZE, "count");
    }

    /** The same value under another name. */
    public Aggregate as(String newName) {
        return new Aggregate(column, aggregation, newName, options);
    }

    /** The same value with these numbers. */
    public Aggregate with(AggregateOptions newOptions) {
        return new Aggregate(column, aggregation, name, newOptions);
    }

    /** The same value, missing where there are fewer than so many values. */
    public Aggregate minCount(int values) {
        return with(options.withMinCount(values));
    }

    /** The same value with divisor {@code n - ddof}: of variances, deviations, errors and covariances. */
    public Aggregate ddof(int less) {
        return with(options.withDdof(less));
    }

    /** False when only the number of rows counts. */
    public boolean readsColumn() {
        return aggregation != Aggregation.SIZE;
    }

    /** True when it reads a second column. */
    public boolean readsOther() {
        return aggregation == Aggregation.COV || aggregation == Aggregation.CORR;
    }

    /** The field of the result; an unknown column, or one that cannot be aggregated so, is an error. */
    public Field result(Schema schema) {
        if (!readsColumn()) {
            return new Field(name, DType.INT64);
        }
        DType operand = schema.dtype(column);
        if (aggregation == Aggregation.CUSTOM && options.custom() == null) {
            throw new IllegalArgumentException(
                    "no aggregation was given for column '%s'; use groupBy(...).agg(new MyAggregation(), \"%s\")"
                            .formatted(column, column));
        }
        if (readsOther() && options.other().isEmpty()) {
            throw new IllegalArgumentException("%s of column '%s' needs a second column; use %s(\"%s\", other)"
                    .formatted(aggregation, column, aggregation, column));
        }
        if (readsOther()) {
            aggregation.result(options.other(), schema.dtype(options.other()));
        }
        CustomAggregate custom = options.custom();
        return new Field(name, custom == null ? aggregation.result(column, operand) : custom.result(operand));
    }

    /** For example {@code mean(weight)}. */
    @Override
    public String toString() {
        CustomAggregate custom = options.custom();
        String arguments = aggregation == Aggregation.QUANTILE ? column + ", " + options.fraction() : column;
        arguments = readsOther() ? arguments + ", " + options.other() : arguments;
        String text = (custom == null ? aggregation.toString() : custom.name()) + "(" + arguments + ")";
        return name.equals(column) ? text : text + " as " + name;
    }
}

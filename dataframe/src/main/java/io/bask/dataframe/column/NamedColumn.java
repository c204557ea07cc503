package io.bask.dataframe.column;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column with its name and row labels: what computing a series returns. Prints as pandas prints a Series.
 *
 * @param name how the column is called
 * @param values the values
 * @param index the labels, one a row
 */
public record NamedColumn(String name, Column values, RowIndex index) implements Serializable {
    /** Checks that every row has a label. */
    public NamedColumn {
        Objects.requireNonNull(name, "name is null; give a value");
        Objects.requireNonNull(values, "values is null; give a value");
        Objects.requireNonNull(index, "index is null; give a value");
        if (values.length() != index.length()) {
            throw new IllegalArgumentException(
                    "series '%s' has %d values and %d row labels".formatted(name, values.length(), index.length()));
        }
    }

    /** Number of rows. */
    public int length() {
        return values.length();
    }

    /** The value at a row position, null when missing. */
    public @Nullable Object valueAt(int row) {
        return values.valueAt(row);
    }

    /** The values as an array of one axis; columns that are no numbers, and whole numbers that are missing, are an error. */
    public NDArray toArray() {
        return toArray(Frame.elementOf(schema()));
    }

    /** The values as an array of one axis of that dtype, cast without checks; missing values are NaN in floats. */
    public NDArray toArray(DType element) {
        Given.notNull(element, "element");
        Frame.elementOf(schema());
        return ArrayColumns.array(name, values, element);
    }

    private Schema schema() {
        return Schema.of(List.of(new Field(name, values.dtype())));
    }

    /** The series as text, as much of it as the display allows. */
    public String toString(Display display) {
        Given.notNull(display, "display");
        return SeriesText.of(this, display);
    }

    /** The series as pandas prints it: values with their labels, and a line with name, length and dtype. */
    @Override
    public String toString() {
        return toString(Display.DEFAULT);
    }
}

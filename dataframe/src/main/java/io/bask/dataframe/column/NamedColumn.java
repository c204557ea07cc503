package io.bask.dataframe.column;

import io.bask.function.Given;
import java.io.Serializable;
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

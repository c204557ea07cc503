package io.bask.dataframe.column;

/**
 * How much of a frame is printed; the defaults are those of pandas in a plain program.
 *
 * @param maxRows a longer frame or series is shortened
 * @param minRows how many rows a shortened one shows, half from each end
 * @param maxColumns 0 to leave out columns in the middle until the rest fits the width; otherwise the most columns shown,
 *     in blocks of lines that each fit the width
 * @param width characters in a line
 */
public record Display(int maxRows, int minRows, int maxColumns, int width) {
    /** What {@code toString()} uses: 60 rows, 10 when shortened, 80 characters. */
    public static final Display DEFAULT = new Display(60, 10, 0, 80);

    /** Checks that the numbers make sense. */
    public Display {
        if (maxRows < 1 || minRows < 1 || maxColumns < 0 || width < 1) {
            throw new IllegalArgumentException(
                    "rows and width must be at least 1 and columns at least 0; got maxRows %d, minRows %d, maxColumns %d, width %d"
                            .formatted(maxRows, minRows, maxColumns, width));
        }
    }

    /** The same with another number of rows before shortening. */
    public Display withMaxRows(int rows) {
        return new Display(rows, minRows, maxColumns, width);
    }

    /** The same with another number of columns; more than fit are continued in further blocks of lines. */
    public Display withMaxColumns(int columns) {
        return new Display(maxRows, minRows, columns, width);
    }

    /** The same with another line width. */
    public Display withWidth(int characters) {
        return new Display(maxRows, minRows, maxColumns, characters);
    }

    /** How many rows to show of that many, half from each end where it is fewer. */
    int shownRows(int rows) {
        return rows > maxRows ? Math.min(minRows, maxRows) : rows;
    }
}

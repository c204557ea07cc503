package io.bask.dataframe.kernel.csv;

/**
 * One column's fields in a tile, see {@link RecordBounds}.
 *
 * @param text the tile's bytes
 * @param at bounds of all fields
 * @param column where the column has its first bound in a row
 * @param stride entries of {@code at} from one row to the next
 * @param rows number of records
 * @param ascii whether all bytes of the tile are ASCII
 */
record FieldRun(byte[] text, int[] at, int column, int stride, int rows, boolean ascii) {
    /** The column's fields in the scanner's present tile. */
    static FieldRun of(RecordScanner tile, int column) {
        RecordBounds bounds = tile.bounds();
        return new FieldRun(
                tile.text(), bounds.at(), bounds.column(column), bounds.stride(), bounds.rows(), tile.isAscii());
    }
}

package io.bask.dataframe.kernel.csv;

import java.io.Serializable;

/**
 * How records are written.
 *
 * @param separator the byte between fields
 * @param quote the byte around quoted fields, doubled inside unless there is an escape
 * @param escape the byte before a quote inside of a field, and before what would need quotes where nothing is quoted; 0 for none
 * @param quoting which fields are quoted
 * @param lineEnd what ends a record
 * @param missing the text of missing values
 * @param floatFormat C's format of floats, for example {@code %.3f}; empty for the shortest digits that read back the same
 * @param dateFormat C's format of moments; empty for as few decimals as all of a run of rows need
 * @param decimal the byte of the decimal point
 */
public record CsvLayout(
        byte separator,
        byte quote,
        byte escape,
        Quoting quoting,
        String lineEnd,
        String missing,
        String floatFormat,
        String dateFormat,
        byte decimal)
        implements Serializable {
    /** Which fields are quoted. */
    public enum Quoting {
        /** Those that could not be read back otherwise. */
        MINIMAL,
        /** All. */
        ALL,
        /** All but numbers and truth values. */
        TEXT,
        /** None; what would need quotes is escaped. */
        NONE
    }
}

package io.bask.dataframe.kernel.csv;

import java.io.Serializable;
import java.util.Objects;

/**
 * All that says how the text of a file is to be understood, apart from the columns' dtypes.
 *
 * @param dialect how records and fields are written
 * @param markers which texts mean missing, true and false
 */
public record CsvFormat(Dialect dialect, MarkerTexts markers) implements Serializable {
    /** Commas, double quotes, and pandas' texts for missing, true and false. */
    public static final CsvFormat DEFAULT = new CsvFormat(Dialect.PLAIN, MarkerTexts.PANDAS);

    /** Checks that both parts are there. */
    public CsvFormat {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(markers, "markers");
    }
}

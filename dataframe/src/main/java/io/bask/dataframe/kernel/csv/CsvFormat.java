package io.bask.dataframe.kernel.csv;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * All that says how the text of a file is to be understood, apart from the columns' dtypes.
 *
 * @param dialect how records and fields are written
 * @param markers which texts mean missing, true and false
 * @param numbers how numbers are written
 * @param dateFormats C's formats of the dates of some columns
 */
public record CsvFormat(Dialect dialect, MarkerTexts markers, NumberForm numbers, Map<String, String> dateFormats)
        implements Serializable {
    /** Commas, double quotes, and pandas' texts for missing, true and false. */
    public static final CsvFormat DEFAULT = new CsvFormat(Dialect.PLAIN, MarkerTexts.PANDAS);

    /** Checks that both parts are there. */
    public CsvFormat {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(markers, "markers");
        Objects.requireNonNull(numbers, "numbers");
        dateFormats = Map.copyOf(dateFormats);
    }

    /** Numbers and dates in the plain forms. */
    public CsvFormat(Dialect dialect, MarkerTexts markers) {
        this(dialect, markers, NumberForm.PLAIN, Map.of());
    }
}

package io.bask.dataframe.kernel.csv;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How records and fields are written: the separator between fields, the quote around them, what blank lines mean.
 *
 * <p>Lines end in LF, CR LF or CR. A field that begins with the quote may hold separators, line ends and, doubled,
 * quotes; a quote anywhere else is an ordinary character.
 *
 * @param separator the byte between two fields
 * @param quote the byte around quoted fields; 0 when no field is ever quoted
 * @param skipsBlankLines whether lines of nothing but spaces and tabs are left out; else they are records of one empty
 *     field
 * @param cuts where lines of fixed width are cut, which have neither separators nor quotes; null for records with separators
 */
public record Dialect(
        byte separator,
        byte quote,
        boolean skipsBlankLines,
        @Nullable FieldCuts cuts) implements Serializable {
    /** Commas, double quotes, blank lines skipped: what almost every CSV file uses. */
    public static final Dialect PLAIN = new Dialect((byte) ',', (byte) '"', true);

    /**
     * Checks that separator and quote can be told apart from each other, from line ends and from multi-byte characters.
     */
    public Dialect {
        if (separator <= 0 || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(
                    "separator byte %d cannot separate fields; use one ASCII character other than a line end"
                            .formatted(separator));
        }
        if (quote < 0 || quote == '\n' || quote == '\r') {
            throw new IllegalArgumentException(
                    "quote byte %d cannot quote fields; use another ASCII character, or 0 for none".formatted(quote));
        }
        if (quote == separator) {
            throw new IllegalArgumentException(
                    "separator and quote are both '%c'; give another separator, or first withQuote(...) or withoutQuotes()"
                            .formatted(quote));
        }
    }

    /** Records with separators. */
    public Dialect(byte separator, byte quote, boolean skipsBlankLines) {
        this(separator, quote, skipsBlankLines, null);
    }

    /** True when a field may be quoted at all. */
    public boolean hasQuotes() {
        return quote != 0;
    }
}

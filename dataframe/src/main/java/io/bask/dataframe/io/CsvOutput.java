package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CFloat;
import io.bask.dataframe.kernel.csv.CsvLayout;
import io.bask.dataframe.schema.MomentLetters;
import io.bask.function.Given;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.Consumer;

/**
 * How to write CSV files: immutable, each {@code with...} returns a changed copy and checks its argument at once. Whether options
 * go together, such as decimal point and separator, is checked by the call that writes, so that they may be given in any order.
 *
 * <p>Without options, byte for byte what {@code DataFrame.to_csv} of pandas writes: commas, double quotes where needed, names of
 * columns, row labels, line feeds, UTF-8, nothing for missing values.
 *
 * <p>Moments of a column are written alike in the whole table, whatever its partitions and files: days alone where all are midnight, else
 * seconds with as many digits behind the point, 3, 6 or 9, as the finest needs. Where a partition turns out to need fewer than another, the
 * table is computed and written a second time; a format by {@link #withDateFormat} spares that.
 */
public final class CsvOutput implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CsvLayout layout;
    private final boolean header;
    private final boolean labels;
    private final String encoding;
    private final boolean appends;

    private CsvOutput(Draft draft) {
        layout = new CsvLayout(
                CsvMarks.ascii(draft.separator, "separator"),
                CsvMarks.ascii(draft.quote, "quote"),
                CsvMarks.ascii(draft.escape, "escape"),
                draft.quoting,
                draft.lineEnd,
                draft.missing,
                draft.floatFormat,
                draft.dateFormat,
                CsvMarks.ascii(draft.decimal, "decimal point"));
        header = draft.header;
        labels = draft.labels;
        encoding = draft.encoding;
        appends = draft.appends;
    }

    /** These options, after checking that what is written can be read again; an error names the two that cannot be told apart. */
    CsvOutput checked() {
        char quote = layout.quoting() == CsvLayout.Quoting.NONE ? 0 : (char) layout.quote();
        new CsvMarks()
                .with("separator", (char) layout.separator())
                .with("quote", quote)
                // A quote before a quote is a doubled one.
                .with("escape", (char) layout.escape(), "quote")
                .with("decimal point", (char) layout.decimal());
        for (char mark : new char[] {(char) layout.separator(), quote, (char) layout.escape()}) {
            if (mark != 0 && layout.lineEnd().indexOf(mark) >= 0) {
                throw new IllegalArgumentException(
                        "the line end '%s' has the separator, the quote or the escape '%s' in it; use for example \"\\r\\n\""
                                .formatted(layout.lineEnd(), mark));
            }
        }
        return this;
    }

    /** The options of the plain form, see the class comment. */
    public static CsvOutput defaults() {
        return new CsvOutput(new Draft());
    }

    /** Fields separated by this ASCII character. */
    public CsvOutput withSeparator(char value) {
        if (value == 0) {
            throw new IllegalArgumentException("the separator cannot be NUL; use for example ';'");
        }
        return changed(draft -> draft.separator = value);
    }

    /** Quotes of this ASCII character, doubled inside. */
    public CsvOutput withQuote(char value) {
        if (value == 0) {
            throw new IllegalArgumentException("the quote cannot be NUL; use withoutQuotes() to quote nothing");
        }
        return changed(draft -> draft.quote = value);
    }

    /** Every field between quotes. */
    public CsvOutput withAllQuoted() {
        return changed(draft -> draft.quoting = CsvLayout.Quoting.ALL);
    }

    /** Texts, dates and missing values between quotes; numbers and truth values not. */
    public CsvOutput withTextQuoted() {
        return changed(draft -> draft.quoting = CsvLayout.Quoting.TEXT);
    }

    /** No field between quotes; one that would need them is an error unless there is an escape. */
    public CsvOutput withoutQuotes() {
        return changed(draft -> draft.quoting = CsvLayout.Quoting.NONE);
    }

    /** This ASCII character before a quote inside of quotes, and before what would need quotes where nothing is quoted. */
    public CsvOutput withEscape(char value) {
        return changed(draft -> draft.escape = value);
    }

    /** Whether names of columns are the first record of each file. */
    public CsvOutput withHeader(boolean written) {
        return changed(draft -> draft.header = written);
    }

    /** Whether row labels, numbers too, are the first fields. */
    public CsvOutput withIndex(boolean written) {
        return changed(draft -> draft.labels = written);
    }

    /** This text for missing values. */
    public CsvOutput withMissing(String text) {
        Given.notNull(text, "text");
        return changed(draft -> draft.missing = text);
    }

    /** Floats in a format of C's, for example {@code %.3f}. */
    public CsvOutput withFloatFormat(String format) {
        CFloat.of(Given.notNull(format, "format"));
        return changed(draft -> draft.floatFormat = format);
    }

    /** This ASCII character for the decimal point. */
    public CsvOutput withDecimal(char value) {
        if (value == 0) {
            throw new IllegalArgumentException("the decimal point cannot be NUL; use for example ','");
        }
        return changed(draft -> draft.decimal = CsvMarks.inNumbers(value, "decimal point"));
    }

    /** Dates in a format of C's, for example {@code %d.%m.%Y}. */
    public CsvOutput withDateFormat(String format) {
        MomentLetters.checkWritten(Given.notNull(format, "format"));
        return changed(draft -> draft.dateFormat = format);
    }

    /** Records that end with this text. */
    public CsvOutput withLineEnd(String end) {
        if (Given.notNull(end, "end").isEmpty()) {
            throw new IllegalArgumentException("the line end is empty; use for example \"\\r\\n\"");
        }
        return changed(draft -> draft.lineEnd = end);
    }

    /** Files in another charset. */
    public CsvOutput withEncoding(String name) {
        String known = charset(Given.notNull(name, "name"));
        return changed(draft -> draft.encoding = known);
    }

    static String charset(String name) {
        // Python's latin-1 is Java's latin1.
        String plain = name.equalsIgnoreCase("latin-1") || name.equalsIgnoreCase("latin_1") ? "ISO-8859-1" : name;
        try {
            return Charset.forName(plain).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException(
                    "no charset is called '%s'; use for example UTF-8, ISO-8859-1 or windows-1252".formatted(name),
                    unknown);
        }
    }

    /** Adds records behind those of a file that is there, instead of replacing it; then without names of columns. */
    public CsvOutput withAppending() {
        return changed(draft -> draft.appends = true);
    }

    private CsvOutput changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.separator = (char) layout.separator();
        draft.quote = (char) layout.quote();
        draft.escape = (char) layout.escape();
        draft.quoting = layout.quoting();
        draft.lineEnd = layout.lineEnd();
        draft.missing = layout.missing();
        draft.floatFormat = layout.floatFormat();
        draft.dateFormat = layout.dateFormat();
        draft.decimal = (char) layout.decimal();
        draft.header = header;
        draft.labels = labels;
        draft.encoding = encoding;
        draft.appends = appends;
        change.accept(draft);
        return new CsvOutput(draft);
    }

    CsvLayout layout() {
        return layout;
    }

    boolean hasHeader() {
        return header;
    }

    boolean hasLabels() {
        return labels;
    }

    String encoding() {
        return encoding;
    }

    boolean appends() {
        return appends;
    }

    /** All options, on one line. */
    @Override
    public String toString() {
        return "CsvOutput[header=%s, index=%s, encoding=%s, append=%s, %s]"
                .formatted(header, labels, encoding, appends, layout);
    }

    /** Options being changed. */
    private static final class Draft {
        private char separator = ',';
        private char quote = '"';
        private char escape;
        private CsvLayout.Quoting quoting = CsvLayout.Quoting.MINIMAL;
        private String lineEnd = "\n";
        private String missing = "";
        private String floatFormat = "";
        private String dateFormat = "";
        private char decimal = '.';
        private boolean header = true;
        private boolean labels = true;
        private String encoding = "UTF-8";
        private boolean appends;
    }
}

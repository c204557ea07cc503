package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CsvContent;
import io.bask.dataframe.kernel.csv.CsvFormat;
import io.bask.dataframe.kernel.csv.Dialect;
import io.bask.dataframe.kernel.csv.FieldCuts;
import io.bask.dataframe.kernel.csv.MarkerTexts;
import io.bask.dataframe.kernel.csv.NumberForm;
import io.bask.dataframe.kernel.csv.Rewriting;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.MomentLetters;
import io.bask.file.BlockSize;
import io.bask.file.Packing;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to read CSV files: immutable, each {@code with...} returns a changed copy and checks its argument at once. Whether options
 * go together, such as decimal point and separator, is checked by the call that reads, so that they may be given in any order.
 *
 * <p>Without options: fields between commas, double quotes where needed, a header, UTF-8 with or without byte order
 * mark, blank lines skipped, pandas' texts for missing values, dtypes inferred, 64 MB of a file a partition or less where memory is
 * small. Files
 * whose name ends in {@code .gz}, {@code .bz2} or {@code .zst} are decompressed, one partition a file. To add an option: a field and a {@code
 * with...} here, and what docs/architecture.md lists for the kind of option it is.
 */
public final class CsvOptions implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long DEFAULT_BLOCK = BlockSize.standard();

    private final long blockBytes;
    private final char separator;
    private final char quote;
    private final boolean header;
    private final boolean skipsBlankLines;
    private final List<String> names;
    private final List<String> columns;
    private final Map<String, DType> dtypes;
    private final List<String> nullTexts;
    private final List<String> trueTexts;
    private final List<String> falseTexts;
    private final Odd odd;
    private final CsvFormat format;
    private final CsvContent content;

    private CsvOptions(Draft draft) {
        blockBytes = draft.blockBytes;
        separator = draft.separator;
        quote = draft.quote;
        header = draft.header;
        skipsBlankLines = draft.skipsBlankLines;
        names = List.copyOf(draft.names);
        columns = List.copyOf(draft.columns);
        dtypes = new LinkedHashMap<>(draft.dtypes);
        nullTexts = List.copyOf(draft.nullTexts);
        trueTexts = List.copyOf(draft.trueTexts);
        falseTexts = List.copyOf(draft.falseTexts);
        odd = draft.odd;
        Dialect asWritten = new Dialect(
                CsvMarks.ascii(separator, "separator"), CsvMarks.ascii(quote, "quote"), skipsBlankLines, odd.cuts);
        Rewriting rewriting = rewriting();
        format = new CsvFormat(
                rewriting == null || odd.cuts != null
                        ? asWritten
                        : new Dialect((byte) ',', (byte) '"', skipsBlankLines),
                new MarkerTexts(nullTexts, trueTexts, falseTexts),
                new NumberForm(
                        CsvMarks.ascii(odd.decimal, "decimal point"), CsvMarks.ascii(odd.thousands, "thousands")),
                odd.dateFormats);
        content = new CsvContent(Packing.NONE, odd.encoding, rewriting);
    }

    /** How files are rewritten that the scanner cannot read; null where it can. */
    private @Nullable Rewriting rewriting() {
        boolean isOdd = odd.escape != 0
                || odd.comment != 0
                || (odd.separator != null && odd.cuts == null)
                || odd.skipsInitialSpace
                || odd.skippedRows > 0
                || !odd.skippedLines.isEmpty()
                || odd.skippedFooter > 0
                || odd.skipsBadLines;
        return !isOdd
                ? null
                : new Rewriting(
                        odd.separator == null ? String.valueOf(separator) : odd.separator,
                        CsvMarks.ascii(quote, "quote"),
                        CsvMarks.ascii(odd.escape, "escape"),
                        CsvMarks.ascii(odd.comment, "comment"),
                        odd.skipsInitialSpace,
                        odd.skippedRows,
                        odd.skippedLines,
                        odd.skippedFooter,
                        odd.skipsBadLines,
                        skipsBlankLines,
                        header ? 0 : names.size(),
                        names.size());
    }

    /** These options, after checking that their characters can be told apart; an error names the two that cannot. */
    CsvOptions checked() {
        CsvMarks marks = new CsvMarks();
        if (odd.separator == null) {
            marks.with("separator", separator);
        }
        marks.with("quote", quote).with("escape", odd.escape).with("comment", odd.comment);
        // Numbers in quotes may have groups between separators: "1,234",5.
        marks.with("decimal point", odd.decimal).with("thousands", odd.thousands, "separator");
        return this;
    }

    /** These options for lines of fixed width; those that only records with separators have are refused. */
    CsvOptions cut(FieldCuts cuts) {
        CsvMarks.onlyBetweenSeparators("withSeparator", separator != ',' || odd.separator != null);
        CsvMarks.onlyBetweenSeparators("withQuote", quote != '"' && quote != 0);
        CsvMarks.onlyBetweenSeparators("withEscape", odd.escape != 0);
        CsvMarks.onlyBetweenSeparators("withSkipInitialSpace", odd.skipsInitialSpace);
        CsvMarks.onlyBetweenSeparators("withBadLinesSkipped", odd.skipsBadLines);
        return changed(draft -> {
            draft.separator = 1;
            draft.quote = 0;
            draft.odd.separator = Rewriting.WHOLE_LINES;
            draft.odd.cuts = cuts;
        });
    }

    /** The options of the plain form, see the class comment. */
    public static CsvOptions defaults() {
        return new CsvOptions(new Draft());
    }

    /** The plain form with that much of a file a partition, for example {@code "64 MB"} or {@code "none"}. */
    public static CsvOptions blockSize(String size) {
        Given.notNull(size, "size");
        return defaults().withBlockSize(size);
    }

    /** The plain form with that many bytes of a file a partition. */
    public static CsvOptions blockSize(long bytes) {
        return defaults().withBlockSize(bytes);
    }

    /**
     * That much of a file a partition: {@code "64 MB"}, {@code "256 KiB"}, or {@code "none"} for one partition a file.
     */
    public CsvOptions withBlockSize(String size) {
        Given.notNull(size, "size");
        long bytes = BlockSize.parse(size);
        return changed(draft -> draft.blockBytes = bytes);
    }

    /** That many bytes of a file a partition. Any number gives the same table, cut differently. */
    public CsvOptions withBlockSize(long bytes) {
        return changed(draft -> draft.blockBytes = BlockSize.checked(bytes));
    }

    /** Fields separated by this ASCII character. */
    public CsvOptions withSeparator(char value) {
        return changed(draft -> {
            draft.separator = value;
            draft.odd.separator = null;
        });
    }

    /** Fields with special characters are between two of this ASCII character, which is doubled inside. */
    public CsvOptions withQuote(char value) {
        if (value == 0) {
            throw new IllegalArgumentException(
                    "the quote cannot be NUL; use withoutQuotes() to read quotes as ordinary text");
        }
        return changed(draft -> draft.quote = value);
    }

    /** No field is quoted: every separator separates and every line end ends a record. */
    public CsvOptions withoutQuotes() {
        return changed(draft -> draft.quote = 0);
    }

    /** Whether the first record names the columns; without, they are called {@code 0}, {@code 1}, ... */
    public CsvOptions withHeader(boolean present) {
        return changed(draft -> draft.header = present);
    }

    /** Names the columns of files that have no header; to replace a header, follow with {@code withHeader(true)}. */
    public CsvOptions withNames(String... columnNames) {
        Given.noneNull(columnNames, "columnNames");
        return changed(draft -> {
            draft.names = distinct("name", columnNames);
            draft.header = false;
        });
    }

    /** Reads these columns only, in this order. */
    public CsvOptions withColumns(String... columnNames) {
        Given.noneNull(columnNames, "columnNames");
        if (columnNames.length == 0) {
            throw new IllegalArgumentException(
                    "no columns to read; name one or more, or leave withColumns out for all");
        }
        return changed(draft -> draft.columns = distinct("column", columnNames));
    }

    /** Reads a column as that dtype instead of inferring one; a value that does not fit is then an error. */
    public CsvOptions withDtype(String column, DType dtype) {
        Given.notNull(column, "column");
        Given.notNull(dtype, "dtype");
        CsvColumns.checkRead(column, dtype);
        return changed(draft -> draft.dtypes.put(column, dtype));
    }

    /** Reads columns as these dtypes instead of inferring them, see {@link #withDtype}. */
    public CsvOptions withDtypes(Map<String, DType> byColumn) {
        Given.notNull(byColumn, "byColumn");
        byColumn.forEach(CsvColumns::checkRead);
        return changed(draft -> draft.dtypes.putAll(byColumn));
    }

    /** Reads columns as dates: {@code 2024-02-29}, {@code 2/29/2024}, with or without a time. */
    public CsvOptions withDates(String... columnNames) {
        Given.noneNull(columnNames, "columnNames");
        return changed(
                draft -> distinct("column", columnNames).forEach(name -> draft.dtypes.put(name, DType.DATETIME)));
    }

    /** Takes these texts for missing values too, besides those already known. */
    public CsvOptions withNullTexts(String... texts) {
        Given.noneNull(texts, "texts");
        return changed(draft -> {
            List<String> all = new ArrayList<>(draft.nullTexts);
            all.addAll(Arrays.asList(texts));
            draft.nullTexts = all.stream().distinct().toList();
        });
    }

    /** Takes only these texts for missing values; none makes even an empty field a text. */
    public CsvOptions withOnlyNullTexts(String... texts) {
        Given.noneNull(texts, "texts");
        return changed(draft -> draft.nullTexts = List.of(texts));
    }

    /** Takes these texts for true and false too, besides {@code true} and {@code false} in any case. */
    public CsvOptions withTruthTexts(List<String> trues, List<String> falses) {
        Given.notNull(trues, "trues");
        Given.notNull(falses, "falses");
        return changed(draft -> {
            draft.trueTexts = trues;
            draft.falseTexts = falses;
        });
    }

    /** Whether blank lines are left out, as they are by default; else each is a row of missing values. */
    public CsvOptions withSkipBlankLines(boolean skipped) {
        return changed(draft -> draft.skipsBlankLines = skipped);
    }

    /**
     * Fields separated by this text of one or more characters, or, for {@code "\\s+"}, by any run of blanks and tabs.
     *
     * <p>Unless it is one ASCII character such files are rewritten on the way: one partition a file.
     */
    public CsvOptions withSeparator(String text) {
        if (Given.notNull(text, "text").isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "'%s' cannot separate fields; use one or more characters that end no line".formatted(text));
        }
        if (text.length() == 1 && text.charAt(0) < 128) {
            return withSeparator(text.charAt(0));
        }
        return changed(draft -> draft.odd.separator = text.equals("\\s+") ? "" : text);
    }

    /** This ASCII character makes the next one ordinary, in quotes and outside. One partition a file. */
    public CsvOptions withEscape(char value) {
        return changed(draft -> draft.odd.escape = value);
    }

    /** This ASCII character outside of quotes begins a comment, which reaches to the end of the line. One partition a file. */
    public CsvOptions withComment(char value) {
        return changed(draft -> draft.odd.comment = value);
    }

    /** Leaves blanks behind separators out. One partition a file. */
    public CsvOptions withSkipInitialSpace(boolean skipped) {
        return changed(draft -> draft.odd.skipsInitialSpace = skipped);
    }

    /** Leaves so many lines at the start of each file out, before the header. One partition a file. */
    public CsvOptions withSkipRows(int lines) {
        return changed(draft -> draft.odd.skippedRows = count(lines, "lines"));
    }

    /**
     * Leaves these lines out, counted from 0 at the start of each file, the header too; a record that goes over several lines in quotes
     * counts once. One partition a file.
     */
    public CsvOptions withSkippedLines(int... lines) {
        Given.notNull(lines, "lines");
        for (int line : lines) {
            count(line, "lines");
        }
        return changed(draft ->
                draft.odd.skippedLines = Arrays.stream(lines).boxed().distinct().toList());
    }

    /** Leaves so many records at the end of each file out. One partition a file. */
    public CsvOptions withSkipFooter(int records) {
        return changed(draft -> draft.odd.skippedFooter = count(records, "records"));
    }

    /** Leaves records with more fields than there are columns out, instead of failing. One partition a file. */
    public CsvOptions withBadLinesSkipped() {
        return changed(draft -> draft.odd.skipsBadLines = true);
    }

    /** Files in another charset, for example {@code ISO-8859-1} or {@code UTF-16}. One partition a file. */
    public CsvOptions withEncoding(String name) {
        String known = CsvOutput.charset(Given.notNull(name, "name"));
        return changed(draft -> draft.odd.encoding = known);
    }

    /** Numbers with this ASCII character for the decimal point, which separates neither fields nor groups of digits. */
    public CsvOptions withDecimal(char value) {
        if (value == 0) {
            throw new IllegalArgumentException("the decimal point cannot be NUL; use for example ','");
        }
        return changed(draft -> draft.odd.decimal = CsvMarks.inNumbers(value, "decimal point"));
    }

    /** Numbers with this ASCII character between groups of digits before the point. */
    public CsvOptions withThousands(char value) {
        return changed(draft -> draft.odd.thousands = CsvMarks.inNumbers(value, "thousands"));
    }

    /** Reads a column as dates in a format of C's, for example {@code %d.%m.%Y}. */
    public CsvOptions withDateFormat(String column, String format) {
        Given.notNull(column, "column");
        MomentLetters.checkRead(Given.notNull(format, "format"));
        return changed(draft -> {
            draft.dtypes.put(column, DType.DATETIME);
            draft.odd.dateFormats = new LinkedHashMap<>(draft.odd.dateFormats);
            draft.odd.dateFormats.put(column, format);
        });
    }

    /** One more column of that name, which says the file that a row is from. */
    public CsvOptions withPathColumn(String name) {
        Given.notNull(name, "name");
        return changed(draft -> draft.odd.pathColumn = name);
    }

    private static int count(int value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException("%d %s to leave out; give 0 or more".formatted(value, what));
        }
        return value;
    }

    private static List<String> distinct(String role, String... values) {
        List<String> copy = List.of(values);
        for (int i = 0; i < copy.size(); i++) {
            if (copy.indexOf(copy.get(i)) < i) {
                throw new IllegalArgumentException("%s '%s' is given twice, at positions %d and %d; give each once"
                        .formatted(role, copy.get(i), copy.indexOf(copy.get(i)), i));
            }
        }
        return copy;
    }

    private CsvOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.blockBytes = blockBytes;
        draft.separator = separator;
        draft.quote = quote;
        draft.header = header;
        draft.skipsBlankLines = skipsBlankLines;
        draft.names = names;
        draft.columns = columns;
        draft.dtypes = new LinkedHashMap<>(dtypes);
        draft.nullTexts = nullTexts;
        draft.trueTexts = trueTexts;
        draft.falseTexts = falseTexts;
        draft.odd = odd.copy();
        change.accept(draft);
        return new CsvOptions(draft);
    }

    /** Bytes of a file a partition; {@link BlockSize#NONE} for one partition a file. */
    long blockBytes() {
        return blockBytes;
    }

    boolean hasHeader() {
        return header;
    }

    List<String> names() {
        return names;
    }

    List<String> columns() {
        return columns;
    }

    Map<String, DType> dtypes() {
        return dtypes;
    }

    CsvFormat format() {
        return format;
    }

    /** How the records of a file of that name are found. */
    CsvContent content(String file) {
        return new CsvContent(Packing.of(file), content.encoding(), content.rewriting());
    }

    /** The name of the column of paths; null for none. */
    @Nullable
    String pathColumn() {
        return odd.pathColumn;
    }

    /** All that changes what is read, on one line. */
    @Override
    public String toString() {
        return "CsvOptions[blockBytes=%d, header=%s, names=%s, columns=%s, dtypes=%s, format=%s, content=%s]"
                .formatted(blockBytes, header, names, columns, dtypes, format, content);
    }

    /** Options being changed. */
    private static final class Draft {
        private long blockBytes = DEFAULT_BLOCK;
        private char separator = ',';
        private char quote = '"';
        private boolean header = true;
        private boolean skipsBlankLines = true;
        private List<String> names = List.of();
        private List<String> columns = List.of();
        private Map<String, DType> dtypes = new LinkedHashMap<>();
        private List<String> nullTexts = MarkerTexts.PANDAS.nulls();
        private List<String> trueTexts = MarkerTexts.PANDAS.trues();
        private List<String> falseTexts = MarkerTexts.PANDAS.falses();
        private Odd odd = new Odd();
    }

    /** What few files need; copied before it is changed. */
    private static final class Odd implements Serializable {
        private static final long serialVersionUID = 1L;

        private @Nullable String separator;
        private char escape;
        private char comment;
        private boolean skipsInitialSpace;
        private int skippedRows;

        @SuppressWarnings("serial") // an immutable list of numbers
        private List<Integer> skippedLines = List.of();

        private int skippedFooter;
        private boolean skipsBadLines;
        private String encoding = "UTF-8";
        private char decimal = '.';
        private char thousands;

        @SuppressWarnings("serial") // a map of strings
        private Map<String, String> dateFormats = Map.of();

        private @Nullable String pathColumn;
        private @Nullable FieldCuts cuts;

        Odd copy() {
            Odd copy = new Odd();
            copy.separator = separator;
            copy.escape = escape;
            copy.comment = comment;
            copy.skipsInitialSpace = skipsInitialSpace;
            copy.skippedRows = skippedRows;
            copy.skippedLines = skippedLines;
            copy.skippedFooter = skippedFooter;
            copy.skipsBadLines = skipsBadLines;
            copy.encoding = encoding;
            copy.decimal = decimal;
            copy.thousands = thousands;
            copy.dateFormats = dateFormats;
            copy.pathColumn = pathColumn;
            copy.cuts = cuts;
            return copy;
        }
    }
}

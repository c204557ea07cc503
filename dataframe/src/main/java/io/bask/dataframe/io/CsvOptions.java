package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CsvFormat;
import io.bask.dataframe.kernel.csv.Dialect;
import io.bask.dataframe.kernel.csv.MarkerTexts;
import io.bask.dataframe.schema.DType;
import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to read CSV files: immutable, each {@code with...} returns a changed copy and checks its argument at once.
 *
 * <p>Without options: fields between commas, double quotes where needed, a header, UTF-8 with or without byte order
 * mark, blank lines skipped, pandas' texts for missing values, dtypes inferred, 64 MB of a file a partition. Files
 * whose name ends in {@code .gz} are decompressed, one partition a file. To add an option: a field and a {@code
 * with...} here, and what it means in {@link CsvReader} or, if it changes how bytes are read, in the kernel's {@code
 * Dialect} or {@code MarkerTexts}.
 */
public final class CsvOptions implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long DEFAULT_BLOCK = 64_000_000;

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
    private final CsvFormat format;

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
        format = new CsvFormat(
                new Dialect(ascii(separator, "separator"), ascii(quote, "quote"), skipsBlankLines),
                new MarkerTexts(nullTexts, trueTexts, falseTexts));
    }

    private static byte ascii(char value, String role) {
        if (value > 127) {
            throw new IllegalArgumentException(
                    "%s '%s' is not ASCII; use one character below U+0080".formatted(role, value));
        }
        return (byte) value;
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
        return changed(draft -> draft.separator = value);
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
        checkRead(column, dtype);
        return changed(draft -> draft.dtypes.put(column, dtype));
    }

    private static void checkRead(String column, DType dtype) {
        if (dtype.kind() == DType.Kind.LIST) {
            throw new IllegalArgumentException(
                    "column '%s' cannot be read as %s: CSV files hold text; read it as text and use str().splitToList(separator)"
                            .formatted(column, dtype));
        }
        if (dtype == DType.BINARY) {
            throw new IllegalArgumentException(
                    "column '%s' cannot be read as binary: CSV files hold text; read it as text and use str().encode()"
                            .formatted(column));
        }
    }

    /** Reads columns as these dtypes instead of inferring them, see {@link #withDtype}. */
    public CsvOptions withDtypes(Map<String, DType> byColumn) {
        Given.notNull(byColumn, "byColumn");
        byColumn.forEach(CsvOptions::checkRead);
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

    /** All that changes what is read, on one line. */
    @Override
    public String toString() {
        return "CsvOptions[blockBytes=%d, header=%s, names=%s, columns=%s, dtypes=%s, format=%s]"
                .formatted(blockBytes, header, names, columns, dtypes, format);
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
    }
}

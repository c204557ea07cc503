package io.bask.dataframe.io;

import io.bask.dataframe.schema.DType;
import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to read lines of JSON: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: a column for each key of the objects, dtypes inferred, objects in objects an error, 64 MB of a file a partition or less where memory is
 * small.
 *
 * @param blockBytes bytes of a file a partition
 * @param columns the columns to read, in order; none for all
 * @param dtypes what columns are read as, instead of inferring it
 * @param flattens whether keys of objects in objects are columns {@code outer.inner}
 * @param skipsBadLines whether lines that are no JSON objects are left out
 */
public record JsonOptions(
        long blockBytes, List<String> columns, Map<String, DType> dtypes, boolean flattens, boolean skipsBadLines)
        implements Serializable {
    private static final long DEFAULT_BLOCK = BlockSize.standard();
    private static final JsonOptions DEFAULTS = new JsonOptions(DEFAULT_BLOCK, List.of(), Map.of(), false, false);

    /** Checks and copies. */
    public JsonOptions {
        BlockSize.checked(blockBytes);
        columns = List.copyOf(Given.noneNull(columns, "columns"));
        dtypes = Map.copyOf(Given.notNull(dtypes, "dtypes"));
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns %s: one is named twice; name each once".formatted(columns));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static JsonOptions defaults() {
        return DEFAULTS;
    }

    /** That much of a file a partition: {@code "64 MB"}, or {@code "none"} for one partition a file. */
    public JsonOptions withBlockSize(String size) {
        return new JsonOptions(BlockSize.parse(Given.notNull(size, "size")), columns, dtypes, flattens, skipsBadLines);
    }

    /** That many bytes of a file a partition. */
    public JsonOptions withBlockSize(long bytes) {
        return new JsonOptions(bytes, columns, dtypes, flattens, skipsBadLines);
    }

    /** Reads these columns only, in this order; other keys may hold anything. */
    public JsonOptions withColumns(String... names) {
        Given.noneNull(names, "names");
        if (names.length == 0) {
            throw new IllegalArgumentException(
                    "no columns to read; name one or more, or leave withColumns out for all");
        }
        return new JsonOptions(blockBytes, Arrays.asList(names), dtypes, flattens, skipsBadLines);
    }

    /** Reads a column as that dtype; a value that does not fit is an error. Dates are text in ISO 8601's form. */
    public JsonOptions withDtype(String column, DType dtype) {
        Map<String, DType> more = new LinkedHashMap<>(dtypes);
        more.put(Given.notNull(column, "column"), Given.notNull(dtype, "dtype"));
        return new JsonOptions(blockBytes, columns, more, flattens, skipsBadLines);
    }

    /** Keys of objects in objects are columns, {@code user.name} for {@code {"user": {"name": ...}}}. */
    public JsonOptions withFlattening() {
        return new JsonOptions(blockBytes, columns, dtypes, true, skipsBadLines);
    }

    /** Leaves lines out that are no JSON objects, instead of failing. */
    public JsonOptions withBadLinesSkipped() {
        return new JsonOptions(blockBytes, columns, dtypes, flattens, true);
    }
}

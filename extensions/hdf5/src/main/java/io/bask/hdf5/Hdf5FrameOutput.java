package io.bask.hdf5;

import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How tables are written to HDF5 files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: not packed, columns of one dtype side by side, texts as wide as the longest, {@code nan} for those that are missing; a
 * file that is there already is an error.
 *
 * @param level of gzip, from 1, fast, to 9, small; 0 for none
 * @param textBytes widths of columns of texts at least, in bytes of UTF-8, so that longer ones can be added later
 * @param dataColumns columns that lie by themselves, so that pandas can select rows by them
 * @param missingText what stands for a missing text
 * @param replaces whether files that are there already are replaced
 */
public record Hdf5FrameOutput(
        int level, Map<String, Integer> textBytes, List<String> dataColumns, String missingText, boolean replaces)
        implements Serializable {
    private static final Hdf5FrameOutput DEFAULTS = new Hdf5FrameOutput(0, Map.of(), List.of(), "nan", false);

    /** Copies and checks. */
    public Hdf5FrameOutput {
        textBytes = Collections.unmodifiableMap(new LinkedHashMap<>(Given.notNull(textBytes, "textBytes")));
        dataColumns = List.copyOf(Given.noneNull(dataColumns, "dataColumns"));
        Given.notNull(missingText, "missingText");
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException(
                    "gzip has no level %d; use 1, fast, to 9, small, or 0 for none".formatted(level));
        }
        textBytes.forEach((name, bytes) -> {
            Given.notNull(name, "a column in textBytes");
            Given.notNull(bytes, "textBytes[\"" + name + "\"]");
            if (bytes < 1) {
                throw new IllegalArgumentException(
                        "column '%s': texts of %d bytes; give at least one".formatted(name, bytes));
            }
        });
        if (missingText.isEmpty() || missingText.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "missing texts cannot be written as '%s'; use a text that is none of the column's"
                            .formatted(missingText.replace("\0", "\\0")));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static Hdf5FrameOutput defaults() {
        return DEFAULTS;
    }

    /** Rows packed by gzip of a level from 1, fast, to 9, small: pandas' {@code complevel}. */
    public Hdf5FrameOutput withGzip(int gzipLevel) {
        return new Hdf5FrameOutput(gzipLevel, textBytes, dataColumns, missingText, replaces);
    }

    /** A column of texts, or labels, of at least so many bytes each: pandas' {@code min_itemsize}. */
    public Hdf5FrameOutput withTextBytes(String column, int bytes) {
        Map<String, Integer> more = new LinkedHashMap<>(textBytes);
        more.put(Given.notNull(column, "column"), bytes);
        return new Hdf5FrameOutput(level, more, dataColumns, missingText, replaces);
    }

    /** Columns that lie by themselves, so that pandas can select rows by them: its {@code data_columns}. */
    public Hdf5FrameOutput withDataColumns(String... names) {
        return new Hdf5FrameOutput(
                level, textBytes, Arrays.asList(Given.noneNull(names, "names")), missingText, replaces);
    }

    /** What stands for a missing text, a text that no column has: pandas' {@code nan_rep}. */
    public Hdf5FrameOutput withMissingText(String text) {
        return new Hdf5FrameOutput(level, textBytes, dataColumns, text, replaces);
    }

    /** Files that are there already are replaced, once all new ones are whole. */
    public Hdf5FrameOutput withReplacing() {
        return new Hdf5FrameOutput(level, textBytes, dataColumns, missingText, true);
    }
}

package io.bask.arrow;

import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How to read Arrow files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: all columns, record batches put together to partitions of about 64 MB, less where memory is small, row labels as pandas wrote them.
 *
 * @param columns the columns to read, in order; none for all
 * @param partitionBytes record batches of one file are put together up to this size; one is a partition at least
 * @param decimalsAreFloats whether decimals are read as float64; else as decimals, and those of more than 38 digits are an error
 * @param binaryIsText whether binary columns are read as UTF-8; else as bytes
 */
public record ArrowOptions(List<String> columns, long partitionBytes, boolean decimalsAreFloats, boolean binaryIsText)
        implements Serializable {
    private static final long DEFAULT_BYTES = BlockSize.standard();
    private static final ArrowOptions DEFAULTS = new ArrowOptions(List.of(), DEFAULT_BYTES, false, false);

    /** Copies the columns and checks the size. */
    public ArrowOptions {
        columns = List.copyOf(Given.noneNull(columns, "columns"));
        BlockSize.checked(partitionBytes);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns %s: one is named twice; name each once".formatted(columns));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static ArrowOptions defaults() {
        return DEFAULTS;
    }

    /** Reads these columns only, in this order. */
    public ArrowOptions withColumns(String... names) {
        List<String> wanted = Arrays.asList(Given.noneNull(names, "names"));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "no columns to read; name one or more, or leave withColumns out for all");
        }
        return new ArrowOptions(wanted, partitionBytes, decimalsAreFloats, binaryIsText);
    }

    /** Puts record batches of a file together to partitions of this size as stored, for example {@code "64 MB"}. */
    public ArrowOptions withPartitionSize(String size) {
        long bytes = BlockSize.parse(Given.notNull(size, "size"));
        return new ArrowOptions(columns, bytes, decimalsAreFloats, binaryIsText);
    }

    /** One partition a record batch, however small. */
    public ArrowOptions withPartitionPerBatch() {
        return new ArrowOptions(columns, 1, decimalsAreFloats, binaryIsText);
    }

    /** Reads decimals as float64, to the nearest. */
    public ArrowOptions withDecimalsAsFloats() {
        return new ArrowOptions(columns, partitionBytes, true, binaryIsText);
    }

    /** Reads binary columns as UTF-8. */
    public ArrowOptions withBinaryAsText() {
        return new ArrowOptions(columns, partitionBytes, decimalsAreFloats, true);
    }
}

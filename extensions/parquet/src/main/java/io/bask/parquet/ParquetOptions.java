package io.bask.parquet;

import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How to read Parquet files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: all columns, row groups put together to partitions of about 64 MB before compression, less where memory is small, folders called {@code
 * key=value} as columns, row labels as pandas wrote them.
 *
 * @param columns the columns to read, in order; none for all
 * @param partitionBytes row groups of one file are put together up to this size; one is a partition at least
 * @param hasFolderColumns whether folders called {@code key=value} are columns
 * @param decimalsAreFloats whether decimals are read as float64; else as decimals, and those of more than 38 digits are an error
 * @param binaryIsText whether binary columns that say nothing of their meaning are read as UTF-8; else they are an error
 */
public record ParquetOptions(
        List<String> columns,
        long partitionBytes,
        boolean hasFolderColumns,
        boolean decimalsAreFloats,
        boolean binaryIsText)
        implements Serializable {
    private static final long DEFAULT_BYTES = BlockSize.standard();
    private static final ParquetOptions DEFAULTS = new ParquetOptions(List.of(), DEFAULT_BYTES, true, false, false);

    /** Copies the columns and checks the size. */
    public ParquetOptions {
        columns = List.copyOf(Given.noneNull(columns, "columns"));
        BlockSize.checked(partitionBytes);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns %s: one is named twice; name each once".formatted(columns));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static ParquetOptions defaults() {
        return DEFAULTS;
    }

    /** Reads these columns only, in this order. */
    public ParquetOptions withColumns(String... names) {
        List<String> wanted = Arrays.asList(Given.noneNull(names, "names"));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "no columns to read; name one or more, or leave withColumns out for all");
        }
        return new ParquetOptions(wanted, partitionBytes, hasFolderColumns, decimalsAreFloats, binaryIsText);
    }

    /** Puts row groups of a file together to partitions of this size before compression, for example {@code "64 MB"}. */
    public ParquetOptions withPartitionSize(String size) {
        long bytes = BlockSize.parse(Given.notNull(size, "size"));
        return new ParquetOptions(columns, bytes, hasFolderColumns, decimalsAreFloats, binaryIsText);
    }

    /** One partition a row group, however small. */
    public ParquetOptions withPartitionPerRowGroup() {
        return new ParquetOptions(columns, 1, hasFolderColumns, decimalsAreFloats, binaryIsText);
    }

    /** Takes folders called {@code key=value} for folders like any other. */
    public ParquetOptions withoutFolderColumns() {
        return new ParquetOptions(columns, partitionBytes, false, decimalsAreFloats, binaryIsText);
    }

    /** Reads decimals as float64, to the nearest. */
    public ParquetOptions withDecimalsAsFloats() {
        return new ParquetOptions(columns, partitionBytes, hasFolderColumns, true, binaryIsText);
    }

    /** Reads binary columns that say nothing of their meaning as UTF-8, as old writers left texts. */
    public ParquetOptions withBinaryAsText() {
        return new ParquetOptions(columns, partitionBytes, hasFolderColumns, decimalsAreFloats, true);
    }
}

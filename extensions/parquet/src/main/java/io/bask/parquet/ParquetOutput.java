package io.bask.parquet;

import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How to write Parquet files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: snappy, row groups of a million rows, one file a partition, an error where the folder has Parquet files.
 *
 * @param compression how pages are compressed
 * @param rowGroupRows rows of a row group at most
 * @param partitionBy columns that become folders, in order
 * @param existing what becomes of Parquet files that the folder has
 */
public record ParquetOutput(Compression compression, int rowGroupRows, List<String> partitionBy, Existing existing)
        implements Serializable {
    /** How pages are compressed. */
    public enum Compression {
        /** Not at all. */
        NONE(CompressionCodecName.UNCOMPRESSED),
        /** Fast, and what most programs write. */
        SNAPPY(CompressionCodecName.SNAPPY),
        /** Smaller and slower. */
        ZSTD(CompressionCodecName.ZSTD),
        /** Slow, but read everywhere. */
        GZIP(CompressionCodecName.GZIP),
        /** Fastest to read. */
        LZ4(CompressionCodecName.LZ4_RAW);

        private final CompressionCodecName codec;

        Compression(CompressionCodecName codec) {
            this.codec = codec;
        }

        CompressionCodecName codec() {
            return codec;
        }
    }

    /** What becomes of Parquet files that a folder has. */
    public enum Existing {
        /** They are an error. */
        FAIL,
        /** They go when all new ones are whole. */
        REPLACE,
        /** They stay, new ones are numbered behind them; their columns must be the same. */
        APPEND
    }

    private static final int DEFAULT_ROWS = 1_000_000;
    private static final ParquetOutput DEFAULTS =
            new ParquetOutput(Compression.SNAPPY, DEFAULT_ROWS, List.of(), Existing.FAIL);

    /** Checks and copies. */
    public ParquetOutput {
        Given.notNull(compression, "compression");
        Given.notNull(existing, "existing");
        partitionBy = List.copyOf(Given.noneNull(partitionBy, "partitionBy"));
        if (rowGroupRows < 1) {
            throw new IllegalArgumentException("row groups of %d rows; give at least one".formatted(rowGroupRows));
        }
        if (partitionBy.stream().distinct().count() < partitionBy.size()) {
            throw new IllegalArgumentException(
                    "partitionBy %s names a column twice; name each once".formatted(partitionBy));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static ParquetOutput defaults() {
        return DEFAULTS;
    }

    /** Pages compressed in this way. */
    public ParquetOutput withCompression(Compression way) {
        return new ParquetOutput(way, rowGroupRows, partitionBy, existing);
    }

    /** Row groups of at most so many rows. */
    public ParquetOutput withRowGroupRows(int rows) {
        return new ParquetOutput(compression, rows, partitionBy, existing);
    }

    /** Files in folders {@code key=value} of these columns, which are not stored in the files. */
    public ParquetOutput withPartitionBy(String... columns) {
        return new ParquetOutput(
                compression, rowGroupRows, Arrays.asList(Given.noneNull(columns, "columns")), existing);
    }

    /** Parquet files that the folder has are replaced by the new ones, when those are whole. */
    public ParquetOutput withReplacing() {
        return new ParquetOutput(compression, rowGroupRows, partitionBy, Existing.REPLACE);
    }

    /** Parquet files that the folder has stay, and the new ones are added. */
    public ParquetOutput withAppending() {
        return new ParquetOutput(compression, rowGroupRows, partitionBy, Existing.APPEND);
    }
}

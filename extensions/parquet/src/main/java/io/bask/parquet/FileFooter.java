package io.bask.parquet;

import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.io.PandasNotes;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself: its columns, its row groups with bounds of their values, and how pandas labelled its rows.
 *
 * @param uri the file's address
 * @param size its bytes
 * @param modified when it was last written, in milliseconds since 1970
 * @param columns its columns in order
 * @param groups its row groups in order
 * @param folders values of the columns that its folders stand for
 * @param labels the columns that pandas had as row labels
 */
record FileFooter(
        String uri,
        long size,
        long modified,
        Map<String, FileColumn> columns,
        List<Group> groups,
        Map<String, String> folders,
        List<String> labels)
        implements Serializable {
    /**
     * A row group.
     *
     * @param ordinal its number in the file
     * @param rows how many rows it has
     * @param bytes its size before compression
     * @param ranges bounds of the columns that have any
     */
    record Group(int ordinal, long rows, long bytes, Map<String, ValueRange> ranges) implements Serializable {}

    static FileFooter read(Path path, Map<String, String> folders, ParquetOptions options) {
        BasicFileAttributes found;
        ParquetMetadata footer;
        try {
            found = Files.readAttributes(path, BasicFileAttributes.class);
            footer = metadata(path);
        } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
            throw new ParquetFormatException(
                    "%s is no Parquet file that can be read: %s; write it again, or leave it out"
                            .formatted(path, reason(damaged)),
                    damaged);
        }
        PandasNotes pandas = PandasNotes.of(footer.getFileMetaData().getKeyValueMetaData());
        Map<String, FileColumn> columns = new LinkedHashMap<>();
        for (Type field : footer.getFileMetaData().getSchema().getFields()) {
            columns.put(field.getName(), FileColumn.of(field, pandas, options));
        }
        List<Group> groups = new ArrayList<>();
        for (BlockMetaData block : footer.getBlocks()) {
            if (block.getRowCount() < 0 || block.getRowCount() > Integer.MAX_VALUE) {
                throw new ParquetFormatException("%s: row group %d has %d rows, which is beyond %d; write smaller ones"
                        .formatted(path, groups.size(), block.getRowCount(), Integer.MAX_VALUE));
            }
            groups.add(group(groups.size(), block, columns));
        }
        return new FileFooter(
                path.toUri().toString(),
                found.size(),
                found.lastModifiedTime().toMillis(),
                columns,
                List.copyOf(groups),
                folders,
                pandas.labels());
    }

    static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : message.substring(0, Math.min(message.length(), 300))
                        .replace("Socket is closed by peer", "its bytes end too early");
    }

    private static Group group(int ordinal, BlockMetaData block, Map<String, FileColumn> columns) {
        Map<String, ValueRange> ranges = new LinkedHashMap<>();
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            FileColumn column = columns.get(chunk.getPath().toDotString());
            boolean isFlat = chunk.getPath().size() == 1;
            if (isFlat && column != null && column.decode() != null && column.lists() == null) {
                ranges.put(column.name(), Bounds.of(chunk.getStatistics(), column, block.getRowCount()));
            }
        }
        return new Group(ordinal, block.getRowCount(), block.getTotalByteSize(), ranges);
    }

    Path path() {
        return Path.of(URI.create(uri));
    }

    /** Opens the file, if it still is the one whose footer was read. */
    ParquetFileReader open(@Nullable ParquetMetadata known) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path(), BasicFileAttributes.class);
        if (now.size() != size || now.lastModifiedTime().toMillis() != modified) {
            throw new ParquetFormatException(
                    "%s has changed since it was opened: it had %d bytes, written at %s, and has %d bytes, written at %s; read it again"
                            .formatted(
                                    path(),
                                    size,
                                    Instant.ofEpochMilli(modified),
                                    now.size(),
                                    now.lastModifiedTime().toInstant()));
        }
        NioInput input = new NioInput(path());
        return known == null
                ? ParquetFileReader.open(input, options())
                : ParquetFileReader.open(input, known, options(), input.newStream());
    }

    private static ParquetMetadata metadata(Path path) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new NioInput(path), options())) {
            return reader.getFooter();
        }
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(Codecs.INSTANCE)
                .usePageChecksumVerification()
                .withUseHadoopVectoredIo(false)
                .build();
    }

    /** Columns that are in both but hold different dtypes, or are in one only; null when there are none. */
    @Nullable
    String difference(FileFooter other, Set<String> wanted) {
        Set<String> names = new java.util.LinkedHashSet<>(columns.keySet());
        names.addAll(other.columns.keySet());
        for (String name : names) {
            if (!wanted.isEmpty() && !wanted.contains(name)) {
                continue;
            }
            FileColumn mine = columns.get(name);
            FileColumn its = other.columns.get(name);
            if (mine == null || its == null) {
                return "column '%s' is only in %s".formatted(name, mine == null ? other.path() : path());
            }
            boolean isSame = mine.decode() == null || its.decode() == null
                    ? mine.decode() == its.decode()
                    : mine.dtype() == its.dtype();
            if (!isSame) {
                return "column '%s' is %s in %s and %s in %s"
                        .formatted(name, mine.type(), path(), its.type(), other.path());
            }
        }
        return null;
    }
}

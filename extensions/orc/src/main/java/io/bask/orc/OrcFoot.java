package io.bask.orc;

import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.io.PandasNotes;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.ColumnStatistics;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.StripeInformation;
import org.apache.orc.StripeStatistics;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.ReaderImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself: its columns, its stripes with bounds of their values, and how its rows are labelled.
 *
 * @param uri the file's address
 * @param size its bytes
 * @param modified when it was last written, in milliseconds since 1970
 * @param columns its columns in order
 * @param stripes its stripes in order
 * @param labels the columns that were row labels
 */
record OrcFoot(
        String uri, long size, long modified, Map<String, OrcColumn> columns, List<Stripe> stripes, List<String> labels)
        implements Serializable {
    /**
     * A stripe.
     *
     * @param ordinal its number in the file
     * @param at its first byte in the file
     * @param length how many it has
     * @param ranges bounds of the columns that have any
     */
    record Stripe(int ordinal, long rows, long at, long length, Map<String, ValueRange> ranges)
            implements Serializable {}

    static OrcFoot read(Path path) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            try (Reader reader = reader(path, found)) {
                return of(path, found, reader);
            }
        } catch (OrcFormatException known) {
            throw known;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError damaged) {
            throw new OrcFormatException(
                    "%s is no ORC file that can be read: %s; write it again, or leave it out"
                            .formatted(path, reason(damaged)),
                    damaged);
        }
    }

    static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : message.substring(0, Math.min(message.length(), 300));
    }

    private static Reader reader(Path path, BasicFileAttributes found) throws IOException {
        OrcFile.ReaderOptions options = OrcFile.readerOptions((Configuration) null)
                .useUTCTimestamp(true)
                .convertToProlepticGregorian(true)
                .orcTail(Tail.read(path, found.size(), found.lastModifiedTime().toMillis()));
        return new ReaderImpl(new org.apache.hadoop.fs.Path("file.orc"), options);
    }

    private static OrcFoot of(Path path, BasicFileAttributes found, Reader reader) throws IOException {
        TypeDescription schema = reader.getSchema();
        if (schema.getCategory() != TypeDescription.Category.STRUCT) {
            throw new OrcFormatException(
                    "%s holds %s, not rows of columns; write it as a struct".formatted(path, schema));
        }
        Map<String, String> notes = new HashMap<>();
        for (String key : reader.getMetadataKeys()) {
            notes.put(
                    key,
                    StandardCharsets.UTF_8.decode(reader.getMetadataValue(key)).toString());
        }
        PandasNotes pandas = PandasNotes.of(notes);
        Map<String, OrcColumn> columns = new LinkedHashMap<>();
        for (int i = 0; i < schema.getChildren().size(); i++) {
            OrcColumn column = OrcColumn.of(schema, i, pandas);
            columns.put(column.name(), column);
        }
        List<StripeStatistics> statistics = reader.getStripeStatistics();
        boolean hasMoments = reader.getWriterVersion().includes(OrcFile.WriterVersion.ORC_135);
        List<Stripe> stripes = new ArrayList<>();
        for (StripeInformation stripe : reader.getStripes()) {
            int number = stripes.size();
            long rows = stripe.getNumberOfRows();
            if (rows < 0 || rows > Integer.MAX_VALUE) {
                throw new OrcFormatException("%s: stripe %d has %d rows, which is beyond %d; write smaller ones"
                        .formatted(path, number, rows, Integer.MAX_VALUE));
            }
            ColumnStatistics[] known =
                    number < statistics.size() ? statistics.get(number).getColumnStatistics() : new ColumnStatistics[0];
            Map<String, ValueRange> ranges = new LinkedHashMap<>();
            for (OrcColumn column : columns.values()) {
                if (column.dtype() != null && column.first() < known.length) {
                    ranges.put(column.name(), Bounds.of(known[column.first()], column, rows, hasMoments));
                }
            }
            stripes.add(new Stripe(number, rows, stripe.getOffset(), stripe.getLength(), ranges));
        }
        long rows = stripes.stream().mapToLong(Stripe::rows).sum();
        if (rows != reader.getNumberOfRows()) {
            throw new OrcFormatException("%s has %d rows in its stripes and says that it has %d; it is damaged"
                    .formatted(path, rows, reader.getNumberOfRows()));
        }
        List<String> labels =
                pandas.labels().stream().filter(columns::containsKey).toList();
        return new OrcFoot(
                path.toUri().toString(),
                found.size(),
                found.lastModifiedTime().toMillis(),
                columns,
                List.copyOf(stripes),
                labels);
    }

    Path path() {
        return Path.of(URI.create(uri));
    }

    /** The name of the column that a type of the file is part of; its number where it is part of none. */
    String columnOf(int type) {
        for (OrcColumn column : columns.values()) {
            if (column.first() <= type && type <= column.last()) {
                return column.name();
            }
        }
        return "#" + type;
    }

    /** Opens the file, if it still is the one whose end was read. */
    Reader open() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path(), BasicFileAttributes.class);
        if (now.size() != size || now.lastModifiedTime().toMillis() != modified) {
            throw new OrcFormatException(
                    "%s has changed since it was opened: it had %d bytes, and has %d bytes, written at %s; read it again"
                            .formatted(
                                    path(),
                                    size,
                                    now.size(),
                                    now.lastModifiedTime().toInstant()));
        }
        return reader(path(), now);
    }

    /** Columns that are in both but hold different dtypes, or are in one only; null when there are none. */
    @Nullable
    String difference(OrcFoot other, Set<String> wanted) {
        Set<String> names = new LinkedHashSet<>(columns.keySet());
        names.addAll(other.columns.keySet());
        for (String name : names) {
            if (!wanted.isEmpty() && !wanted.contains(name)) {
                continue;
            }
            OrcColumn mine = columns.get(name);
            OrcColumn its = other.columns.get(name);
            if (mine == null || its == null) {
                return "column '%s' is only in %s".formatted(name, mine == null ? other.path() : path());
            }
            if (mine.dtype() != its.dtype()) {
                return "column '%s' is %s in %s and %s in %s"
                        .formatted(name, mine.type(), path(), its.type(), other.path());
            }
        }
        return null;
    }
}

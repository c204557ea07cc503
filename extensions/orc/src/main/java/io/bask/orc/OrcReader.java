package io.bask.orc;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.io.FramePieces;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.jspecify.annotations.Nullable;

/**
 * Reads ORC files, stripes put together to partitions.
 *
 * <p>The ends of files are read when it is made. A partition reads the columns that are wanted; with a filter it leaves out stripes whose
 * bounds no kept row can lie in, reads the columns that the filter looks at, and the others only where a row is kept.
 */
final class OrcReader implements FrameReader {
    private static final long serialVersionUID = 1L;
    private static final int BATCH = 4096;
    /** Room for so many values at first: the number of rows is only what a perhaps damaged file says. */
    private static final int MOST_AT_ONCE = 1 << 16;

    private final OrcOptions options;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Partition> partitions;

    private final Schema schema;
    private final String identity;

    /**
     * Stripes of one file.
     *
     * @param foot the file
     * @param stripes at least one, or none for a file without rows
     */
    private record Partition(OrcFoot foot, List<OrcFoot.Stripe> stripes) implements Serializable {
        long rows() {
            return stripes.stream().mapToLong(OrcFoot.Stripe::rows).sum();
        }
    }

    OrcReader(List<OrcFoot> files, Schema schema, OrcOptions options) {
        this.options = options;
        this.schema = schema;
        List<Partition> cut = new ArrayList<>();
        files.forEach(file -> cut(file, options.partitionBytes(), cut));
        this.partitions = List.copyOf(cut);
        StringBuilder text = new StringBuilder(options.toString());
        files.forEach(file -> text.append(' ')
                .append(file.uri())
                .append('@')
                .append(file.modified())
                .append(' ')
                .append(file.size()));
        this.identity = text.toString();
    }

    private static void cut(OrcFoot file, long most, List<Partition> into) {
        List<OrcFoot.Stripe> stripes = new ArrayList<>();
        long bytes = 0;
        long rows = 0;
        for (OrcFoot.Stripe stripe : file.stripes()) {
            boolean isFull = bytes + stripe.length() > most || rows + stripe.rows() > Integer.MAX_VALUE;
            if (isFull && !stripes.isEmpty()) {
                into.add(new Partition(file, List.copyOf(stripes)));
                stripes.clear();
                bytes = 0;
                rows = 0;
            }
            stripes.add(stripe);
            bytes += stripe.length();
            rows += stripe.rows();
        }
        into.add(new Partition(file, List.copyOf(stripes)));
    }

    @Override
    public String operation() {
        return "read-orc";
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long countRows(int partition) {
        return partitions.get(partition).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        return partitions.get(partition).stripes().stream()
                .mapToLong(OrcFoot.Stripe::length)
                .sum();
    }

    @Override
    public FrameReader refreshed() {
        return this;
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) throws IOException {
        return read(partitions.get(partition), columns, filter, Long.MAX_VALUE);
    }

    @Override
    public Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows)
            throws IOException {
        return read(partitions.get(partition), columns, filter, rows);
    }

    private Frame read(Partition partition, List<String> columns, @Nullable RowFilter filter, long limit)
            throws IOException {
        FramePieces pieces = new FramePieces(schema.select(columns));
        boolean readsFile = false;
        for (OrcFoot.Stripe stripe : partition.stripes()) {
            readsFile |= mayKeep(stripe, filter);
        }
        try (Reader file = readsFile ? partition.foot().open() : null) {
            for (OrcFoot.Stripe stripe : partition.stripes()) {
                if (pieces.kept() >= limit) {
                    break;
                }
                if (file == null || !mayKeep(stripe, filter)) {
                    pieces.skip(stripe.rows());
                } else {
                    add(pieces, new Stripes(file, partition.foot(), stripe), filter, limit);
                }
            }
        }
        return pieces.frame();
    }

    private static boolean mayKeep(OrcFoot.Stripe stripe, @Nullable RowFilter filter) {
        return filter == null || filter.condition().mayHold(stripe.ranges()::get);
    }

    private void add(FramePieces pieces, Stripes reader, @Nullable RowFilter filter, long limit) {
        List<String> wanted = pieces.schema().names();
        int rows = (int) reader.stripe.rows();
        if (filter == null) {
            int first = (int) Math.min(rows, limit - pieces.kept());
            pieces.add(reader.read(wanted, schema, first), first, first);
            return;
        }
        Map<String, Column> tested = reader.read(filter.columns(), schema, rows);
        List<Column> columns = new ArrayList<>(tested.values());
        Bitmap selected = filter.test(Frame.of(schema.select(filter.columns()), columns, RowIndex.range(rows)));
        int[] kept = selected.positions();
        if (kept.length == 0) {
            pieces.skip(rows);
            return;
        }
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(tested.keySet());
        Map<String, Column> read = reader.read(List.copyOf(missing), schema, rows);
        Map<String, Column> all = new LinkedHashMap<>();
        for (String name : wanted) {
            Column column = Objects.requireNonNull(tested.containsKey(name) ? tested.get(name) : read.get(name));
            all.put(name, kept.length < rows ? column.take(kept) : column);
        }
        pieces.add(all, kept, rows);
    }

    /**
     * One stripe of an open file.
     *
     * @param file the file, open
     * @param foot what is known of it
     */
    private record Stripes(Reader file, OrcFoot foot, OrcFoot.Stripe stripe) {
        /** The first rows of these columns; each failure names file, stripe and columns. */
        Map<String, Column> read(List<String> names, Schema schema, int rows) {
            Map<String, Column> columns = new LinkedHashMap<>();
            if (names.isEmpty()) {
                return columns;
            }
            try {
                Map<String, ColumnBuilder> builders = new LinkedHashMap<>();
                names.forEach(
                        name -> builders.put(name, ColumnBuilder.of(schema.dtype(name), Math.min(rows, MOST_AT_ONCE))));
                decode(builders, schema, rows);
                builders.forEach((name, builder) -> columns.put(name, builder.build()));
                return columns;
            } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
                throw new OrcFormatException(
                        "%s, stripe %d, columns %s cannot be read: %s"
                                .formatted(foot.path(), stripe.ordinal(), names, OrcFoot.reason(damaged)),
                        damaged);
            }
        }

        private void decode(Map<String, ColumnBuilder> builders, Schema schema, int rows) throws IOException {
            TypeDescription type = file.getSchema();
            boolean[] include = new boolean[type.getMaximumId() + 1];
            include[0] = true;
            for (String name : builders.keySet()) {
                OrcColumn column = Objects.requireNonNull(foot.columns().get(name));
                for (int id = column.first(); id <= column.last(); id++) {
                    include[id] = true;
                }
            }
            Reader.Options wanted = file.options()
                    .include(include)
                    .range(stripe.at(), stripe.length())
                    .dataReader(new Ranges(foot, file.getCompressionKind(), file.getCompressionSize()));
            VectorizedRowBatch batch = type.createRowBatch(Math.min(BATCH, Math.max(1, rows)));
            int done = 0;
            try (RecordReader values = file.rows(wanted)) {
                while (done < rows && values.nextBatch(batch)) {
                    int count = Math.min(batch.size, rows - done);
                    for (Map.Entry<String, ColumnBuilder> entry : builders.entrySet()) {
                        int position = Objects.requireNonNull(foot.columns().get(entry.getKey()))
                                .position();
                        DType dtype = schema.dtype(entry.getKey());
                        TypeDescription its = type.getChildren().get(position);
                        Decode.append(batch.cols[position], its, dtype, count, entry.getValue());
                    }
                    done += count;
                }
            }
            if (done < rows) {
                throw new IOException("it has %d rows of %d".formatted(done, rows));
            }
        }
    }

    /** Options, files and partitions. */
    @Override
    public String toString() {
        return "read-orc %s, %d partitions, %s"
                .formatted(partitions.get(0).foot().path(), partitions(), options);
    }
}

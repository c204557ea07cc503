package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.io.FramePieces;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of HDF5 files, some rows of one table a partition.
 *
 * <p>Where values are was found out when it was made. A partition reads some rows at once, and of these the columns that are wanted; with a
 * filter those first that the filter looks at, and the others only where a row is kept.
 */
final class Hdf5Reader implements FrameReader {
    private static final long serialVersionUID = 1L;
    /** About so many bytes are read at once. */
    private static final int PIECE_BYTES = 1 << 22;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Partition> partitions;

    private final Schema schema;
    private final String identity;

    /**
     * Rows of one table.
     *
     * @param file its address, size and time of change
     * @param table where its values are
     * @param columns those of the schema, and labels, by their names in the result
     */
    private record Partition(FrameFile file, StoredTable table, Map<String, StoredColumn> columns, long from, int rows)
            implements Serializable {}

    Hdf5Reader(List<FrameFile> files, Schema schema, Hdf5FrameOptions options) {
        this.schema = schema;
        List<Partition> cut = new ArrayList<>();
        List<String> labels = FrameFile.labelNames(files.get(0).tables().get(0));
        StringBuilder text = new StringBuilder(options.toString());
        for (FrameFile file : files) {
            text.append(' ').append(file);
            for (StoredTable table : file.tables()) {
                text.append(' ').append(table.key());
                Map<String, StoredColumn> columns = FrameFile.byName(table, labels);
                columns.keySet().retainAll(schema.names());
                cut(new Partition(file, table, columns, 0, 0), options, cut);
            }
        }
        this.partitions = List.copyOf(cut);
        this.identity = text.toString();
    }

    private static void cut(Partition whole, Hdf5FrameOptions options, List<Partition> into) {
        StoredTable table = whole.table();
        long stop = Math.min(options.stop(), table.rows());
        long step = options.rowsOf(table);
        long from = options.start();
        do {
            int rows = (int) Math.min(step, stop - from);
            into.add(new Partition(whole.file(), table, whole.columns(), from, rows));
            from += step;
        } while (from < stop);
    }

    @Override
    public String operation() {
        return "read-hdf";
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
    public long estimatedRows(int partition) {
        return partitions.get(partition).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        Partition part = partitions.get(partition);
        long row =
                part.table().sources().stream().mapToLong(StoredRows::rowBytes).sum();
        return row * part.rows();
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

    private Frame read(Partition part, List<String> columns, @Nullable RowFilter filter, long limit)
            throws IOException {
        FramePieces pieces = new FramePieces(schema.select(columns));
        Path path = part.file().path();
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            part.file().requireSame(channel.size());
            Set<String> wanted = new LinkedHashSet<>(columns);
            if (filter != null) {
                wanted.addAll(filter.columns());
            }
            Pickles pickles = new Pickles(part, wanted);
            int step = step(part, wanted);
            for (int done = 0; done < part.rows() && pieces.kept() < limit; done += step) {
                int count = Math.min(step, part.rows() - done);
                add(pieces, new Piece(part, channel, pickles, part.from() + done, count), filter);
            }
            return pieces.frame();
        } catch (Hdf5FormatException known) {
            throw known;
        } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
            throw new Hdf5FormatException(
                    "%s, %s %s"
                            .formatted(
                                    path,
                                    part.table().key(),
                                    damaged instanceof IOException
                                            ? Damage.words(damaged)
                                            : "cannot be read: " + Damage.of(damaged)),
                    damaged);
        }
    }

    /** How many rows are read at once: some chunks of them, if these are small. */
    private static int step(Partition part, Set<String> wanted) {
        long bytes = 1;
        long chunk = 1;
        for (StoredRows source : part.table().sources()) {
            bytes = Math.max(bytes, source.rowBytes());
            chunk = Math.max(chunk, source.chunkRows());
        }
        long rows = Math.max(1, PIECE_BYTES / bytes);
        rows = rows > chunk ? rows / chunk * chunk : chunk;
        // Chunks that begin within those of the file would be unpacked twice.
        return part.from() % chunk == 0 ? (int) Math.min(rows, Math.max(1, part.rows())) : Math.max(1, part.rows());
    }

    private void add(FramePieces pieces, Piece piece, @Nullable RowFilter filter) throws IOException {
        if (filter == null) {
            pieces.add(piece.read(pieces.schema().names()), piece.count, piece.count);
        } else {
            pieces.addKept(filter, schema, piece.count, piece::read);
        }
    }

    /** What a partition reads of pickles: whole, and once. */
    private static final class Pickles {
        private final Map<String, PickledValues> read = new HashMap<>();

        Pickles(Partition part, Set<String> wanted) {
            Set<String> paths = new LinkedHashSet<>();
            for (String name : wanted) {
                if (Objects.requireNonNull(part.columns().get(name)).place() instanceof StoredColumn.Pickled place) {
                    paths.add(place.path());
                }
            }
            if (!paths.isEmpty()) {
                OpenFile.ask(part.file().path(), part.table().key(), open -> {
                    try {
                        for (String path : paths) {
                            read.put(path, PickledValues.read(open, path));
                        }
                    } catch (IOException damaged) {
                        throw new OpenFile.Refused(
                                new Hdf5FormatException(String.valueOf(damaged.getMessage()), damaged));
                    }
                    return paths;
                });
            }
        }
    }

    /** Neighbouring rows of an open file; each array of it is read once. */
    private static final class Piece {
        private final Partition part;
        private final SeekableByteChannel channel;
        private final Pickles pickles;
        private final long from;
        private final int count;
        private final Map<Integer, byte[]> rows = new HashMap<>();

        Piece(Partition part, SeekableByteChannel channel, Pickles pickles, long from, int count) {
            this.part = part;
            this.channel = channel;
            this.pickles = pickles;
            this.from = from;
            this.count = count;
        }

        Map<String, Column> read(List<String> names) throws IOException {
            Map<String, Column> columns = new LinkedHashMap<>();
            for (String name : names) {
                columns.put(name, read(Objects.requireNonNull(part.columns().get(name))));
            }
            return columns;
        }

        private Column read(StoredColumn column) throws IOException {
            if (column.place() instanceof StoredColumn.InRows place) {
                StoredRows source = part.table().sources().get(place.source());
                byte[] bytes = rows.get(place.source());
                if (bytes == null) {
                    bytes = source.read(channel, from, count);
                    rows.put(place.source(), bytes);
                }
                return StoredColumn.decode(place, bytes, source.rowBytes(), count);
            }
            if (column.place() instanceof StoredColumn.Pickled place) {
                int first = Math.toIntExact(from);
                return Objects.requireNonNull(pickles.read.get(place.path()))
                        .column(place.item(), column.known(), first, first + count);
            }
            return Column.empty(column.known());
        }
    }
}

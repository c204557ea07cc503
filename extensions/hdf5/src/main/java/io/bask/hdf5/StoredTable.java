package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.CompoundDataType;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table in a file: columns, labels, and where values are.
 *
 * @param key path of its group, or of its array
 * @param columns in order
 * @param labels the levels of the row labels, in order; none where rows are numbered
 * @param sources the arrays that have the values
 * @param rows how many there are
 */
record StoredTable(
        String key, List<StoredColumn> columns, List<StoredColumn> labels, List<StoredRows> sources, long rows)
        implements Serializable {
    /** Copies, and requires that all arrays have as many rows. */
    StoredTable {
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
        sources = List.copyOf(sources);
        for (StoredRows source : sources) {
            source.rowBytes();
            if (source.rows() != rows) {
                throw new OpenFile.Refused(
                        "has %d rows in %s, but %d labels".formatted(source.rows(), source.path(), rows));
            }
        }
    }

    /** The table of a key. */
    static StoredTable of(OpenFile file, String key) throws IOException {
        Node node = file.node(key);
        String path = Names.shown(key);
        if (node instanceof Group group) {
            FrameNotes notes = FrameNotes.of(group);
            String kind = notes.text("pandas_type");
            if (kind.equals("frame_table") || kind.equals("series_table")) {
                return new TableLayout(file, path, group, notes).table();
            }
            if (kind.equals("frame") || kind.equals("series")) {
                return new FixedLayout(file, path, group, notes).table();
            }
            if (group.getChildren().get("table") instanceof Dataset dataset && isRecords(dataset)) {
                return TableLayout.plain(file, path, path + "/table", dataset);
            }
            Set<String> names = new TreeSet<>(group.getChildren().keySet());
            throw new OpenFile.Refused("is no table but %s; it has %s"
                    .formatted(
                            kind.isEmpty()
                                    ? "a group of which pandas noted nothing"
                                    : "what pandas calls '" + kind + "'",
                            OpenFile.shown(names)));
        }
        if (node instanceof Dataset dataset && isRecords(dataset)) {
            return TableLayout.plain(file, path, path, dataset);
        }
        throw new OpenFile.Refused("is no table but an array; read it by read(file, path)");
    }

    static boolean isRecords(Dataset dataset) {
        return dataset.getDataType() instanceof CompoundDataType;
    }

    /** The array of a path, which must be there. */
    static Dataset dataset(OpenFile file, String path) {
        if (file.node(path) instanceof Dataset dataset) {
            return dataset;
        }
        throw new OpenFile.Refused("has no array %s".formatted(path));
    }

    /** How a name of pandas is written: texts as they are, numbers and what else there is as Python shows them. */
    static String name(@Nullable Object noted) {
        if (noted == null) {
            return "";
        }
        if (noted instanceof String || noted instanceof Long || noted instanceof Double || noted instanceof Boolean) {
            return String.valueOf(noted);
        }
        if (noted instanceof List<?> parts) {
            throw new OpenFile.Refused(
                    "has columns with names of %d levels; join them to one in pandas, for example by df.columns.map('_'.join)"
                            .formatted(parts.size()));
        }
        throw new OpenFile.Refused("has names that are objects of Python (%s); rename them in pandas".formatted(noted));
    }

    /** All values of a column, of a table that is small. */
    static Column whole(OpenFile file, StoredTable table, StoredColumn column) throws IOException {
        if (column.place() instanceof StoredColumn.InRows place) {
            StoredRows source = table.sources.get(place.source());
            int rows = Math.toIntExact(source.rows());
            return StoredColumn.decode(place, source.read(file.channel(), 0, rows), source.rowBytes(), rows);
        }
        if (column.place() instanceof StoredColumn.Pickled place) {
            PickledValues values = PickledValues.read(file, place.path());
            return values.column(place.item(), column.known(), 0, Math.toIntExact(values.rows()));
        }
        return Column.empty(Objects.requireNonNull(column.dtype()));
    }

    /** Whether there are values in pickles, which are read whole. */
    boolean isPickled() {
        return columns.stream().anyMatch(column -> column.place() instanceof StoredColumn.Pickled)
                || labels.stream().anyMatch(label -> label.place() instanceof StoredColumn.Pickled);
    }
}

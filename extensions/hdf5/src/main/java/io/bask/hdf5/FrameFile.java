package io.bask.hdf5;

import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with tables that are read.
 *
 * @param address of the file
 * @param size bytes when it was opened
 * @param modified when it was changed last, by then
 * @param tables those that are meant
 */
record FrameFile(String address, long size, long modified, List<StoredTable> tables) implements Serializable {
    static FrameFile open(Path path, String key) {
        return OpenFile.ask(path, FrameKeys.isPattern(key) ? "" : Names.shown(key), file -> {
            List<StoredTable> tables = new ArrayList<>();
            try {
                for (String found : FrameKeys.find(file, key)) {
                    tables.add(StoredTable.of(file, found));
                }
            } catch (IOException damaged) {
                throw new OpenFile.Refused(new Hdf5FormatException(String.valueOf(damaged.getMessage()), damaged));
            }
            return new FrameFile(
                    FileGlob.text(path),
                    Files.size(path),
                    Files.getLastModifiedTime(path).toMillis(),
                    List.copyOf(tables));
        });
    }

    Path path() {
        return FileGlob.path(address);
    }

    void requireSame(long now) throws IOException {
        if (now != size || Files.getLastModifiedTime(path()).toMillis() != modified) {
            throw new IOException(
                    "has changed since it was opened: %d bytes then, %d now; read it again".formatted(size, now));
        }
    }

    /**
     * The columns of a table by the names of those of the result.
     *
     * @param names what its labels are called there
     */
    static Map<String, StoredColumn> byName(StoredTable table, List<String> names) {
        Map<String, StoredColumn> columns = new LinkedHashMap<>();
        table.columns().forEach(column -> columns.put(column.name(), column));
        for (int level = 0; level < names.size(); level++) {
            columns.put(names.get(level), table.labels().get(level));
        }
        return columns;
    }

    /** What labels are called while they are columns. */
    static List<String> labelNames(StoredTable table) {
        List<String> taken =
                new ArrayList<>(table.columns().stream().map(StoredColumn::name).toList());
        List<String> names = new ArrayList<>();
        for (StoredColumn label : table.labels()) {
            String name = label.name();
            for (int more = 0; name.isEmpty() || taken.contains(name); more++) {
                name = "__index_level_%d__".formatted(names.size() + more);
            }
            taken.add(name);
            names.add(name);
        }
        return names;
    }

    @Override
    public String toString() {
        return "%s@%d %d".formatted(address, modified, size);
    }

    /** The first difference between the columns of two tables that are read as one; null where there is none. */
    static @Nullable String difference(StoredTable first, StoredTable other, List<String> wanted) {
        List<String> names = first.columns().stream().map(StoredColumn::name).toList();
        List<String> others = other.columns().stream().map(StoredColumn::name).toList();
        if (wanted.isEmpty() && !names.equals(others)) {
            return "columns %s and %s".formatted(names, others);
        }
        if (first.labels().size() != other.labels().size()) {
            return "labels of %d and %d levels"
                    .formatted(first.labels().size(), other.labels().size());
        }
        Map<String, StoredColumn> left = byName(first, List.of());
        Map<String, StoredColumn> right = byName(other, List.of());
        for (int level = 0; level < first.labels().size(); level++) {
            StoredColumn a = first.labels().get(level);
            StoredColumn b = other.labels().get(level);
            if (a.dtype() != b.dtype()) {
                return "labels of %s and %s".formatted(a.dtype(), b.dtype());
            }
        }
        for (String name : wanted.isEmpty() ? names : wanted) {
            StoredColumn a = left.get(name);
            StoredColumn b = right.get(name);
            if (b == null || a != null && a.dtype() != b.dtype()) {
                return "column '%s' is %s and %s"
                        .formatted(name, a == null ? "not there" : a.dtype(), b == null ? "not there" : b.dtype());
            }
        }
        return null;
    }
}

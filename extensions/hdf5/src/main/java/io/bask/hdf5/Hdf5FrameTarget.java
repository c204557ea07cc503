package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.io.StagedFiles;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.file.FileGlob;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tables of HDF5 files: one, one a partition in a file, or one a partition in a file of its own.
 *
 * <p>How wide texts are, which categories there are and whether whole numbers are missing is known once all rows are; so partitions are
 * kept to the side as they come, then written one after the other.
 *
 * @param path a file, or a pattern whose star is the number of the partition
 * @param key path of the table in the file, or such a pattern
 * @param options how they are written
 */
record Hdf5FrameTarget(String path, String key, Hdf5FrameOutput options) implements FrameTarget<List<Path>> {
    @Override
    public String operation() {
        return "to-hdf";
    }

    @Override
    public boolean writesRowNumbers() {
        return true;
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        require(columns, labels);
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Path folder = null;
        for (int partition = 0; partition < partitions; partition++) {
            Path file = FileGlob.path(numbered(path, partition, partitions)).toAbsolutePath();
            if (Files.isDirectory(file) || file.getFileName() == null) {
                throw new IllegalArgumentException("%s is a folder; name a file".formatted(file));
            }
            boolean isFirst = seen.add(file.toString());
            if (isFirst && Files.exists(file) && !options.replaces()) {
                throw new IllegalArgumentException(
                        "%s is there already; replace it by withReplacing(), or choose another name".formatted(file));
            }
            folder = file.getParent();
            names.add(file.getFileName().toString());
        }
        if (folder == null) {
            throw new IllegalArgumentException("'%s' names no file; give one".formatted(path));
        }
        return new Staged(StagedFiles.in(folder), this, names, labels, columns.fields());
    }

    private void require(Schema columns, List<Field> labels) {
        if ((path + key).chars().filter(letter -> letter == '*').count() > 1) {
            throw new IllegalArgumentException(
                    "'%s' and '%s' may have one * together; it stands for the number of the partition"
                            .formatted(path, key));
        }
        if (path.isBlank() || path.indexOf('*') >= 0 && path.indexOf('/', path.indexOf('*')) >= 0) {
            throw new IllegalArgumentException(
                    "'%s' names no files; give one, or a pattern with a * in the name of the file".formatted(path));
        }
        if (Names.parts(key).isEmpty() || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("'%s' names no place in a file; use a key such as /data".formatted(key));
        }
        if (columns.size() == 0) {
            throw new IllegalArgumentException(
                    "the table has no columns, and pandas reads none without; add one, or make labels a column by resetIndex()");
        }
        Set<String> names = new HashSet<>();
        for (Field field : TablePlan.stored(labels, columns.fields())) {
            Slot.width(field.name(), field.dtype());
            boolean isNew = names.add(field.name());
            boolean isIndex = labels.size() <= 1 && field.name().equals("index");
            if (!isNew && !isIndex) {
                throw new IllegalArgumentException(
                        "labels and a column, or two levels, are both called '%s'; call renameAxis or rename first"
                                .formatted(field.name()));
            }
        }
        for (String name : options.dataColumns()) {
            columns.dtype(name);
            if (name.equals("index") || name.startsWith("values_block_") || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException(
                        "column '%s' cannot lie by itself under that name; rename it, or leave it out of withDataColumns(...)"
                                .formatted(name));
            }
        }
        for (String name : options.textBytes().keySet()) {
            if (!name.equals("index") && !names.contains(name)) {
                columns.dtype(name);
            }
        }
    }

    static String numbered(String pattern, int partition, int partitions) {
        String number = String.valueOf(partition);
        int digits = String.valueOf(Math.max(0, partitions - 1)).length();
        return pattern.replace("*", "0".repeat(digits - number.length()) + number);
    }

    /**
     * What is known of the rows of a partition.
     *
     * @param isRun whether rows are numbered, one after the other
     * @param first the number of the first row
     */
    private record Kept(int rows, List<Facts> facts, boolean isRun, long first) implements Serializable {}

    /** Columns of a partition, labels first. */
    private static List<Column> columns(Frame frame) {
        List<Column> columns = new ArrayList<>();
        if (frame.index() instanceof RowIndex.Keys keys) {
            for (Column level : keys.levels()) {
                columns.add(level instanceof DictionaryColumn coded ? coded.withDtype(DType.STRING) : level);
            }
        } else {
            columns.add(frame.select(List.of()).resetIndex().column(0));
        }
        columns.addAll(frame.columns());
        return columns;
    }

    /** Partitions on their way. */
    private static final class Staged implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;

        private final StagedFiles files;
        private final Hdf5FrameTarget target;

        @SuppressWarnings("serial") // an immutable list of texts
        private final List<String> names;

        @SuppressWarnings("serial") // an immutable list of records
        private final List<Field> labels;

        @SuppressWarnings("serial") // an immutable list of records
        private final List<Field> columns;

        Staged(StagedFiles files, Hdf5FrameTarget target, List<String> names, List<Field> labels, List<Field> columns) {
            this.files = files;
            this.target = target;
            this.names = List.copyOf(names);
            this.labels = List.copyOf(labels);
            this.columns = List.copyOf(columns);
        }

        @Override
        public String write(int partition, Frame rows) throws IOException {
            List<Column> values = columns(rows);
            List<Field> fields = TablePlan.stored(labels, columns);
            List<Facts> facts = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                facts.add(Facts.of(fields.get(i).name(), values.get(i), target.options.missingText()));
            }
            RowIndex.Range run = rows.index() instanceof RowIndex.Range range ? range : null;
            Kept kept = new Kept(rows.rows(), List.copyOf(facts), run != null, run == null ? 0 : run.start());
            String name = "rows-" + partition;
            try (ObjectOutputStream out =
                    new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(files.staged(name))))) {
                out.writeObject(kept);
                out.writeObject(rows);
            }
            return name;
        }

        @Override
        public List<Path> finish(List<String> pieces) throws IOException {
            List<Kept> kept = new ArrayList<>();
            for (String piece : pieces) {
                kept.add(read(piece, Kept.class));
            }
            List<Facts> facts = new ArrayList<>();
            TablePlan.stored(labels, columns).forEach(field -> facts.add(Facts.none()));
            for (Kept its : kept) {
                for (int i = 0; i < facts.size(); i++) {
                    facts.set(i, facts.get(i).plus(its.facts().get(i)));
                }
            }
            TablePlan plan = new TablePlan(labels, columns, facts, target.options);
            List<String> written = names.stream().distinct().toList();
            for (String name : written) {
                NewFile file = NewFile.begin(files.staged(name), false);
                try {
                    FrameWriter writer = new FrameWriter(
                            file, plan, target.options.level(), (target.path + target.key).indexOf('*') >= 0);
                    for (int partition = 0; partition < pieces.size(); partition++) {
                        if (names.get(partition).equals(name)) {
                            Kept its = kept.get(partition);
                            writer.begin(Names.shown(numbered(target.key, partition, pieces.size())));
                            Frame rows = read(pieces.get(partition), Frame.class);
                            writer.add(columns(rows), its.rows(), labels.isEmpty() && its.isRun() ? its.first() : -1);
                        }
                    }
                    writer.finish();
                } finally {
                    file.abandon();
                }
            }
            for (String piece : pieces) {
                Files.delete(files.staged(piece));
            }
            return files.publish(written, List.of());
        }

        /** One of the two things that were kept of a partition. */
        private <T> T read(String piece, Class<T> type) throws IOException {
            try (ObjectInputStream in =
                    new ObjectInputStream(new BufferedInputStream(Files.newInputStream(files.staged(piece))))) {
                Object value = in.readObject();
                while (!type.isInstance(value)) {
                    value = in.readObject();
                }
                return type.cast(value);
            } catch (ClassNotFoundException e) {
                throw new IOException("%s, which was kept, cannot be read".formatted(piece), e);
            }
        }

        @Override
        public void abandon() {
            files.discard();
        }
    }
}

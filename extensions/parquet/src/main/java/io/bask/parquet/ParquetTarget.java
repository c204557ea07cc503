package io.bask.parquet;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.io.StagedFiles;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of a folder.
 *
 * @param folder where they go
 * @param options how they are written
 */
record ParquetTarget(Path folder, ParquetOutput options) implements FrameTarget<List<Path>> {
    private static final Pattern NUMBERED = Pattern.compile("part\\.([0-9]{1,9})\\.parquet");

    @Override
    public String operation() {
        return "to-parquet";
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        List<Field> stored = stored(columns, labels);
        columns.select(options.partitionBy());
        if (options.partitionBy().size() == columns.size()) {
            throw new IllegalArgumentException("partitionBy %s leaves no column for the files; the columns are %s"
                    .formatted(options.partitionBy(), columns));
        }
        if (Files.isRegularFile(folder)) {
            throw new IllegalArgumentException(
                    "%s is a file; name a folder, into which a file a partition is written".formatted(folder));
        }
        List<Path> old = existing();
        if (!old.isEmpty() && options.existing() == ParquetOutput.Existing.FAIL) {
            throw new IllegalArgumentException(
                    "%s has %d Parquet files already, such as %s; add to them by withAppending(), replace them by withReplacing(), or name another folder"
                            .formatted(folder, old.size(), old.get(0)));
        }
        int first = 0;
        if (options.existing() == ParquetOutput.Existing.APPEND && !old.isEmpty()) {
            checkSame(old.get(0), stored);
            first = old.stream().mapToInt(ParquetTarget::number).max().orElse(-1) + 1;
        }
        int digits = String.valueOf(first + partitions - 1).length();
        boolean removes = options.existing() == ParquetOutput.Existing.REPLACE;
        List<String> removed =
                removes ? old.stream().map(file -> file.toUri().toString()).toList() : List.of();
        return new Staged(StagedFiles.in(folder), options, first, digits, labels, removed);
    }

    /** What is stored in files: columns but those that become folders, and labels; types that cannot be stored are errors. */
    private List<Field> stored(Schema columns, List<Field> labels) {
        List<Field> stored = PandasNotes.storedFields(columns, labels);
        stored.removeIf(field -> options.partitionBy().contains(field.name()));
        stored.forEach(FrameFile::type);
        return stored;
    }

    private List<Path> existing() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> ParquetFiles.isData(folder, path))
                    .sorted()
                    .toList();
        }
    }

    private static int number(Path file) {
        Matcher name = NUMBERED.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }

    private static void checkSame(Path file, List<Field> stored) {
        Map<String, DType> there = new LinkedHashMap<>();
        FileFooter footer = FileFooter.read(file, Map.of(), ParquetOptions.defaults());
        footer.columns()
                .forEach((name, column) -> there.put(
                        name,
                        column.lists() != null
                                ? column.dtype()
                                : column.decode() == null
                                        ? DType.STRING
                                        : column.decode().dtype()));
        Map<String, DType> mine = new LinkedHashMap<>();
        stored.forEach(field -> mine.put(field.name(), field.dtype()));
        if (!there.equals(mine)) {
            throw new IllegalArgumentException(
                    "%s has the columns %s and the table %s; cast and select columns so that they are the same"
                            .formatted(file, there, mine));
        }
    }

    /** Files on their way. */
    private record Staged(
            StagedFiles files, ParquetOutput options, int first, int digits, List<Field> labels, List<String> removed)
            implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;
        private static final String SEPARATOR = "\n";

        @Override
        public String write(int partition, Frame rows) throws IOException {
            String number = String.valueOf(first + partition);
            String name = "part." + "0".repeat(digits - number.length()) + number + ".parquet";
            if (options.partitionBy().isEmpty()) {
                FrameFile.write(files.staged(name), rows, options);
                return name;
            }
            List<String> names = new ArrayList<>();
            Set<String> kept = new LinkedHashSet<>(rows.schema().names());
            options.partitionBy().forEach(kept::remove);
            for (Map.Entry<String, List<Integer>> group : folders(rows).entrySet()) {
                Frame part = rows.take(
                        group.getValue().stream().mapToInt(Integer::intValue).toArray());
                String file = group.getKey() + "/" + name;
                FrameFile.write(files.staged(file), part.select(kept), options);
                names.add(file);
            }
            return String.join(SEPARATOR, names);
        }

        private Map<String, List<Integer>> folders(Frame rows) {
            Map<String, List<Integer>> groups = new LinkedHashMap<>();
            List<Column> keys = options.partitionBy().stream().map(rows::column).toList();
            for (int row = 0; row < rows.rows(); row++) {
                StringBuilder folder = new StringBuilder();
                for (int i = 0; i < keys.size(); i++) {
                    @Nullable Object value = keys.get(i).valueAt(row);
                    folder.append(i == 0 ? "" : "/")
                            .append(HiveFolders.folder(options.partitionBy().get(i), value));
                }
                groups.computeIfAbsent(folder.toString(), any -> new ArrayList<>())
                        .add(row);
            }
            return groups;
        }

        @Override
        public List<Path> finish(List<String> notes) throws IOException {
            List<String> names = new ArrayList<>();
            for (String note : notes) {
                if (!note.isEmpty()) {
                    names.addAll(List.of(note.split(SEPARATOR)));
                }
            }
            return files.publish(
                    names, removed.stream().map(URI::create).map(Path::of).toList());
        }

        @Override
        public void abandon() {
            files.discard();
        }
    }
}

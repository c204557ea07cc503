package io.bask.orc;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.io.StagedFiles;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a folder.
 *
 * @param folder where they go
 * @param options how they are written
 */
record OrcTarget(Path folder, OrcOutput options) implements FrameTarget<List<Path>> {
    @Override
    public String operation() {
        return "to-orc";
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        FrameFile.stored(columns, labels);
        if (Files.isRegularFile(folder)) {
            throw new IllegalArgumentException(
                    "%s is a file; name a folder, into which a file a partition is written".formatted(folder));
        }
        List<Path> old = Files.isDirectory(folder) ? Orc.FILES.in(folder) : List.of();
        if (!old.isEmpty() && options.existing() == OrcOutput.Existing.FAIL) {
            throw new IllegalArgumentException(
                    "%s has %d ORC files already, such as %s; replace them by withReplacing(), or name another folder"
                            .formatted(folder, old.size(), old.get(0)));
        }
        int digits = String.valueOf(partitions - 1).length();
        List<String> removed = old.stream().map(file -> file.toUri().toString()).toList();
        return new Staged(StagedFiles.in(folder), options, digits, removed);
    }

    /** Files on their way. */
    private record Staged(StagedFiles files, OrcOutput options, int digits, List<String> removed)
            implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;

        @Override
        public String write(int partition, Frame rows) throws IOException {
            String number = String.valueOf(partition);
            String name = "part." + "0".repeat(digits - number.length()) + number + Orc.ENDING;
            FrameFile.write(files.staged(name), rows, options);
            return name;
        }

        @Override
        public List<Path> finish(List<String> names) throws IOException {
            return files.publish(
                    names, removed.stream().map(URI::create).map(Path::of).toList());
        }

        @Override
        public void abandon() {
            files.discard();
        }
    }
}

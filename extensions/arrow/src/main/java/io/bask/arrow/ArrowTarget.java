package io.bask.arrow;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.io.StagedFiles;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
record ArrowTarget(Path folder, ArrowOutput options) implements FrameTarget<List<Path>> {
    static final int BUFFER = 1 << 16;

    @Override
    public String operation() {
        return "to-arrow";
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        FrameWriter.stored(columns, labels);
        if (Files.isRegularFile(folder)) {
            throw new IllegalArgumentException(
                    "%s is a file; name a folder, into which a file a partition is written, or compute the table and write it by writeFile"
                            .formatted(folder));
        }
        List<Path> old = Files.isDirectory(folder) ? Arrow.FILES.in(folder) : List.of();
        if (!old.isEmpty() && options.existing() == ArrowOutput.Existing.FAIL) {
            throw new IllegalArgumentException(
                    "%s has %d Arrow files already, such as %s; replace them by withReplacing(), or name another folder"
                            .formatted(folder, old.size(), old.get(0)));
        }
        int digits = String.valueOf(partitions - 1).length();
        List<String> removed = old.stream().map(file -> file.toUri().toString()).toList();
        return new Staged(StagedFiles.in(folder), options, digits, removed);
    }

    /** Files on their way. */
    private record Staged(StagedFiles files, ArrowOutput options, int digits, List<String> removed)
            implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;

        @Override
        public String write(int partition, Frame rows) throws IOException {
            String number = String.valueOf(partition);
            String name = "part." + "0".repeat(digits - number.length()) + number + Arrow.ENDING;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(files.staged(name)), BUFFER)) {
                FrameWriter.file(rows, out, options);
            }
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

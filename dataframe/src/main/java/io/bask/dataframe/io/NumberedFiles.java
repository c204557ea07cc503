package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.function.Given;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files {@code part.0}, {@code part.1} ... of a folder, one a partition, on their way: numbers have equally many digits, so that the order
 * of names is that of partitions.
 *
 * <p>For authors of writers; files are staged until all of them are whole.
 *
 * @param files where they lie
 * @param ending of their names, for example {@code .orc}
 * @param digits of their numbers
 * @param removed files that go once the new ones are there, as URIs
 * @param part writes one of them
 */
public record NumberedFiles(StagedFiles files, String ending, int digits, List<String> removed, Part part)
        implements FrameTarget.Transfer<List<Path>> {
    private static final long serialVersionUID = 1L;

    /** Writes the rows of a partition to a file. */
    @FunctionalInterface
    public interface Part extends Serializable {
        /** Writes the file whole, or fails. */
        void write(Path file, Frame rows) throws IOException;
    }

    /** Keeps copies of lists. */
    public NumberedFiles {
        Given.notNull(files, "files");
        Given.notNull(ending, "ending");
        Given.notNull(part, "part");
        removed = List.copyOf(Given.noneNull(removed, "removed"));
    }

    /**
     * Makes the folder ready.
     *
     * @param folder where the files go; made where it is missing
     * @param kind how names of such files end; the first ending is that of the new files
     * @param format its name, for errors
     * @param replaces whether files of that kind that are there go
     * @throws IllegalArgumentException where the folder is a file, or has such files that are not to be replaced
     */
    public static NumberedFiles in(
            Path folder, FolderFiles kind, String format, boolean replaces, int partitions, Part part)
            throws IOException {
        Given.notNull(folder, "folder");
        if (Files.isRegularFile(folder)) {
            throw new IllegalArgumentException(
                    "%s is a file; name a folder, into which a file a partition is written".formatted(folder));
        }
        List<Path> old = Files.isDirectory(folder) ? kind.in(folder) : List.of();
        if (!old.isEmpty() && !replaces) {
            throw new IllegalArgumentException(
                    "%s has %d %s files already, such as %s; replace them by withReplacing(), or name another folder"
                            .formatted(folder, old.size(), format, old.get(0)));
        }
        List<String> removed = old.stream().map(file -> file.toUri().toString()).toList();
        int digits = String.valueOf(partitions - 1).length();
        return new NumberedFiles(StagedFiles.in(folder), kind.endings().get(0), digits, removed, part);
    }

    @Override
    public String write(int partition, Frame rows) throws IOException {
        String number = String.valueOf(partition);
        String name = "part." + "0".repeat(digits - number.length()) + number + ending;
        part.write(files.staged(name), rows);
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

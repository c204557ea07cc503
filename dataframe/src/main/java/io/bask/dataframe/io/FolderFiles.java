package io.bask.dataframe.io;

import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the files of a format: by name, by pattern, or in a folder by how names end.
 *
 * <p>For authors of readers. Names that begin with a dot or an underscore are not data; folders within a folder are not looked into.
 *
 * @param endings how names of such files end, for example {@code .orc}
 */
public record FolderFiles(List<String> endings) {
    /** Checks that there is an ending. */
    public FolderFiles {
        endings = List.copyOf(Given.noneNull(endings, "endings"));
        if (endings.isEmpty()) {
            throw new IllegalArgumentException("no endings of names; give one at least");
        }
    }

    /**
     * The files that are named, those that fit a pattern, and those in a folder, in the order of the names.
     *
     * @throws IllegalArgumentException where nothing is named, nothing fits a pattern, or a folder has no such file
     */
    public List<Path> find(List<String> patterns) {
        Given.noneNull(patterns, "patterns");
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no files to read; give one path or pattern at least");
        }
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            Path path = FileGlob.isPattern(pattern) ? null : FileGlob.path(pattern);
            if (path == null || !Files.isDirectory(path)) {
                found.addAll(FileGlob.expand(List.of(pattern)));
                continue;
            }
            List<Path> files = in(path);
            if (files.isEmpty()) {
                String ending = endings.size() == 1 ? endings.get(0) : "one of " + endings;
                throw new IllegalArgumentException("no file in %s ends in %s; name the files, for example %s"
                        .formatted(path, ending, path.resolve("*")));
            }
            found.addAll(files);
        }
        return found;
    }

    /** Those of a folder, in order; perhaps none. */
    public List<Path> in(Path folder) {
        Given.notNull(folder, "folder");
        try (Stream<Path> all = Files.list(folder)) {
            return FileGlob.sorted(all.filter(this::isData));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for files in %s: %s".formatted(folder, e), e);
        }
    }

    private boolean isData(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && !name.startsWith("_")
                && endings.stream().anyMatch(name::endsWith)
                && Files.isRegularFile(file);
    }
}

package io.bask.orc;

import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds ORC files: by name, by pattern, or in a folder. */
final class OrcFiles {
    static final String ENDING = ".orc";

    private OrcFiles() {}

    static List<Path> find(List<String> patterns) {
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
                throw new IllegalArgumentException("no file in %s ends in %s; name the files, for example %s"
                        .formatted(path, ENDING, path.resolve("*")));
            }
            found.addAll(files);
        }
        return found;
    }

    /** The ORC files of a folder; names that begin with a dot or an underscore are not data. */
    static List<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return FileGlob.sorted(all.filter(OrcFiles::isData));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for files in %s: %s".formatted(folder, e), e);
        }
    }

    private static boolean isData(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("_") && name.endsWith(ENDING) && Files.isRegularFile(file);
    }
}

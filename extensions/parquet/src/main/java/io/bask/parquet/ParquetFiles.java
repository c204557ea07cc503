package io.bask.parquet;

import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds Parquet files: by name, by pattern, or all below a folder, whose folders {@code key=value} are columns. */
final class ParquetFiles {
    private static final String ENDING = ".parquet";

    private ParquetFiles() {}

    /**
     * A file that was found.
     *
     * @param path the file
     * @param folders values of the columns that its folders stand for
     */
    record Found(Path path, Map<String, String> folders) {}

    static List<Found> find(List<String> patterns, ParquetOptions options) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no files to read; give one path or pattern at least");
        }
        List<Found> found = new ArrayList<>();
        for (String pattern : patterns) {
            Path path = FileGlob.isPattern(pattern) ? null : FileGlob.path(pattern);
            List<Path> files =
                    path != null && Files.isDirectory(path) ? below(path) : FileGlob.expand(List.of(pattern));
            for (Path file : files) {
                found.add(new Found(file, options.hasFolderColumns() ? folders(file) : Map.of()));
            }
        }
        return found;
    }

    /** The Parquet files below a folder; names that begin with a dot or an underscore are not data. */
    static List<Path> below(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = FileGlob.sorted(walk.filter(path -> isData(folder, path)));
            if (files.isEmpty()) {
                throw new IllegalArgumentException("no file below %s ends in %s; name the files, for example %s"
                        .formatted(folder, ENDING, folder.resolve("*")));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for files in %s: %s".formatted(folder, e), e);
        }
    }

    static boolean isData(Path folder, Path path) {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return false;
            }
        }
        return path.toString().endsWith(ENDING) && Files.isRegularFile(path);
    }

    private static Map<String, String> folders(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        Path parent = file.getParent();
        for (int i = 0; parent != null && i < parent.getNameCount(); i++) {
            String name = parent.getName(i).toString();
            int equal = name.indexOf('=');
            if (equal > 0) {
                values.put(decoded(name.substring(0, equal)), decoded(name.substring(equal + 1)));
            }
        }
        return values;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}

package io.bask.dataframe.io;

import io.bask.function.Given;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that are written to the side, in a hidden folder inside of the one where they belong, until all of them are whole.
 *
 * <p>Tasks write to {@link #staged}, from any thread and in any order; then {@link #publish} renames all of them at once, or
 * {@link #discard} removes them. So nobody finds half a file, nor half of the files. When the JVM dies on the way, the hidden
 * folder {@code .bask-...} stays and may be deleted.
 */
public final class StagedFiles implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ASIDE = "replaced";

    private final String folder;
    private final String staging;
    /** Folders that were made for the files, the innermost first. */
    private final ArrayList<String> made;

    private StagedFiles(Path folder, Path staging, List<Path> made) {
        this.folder = folder.toUri().toString();
        this.staging = staging.toUri().toString();
        this.made =
                new ArrayList<>(made.stream().map(at -> at.toUri().toString()).toList());
    }

    /** Makes the folder, where it is not there yet, and a hidden one inside. */
    public static StagedFiles in(Path folder) throws IOException {
        Path target = Given.notNull(folder, "folder").toAbsolutePath();
        List<Path> made = missing(target);
        try {
            Files.createDirectories(target);
            Path staging = target.resolve(".bask-" + UUID.randomUUID());
            Files.createDirectory(staging);
            return new StagedFiles(target, staging, made);
        } catch (IOException e) {
            removeEmpty(made);
            throw new IOException(
                    "cannot write to the folder %s: %s; give a folder that can be made and written to"
                            .formatted(target, e),
                    e);
        }
    }

    /** A folder and those around it that are not there yet, the innermost first. */
    private static List<Path> missing(@Nullable Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(at);
        }
        return missing;
    }

    /** Removes folders, the innermost first, up to one that something lies in. */
    private static void removeEmpty(List<Path> folders) {
        try {
            for (Path folder : folders) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException filled) {
            // Somebody else has put something there.
        }
    }

    /** Where the files belong. */
    public Path folder() {
        return Path.of(URI.create(folder));
    }

    /**
     * Where to write a file first; its folders are made.
     *
     * @param name below {@link #folder()}, perhaps with folders of its own
     */
    public Path staged(String name) throws IOException {
        Path file = stagingFolder().resolve("new").resolve(Given.notNull(name, "name"));
        if (!Files.isDirectory(stagingFolder())) {
            throw new IOException("writing %s was given up".formatted(folder().resolve(name)));
        }
        Files.createDirectories(file.getParent());
        return file;
    }

    /**
     * Renames the staged files to where they belong, in place of files of the same name, and removes others; when that fails,
     * what was there before is put back.
     *
     * @param names the files, as {@link #staged} was told
     * @param removed files that go
     * @return the files, in order
     */
    public List<Path> publish(List<String> names, List<Path> removed) throws IOException {
        Given.noneNull(names, "names");
        Given.noneNull(removed, "removed");
        Map<Path, Path> aside = new LinkedHashMap<>();
        List<Path> published = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        try {
            for (Path old : removed) {
                putAside(old, aside);
            }
            for (String name : names) {
                Path file = folder().resolve(name);
                if (Files.exists(file)) {
                    putAside(file, aside);
                }
                folders.addAll(0, missing(file.getParent()));
                Files.createDirectories(file.getParent());
                Files.move(staged(name), file);
                published.add(file);
            }
        } catch (IOException e) {
            putBack(published, aside);
            folders.forEach(made -> removeEmpty(List.of(made)));
            throw new IOException(
                    "cannot put the files in place in %s: %s; nothing was changed".formatted(folder(), e), e);
        }
        clear();
        return List.copyOf(published);
    }

    private void putAside(Path file, Map<Path, Path> aside) throws IOException {
        Path place = Files.createDirectories(stagingFolder().resolve(ASIDE)).resolve(String.valueOf(aside.size()));
        Files.move(file, place);
        aside.put(file, place);
    }

    private static void putBack(List<Path> published, Map<Path, Path> aside) throws IOException {
        for (Path file : published) {
            Files.deleteIfExists(file);
        }
        for (Map.Entry<Path, Path> moved : aside.entrySet()) {
            Files.move(moved.getValue(), moved.getKey(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes what was staged, and folders that were made for it and are empty. Says nothing of files that cannot be removed: they lie in a
     * hidden folder.
     */
    public void discard() {
        clear();
        removeEmpty(made.stream().map(at -> Path.of(URI.create(at))).toList());
    }

    private void clear() {
        Path root = stagingFolder();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stays) {
            // Nobody reads hidden folders, and there is a failure that matters more.
        }
    }

    private Path stagingFolder() {
        return Path.of(URI.create(staging));
    }
}

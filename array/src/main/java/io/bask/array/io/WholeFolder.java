package io.bask.array.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Folders that get their names once they are whole. */
public final class WholeFolder {
    private WholeFolder() {}

    /** Removes a folder with all there is in it; does nothing where there is none. */
    public static void deleteAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be removed: %s".formatted(folder, e), e);
        }
    }

    /** Gives a new folder its name, in the place of an old one. */
    public static void replace(Path part, Path folder) throws IOException {
        Path old = folder.resolveSibling(".%s.%s.old".formatted(folder.getFileName(), UUID.randomUUID()));
        boolean there = Files.exists(folder);
        if (there) {
            Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (there) {
                Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        deleteAll(old);
    }
}

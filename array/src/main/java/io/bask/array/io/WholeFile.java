package io.bask.array.io;

import io.bask.file.FileGlob;
import io.bask.file.FileTrouble;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that has another name in its folder until it is whole. */
record WholeFile(String name, String partName) implements Serializable {
    private static final long serialVersionUID = 1L;

    static WholeFile of(Path path) {
        Path part = path.resolveSibling(".%s.%s.part".formatted(path.getFileName(), UUID.randomUUID()));
        return new WholeFile(FileGlob.text(path), FileGlob.text(part));
    }

    Path part() {
        return FileGlob.path(partName);
    }

    /** Gives the file its name, in the place of another that has it. */
    void finish() {
        try {
            Files.move(
                    part(), FileGlob.path(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Removes what has been written; does nothing after {@link #finish}. */
    void abandon() {
        try {
            Files.deleteIfExists(part());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    UncheckedIOException cannotWrite(IOException cause) {
        return new UncheckedIOException("%s cannot be written: %s".formatted(name, reason(cause)), cause);
    }

    private String reason(IOException cause) {
        Path folder = FileGlob.path(name).toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return "%s is no folder; make it first, by Files.createDirectories".formatted(folder);
        }
        return FileTrouble.words(cause).replace(partName, name);
    }

    @Override
    public String toString() {
        return name;
    }
}

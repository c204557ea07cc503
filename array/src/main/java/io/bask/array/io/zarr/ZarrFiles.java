package io.bask.array.io.zarr;

import io.bask.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading and writing the files of a folder whole, by keys with slashes; a file has its name only once it is whole. */
final class ZarrFiles {
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private ZarrFiles() {}

    static Path path(String uri) {
        return Path.of(URI.create(uri));
    }

    /** Whether two names are of one folder; false where one cannot be looked at. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException unseen) {
            return false;
        }
    }

    /** The bytes of a file, or null where there is none. */
    static byte @Nullable [] read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("has %d bytes, more than one chunk can".formatted(Files.size(file)));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Some bytes of a file; fewer where it ends before. */
    static byte[] read(FileChannel file, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                break;
            }
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return bytes;
    }

    static @Nullable FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path part = folder.resolve(".%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whether there is something in the way of a new folder. */
    static boolean isTaken(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }

    static UncheckedIOException cannot(String what, Path path, IOException cause) {
        boolean busy = cause instanceof DirectoryNotEmptyException;
        return new UncheckedIOException(
                "%s cannot be %s: %s"
                        .formatted(
                                path,
                                what,
                                busy ? "something else was written there meanwhile" : FileTrouble.words(cause)),
                cause);
    }
}

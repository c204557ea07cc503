package io.bask.array.io;

import io.bask.array.block.ElementBytes;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Shape;
import io.bask.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Several arrays in one file, as NumPy's {@code savez} writes them: a ZIP file of files in NumPy's format. */
public final class Npz {
    private static final String SUFFIX = ".npy";
    private static final int BUFFER_BYTES = 1 << 18;

    private Npz() {}

    /**
     * Reads all arrays, in the order of the file.
     *
     * @throws IllegalArgumentException if it is no such file, or holds what Bask has no dtype for
     * @throws UncheckedIOException if it cannot be read
     */
    public static Map<String, NDArray> read(Path path) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            return readCopy(path);
        }
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                CRC32 sum = new CRC32();
                try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                    String key = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
                    arrays.put(key, read(in, path + "!" + name));
                    in.transferTo(OutputStream.nullOutputStream());
                }
                if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
                    throw NpyHeader.broken(
                            path + "!" + name,
                            "has the checksum %08x, not %08x; its bytes were changed"
                                    .formatted(sum.getValue(), entry.getCrc()));
                }
            }
            return arrays;
        } catch (ZipException e) {
            throw new IllegalArgumentException(
                    "%s is no .npz file, which are ZIP files: %s; load a single array with load"
                            .formatted(path, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(path, FileTrouble.words(e)), e);
        }
    }

    /** Java reads ZIP files of the machine's own file system only. */
    private static Map<String, NDArray> readCopy(Path path) {
        try {
            Path copy = Files.createTempFile("bask-copied", ".npz");
            try {
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                return read(copy);
            } finally {
                remove(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(path, FileTrouble.words(e)), e);
        }
    }

    /** Removes what was written so far; does nothing where nothing is there. */
    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // left behind under a name that nobody asks for
        }
    }

    private static NDArray read(InputStream in, String name) throws IOException {
        NpyHeader header = NpyHeader.read(in, name);
        if (header.dataBytes() > Integer.MAX_VALUE - 64) {
            throw NpyHeader.broken(
                    name,
                    "has %d bytes of elements, too many for one entry; save it alone as .npy"
                            .formatted(header.dataBytes()));
        }
        long[] lengths = header.shape().lengths();
        if (header.fortran()) {
            for (int i = 0, j = lengths.length - 1; i < j; i++, j--) {
                long first = lengths[i];
                lengths[i] = lengths[j];
                lengths[j] = first;
            }
        }
        NDArray block = NDArray.zeros(header.dtype(), Shape.of(lengths));
        Object storage = block.storageShared();
        int slot = 0;
        for (long left = header.dataBytes(); left > 0; ) {
            byte[] piece = in.readNBytes((int) Math.min(BUFFER_BYTES, left));
            if (piece.length == 0 || piece.length % header.dtype().itemBytes() != 0) {
                throw NpyHeader.broken(name, "ends within its elements");
            }
            ElementBytes.read(ByteBuffer.wrap(piece).order(header.order()), storage, slot);
            slot += piece.length / ElementBytes.slotBytes(storage);
            left -= piece.length;
        }
        ElementBytes.normalize(header.dtype(), storage);
        return header.fortran() ? block.transpose() : block;
    }

    /**
     * Writes arrays; the file has its name only once it is whole.
     *
     * @param compressed whether entries are deflated, as by {@code savez_compressed}
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path path, Map<String, NDArray> arrays, boolean compressed) {
        WholeFile whole = WholeFile.of(path);
        try {
            try (OutputStream file = Files.newOutputStream(whole.part());
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                for (Map.Entry<String, NDArray> array : arrays.entrySet()) {
                    write(zip, array.getKey() + SUFFIX, array.getValue().dense(), compressed);
                }
            }
            whole.finish();
        } catch (IOException e) {
            throw whole.cannotWrite(e);
        } finally {
            whole.abandon();
        }
    }

    private static void write(ZipOutputStream zip, String name, NDArray array, boolean compressed) throws IOException {
        byte[] head = NpyHeader.of(array.dtype(), array.shape()).bytes();
        ZipEntry entry = new ZipEntry(name);
        if (!compressed) {
            CRC32 sum = new CRC32();
            sum.update(head);
            forEachPiece(array, sum::update);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(head.length + array.nbytes());
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(head);
        forEachPiece(array, zip::write);
        zip.closeEntry();
    }

    private interface Piece {
        void take(byte[] bytes, int from, int count) throws IOException;
    }

    private static void forEachPiece(NDArray array, Piece piece) throws IOException {
        Object storage = array.storageShared();
        int slotBytes = ElementBytes.slotBytes(storage);
        int slots = (int) (array.size() * array.dtype().itemBytes() / slotBytes);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < slots; ) {
            int count = Math.min(BUFFER_BYTES / slotBytes, slots - at);
            buffer.clear();
            ElementBytes.write(storage, at, count, buffer);
            piece.take(buffer.array(), 0, count * slotBytes);
            at += count;
        }
    }

    /** The names that arrays may have: those of files. */
    public static void requireNames(Iterable<String> names) {
        for (String name : names) {
            if (name.isBlank() || name.contains("/") || name.contains("\\")) {
                throw new IllegalArgumentException(
                        "\"%s\" cannot name an array in a file; use a name without slashes".formatted(name));
            }
        }
    }

    /** The files {@code 0.npy}, {@code 1.npy}, ... of a folder. */
    public static List<NpyFile> stack(Path folder) {
        List<NpyFile> files = new ArrayList<>();
        while (Files.exists(folder.resolve(files.size() + SUFFIX))) {
            files.add(NpyFile.open(folder.resolve(files.size() + SUFFIX)));
        }
        requireNoneBehind(folder, files.size());
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no file 0.npy; a stack is a folder of files 0.npy, 1.npy, ...".formatted(folder));
        }
        return files;
    }

    private static void requireNoneBehind(Path folder, int count) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            long all = files.filter(file -> file.getFileName().toString().matches("\\d+\\.npy"))
                    .count();
            if (all > count && count > 0) {
                throw new IllegalArgumentException(
                        "%s has %d files of a stack but no %d.npy; the numbers of a stack follow one another"
                                .formatted(folder, all, count));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(folder, FileTrouble.words(e)), e);
        }
    }
}

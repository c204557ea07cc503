package io.bask.hdf5;

import io.bask.array.block.ArrayTarget;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written, under another name beside its own until it is whole.
 *
 * <p>Several threads write chunks at once, each behind what was promised to the others. A chunk that is written twice, because a task was
 * tried again, takes its room twice; the later one counts.
 */
final class NewFile implements ChunkTree.Place {
    private static final int SUPERBLOCK_BYTES = 48;
    private static final int ALIGNMENT = 8;
    /** Files that are being written, by a number that targets carry: these may be copied with the tasks that they are part of. */
    private static final Map<String, NewFile> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final AtomicLong end = new AtomicLong(SUPERBLOCK_BYTES);
    private final Map<String, Content> datasets = new LinkedHashMap<>();

    private NewFile(Path path, Path part, FileChannel channel) {
        this.path = path;
        this.part = part;
        this.channel = channel;
    }

    /**
     * Begins a file.
     *
     * @throws IllegalArgumentException if there is one and it is not to be replaced, or it lies in another file system
     * @throws UncheckedIOException if it cannot be written
     */
    static NewFile begin(Path path, boolean replaces) {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException(
                    "%s lies in another file system, whose files cannot be written block by block; write a file of this machine and copy it"
                            .formatted(path.toUri()));
        }
        if (Files.isDirectory(path) || path.getFileName() == null) {
            throw new IllegalArgumentException("%s is a folder; name a file".formatted(path));
        }
        if (!replaces && Files.exists(path)) {
            throw new IllegalArgumentException(
                    "%s is there already; replace it by withReplacing(), or choose another name".formatted(path));
        }
        try {
            Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path part = folder.resolve(".%s.%s.part".formatted(path.getFileName(), UUID.randomUUID()));
            NewFile file = new NewFile(
                    path, part, FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
            OPEN.put(file.id, file);
            return file;
        } catch (IOException e) {
            throw cannot(path, e);
        }
    }

    static UncheckedIOException cannot(Path path, IOException cause) {
        return new UncheckedIOException("%s cannot be written: %s".formatted(path, cause), cause);
    }

    /** What is written of an array, or of records. */
    interface Content {
        /** Writes what describes it and answers where that is. */
        long finish(Map<String, Object> notes) throws IOException;
    }

    /** Makes room for records, and answers what writes them. */
    NewRecords add(String name, byte[] datatype, int itemBytes, int level) {
        NewRecords records = new NewRecords(this, datatype, itemBytes, level);
        datasets.put(name, records);
        return records;
    }

    /** Makes room for an array, and answers what writes its blocks. */
    ArrayTarget add(String name, DType dtype, Shape shape, @Nullable Shape chunk, int level) {
        datasets.put(name, new NewDataset(this, dtype, shape, chunk, level));
        return new Target(id, name, path.toString());
    }

    /** An array of a file that is being written in this JVM. */
    private record Target(String id, String name, String path) implements ArrayTarget {
        private static final long serialVersionUID = 1L;

        @Override
        public void write(long[] start, NDArray block) throws IOException {
            NewFile file = OPEN.get(id);
            if (file == null) {
                throw new IOException("%s is no longer being written".formatted(path));
            }
            ((NewDataset) Objects.requireNonNull(file.datasets.get(name))).write(start, block);
        }

        @Override
        public String toString() {
            return path + name;
        }
    }

    @Override
    public long reserve(long bytes) {
        long padded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        return end.getAndAdd(padded);
    }

    @Override
    public long append(byte[] bytes) throws IOException {
        long address = reserve(bytes.length);
        put(bytes, address);
        return address;
    }

    @Override
    public void put(byte[] bytes, long address) throws IOException {
        put(bytes, 0, bytes.length, address);
    }

    void put(byte[] bytes, int offset, int count, long address) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        for (long at = address; buffer.hasRemaining(); ) {
            at += channel.write(buffer, at);
        }
    }

    /** Describes what was written and gives the file its name, in the place of another that has it. */
    void finish(Map<String, Map<String, Object>> notes) {
        try {
            Map<String, Map<String, Long>> members = new LinkedHashMap<>();
            members.put("", new LinkedHashMap<>());
            List<String> groups = new ArrayList<>(Names.groups(datasets.keySet()));
            groups.forEach(group -> members.put(group, new LinkedHashMap<>()));
            for (Map.Entry<String, Content> dataset : datasets.entrySet()) {
                String name = dataset.getKey();
                note(members, name, dataset.getValue().finish(notes.getOrDefault(name, Map.of())));
            }
            groups.sort((a, b) ->
                    Integer.compare(Names.parts(b).size(), Names.parts(a).size()));
            for (String group : groups) {
                note(members, group, group(members, group, notes));
            }
            long root = group(members, "", notes);
            long size = reserve(ALIGNMENT) + ALIGNMENT;
            put(new byte[ALIGNMENT], size - ALIGNMENT);
            put(Messages.superblock(size, root), 0);
            close();
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannot(path, e);
        }
    }

    private static void note(Map<String, Map<String, Long>> members, String name, long address) {
        int slash = name.lastIndexOf('/');
        Objects.requireNonNull(members.get(name.substring(0, slash))).put(name.substring(slash + 1), address);
    }

    private long group(Map<String, Map<String, Long>> members, String name, Map<String, Map<String, Object>> notes)
            throws IOException {
        Map<String, Object> its = notes.getOrDefault(name.isEmpty() ? "/" : name, Map.of());
        return append(Messages.group(Objects.requireNonNull(members.get(name)), its));
    }

    private void close() throws IOException {
        OPEN.remove(id);
        channel.close();
    }

    /** Removes what was written; does nothing after {@link #finish}. */
    void abandon() {
        try {
            close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw cannot(path, e);
        }
    }
}

package io.bask.memory;

import java.io.Closeable;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Values on disk: written by any thread, several at once, read back once and then forgotten.
 *
 * <p>A value is serialized, cut into frames, each compressed and given a checksum, and appended to a file that holds many.
 * Files are temporary: see {@link SpillFile}. Files that earlier processes could not remove are removed when the first
 * one is made.
 */
final class SpillStore implements Closeable {
    private static final String PREFIX = "bask-spill-";
    private static final AtomicLong FILES = new AtomicLong();

    private final Path directory;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<SpillFile> files = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<SpillFile> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Thread> sweeper = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * A store; nothing is created before the first value.
     *
     * @param mostBytes how much may lie on disk at once
     */
    SpillStore(Path directory, long mostBytes) {
        this.directory = directory;
        this.mostBytes = mostBytes;
    }

    /** Bytes on disk now. */
    long bytes() {
        return bytes.get();
    }

    /**
     * Writes a value; null where it cannot be written because it, or a part of it, is not serializable.
     *
     * @throws SpillException where the disk is full or the folder cannot be written to; what lies there stays readable
     */
    @Nullable
    Spilled write(Object value) {
        SpillFile file = null;
        long start = 0;
        int written = 0;
        try {
            file = lease();
            start = file.end();
            try (ObjectOutputStream out = new ValueOutput(new FrameOutput(this, file))) {
                out.writeObject(value);
            }
            written = 1;
            return new Spilled(file, start, file.end() - start);
        } catch (NotSerializableException cannot) {
            return null;
        } catch (IOException broken) {
            throw new SpillException(
                    "cannot write to %s, where %s lie already: %s. Free some space there, set memory.spill-directory to a folder with more, or raise memory.budget"
                            .formatted(directory, ByteText.of(bytes()), reason(broken)),
                    broken);
        } catch (RuntimeException | StackOverflowError failing) {
            if (closed) {
                throw new SpillException("the store in %s is closed".formatted(directory), failing);
            }
            return null; // The value's own writeObject failed, or it is a list of a million links: it stays in memory.
        } finally {
            if (file != null) {
                end(file, start, written);
            }
        }
    }

    private void end(SpillFile file, long start, int written) {
        try {
            if (written == 0) {
                bytes.addAndGet(start - file.end());
                file.truncate(start);
            }
        } catch (IOException broken) {
            // What is there besides stays readable; the room is lost until the file is.
        }
        if (file.giveBack(written)) {
            discard(file);
        } else if (!file.isFull()) {
            idle.add(file);
        }
    }

    private static String reason(IOException broken) {
        String message = broken.getMessage();
        return message == null
                ? broken.getClass().getSimpleName()
                : broken.getClass().getSimpleName() + ": " + message;
    }

    /**
     * Reads a value back, which then is not there any more.
     *
     * @throws SpillException where it is not what was written, or cannot be read
     */
    Object read(Spilled spilled) {
        Frame frame = takeFrame();
        try (ObjectInputStream in = new ValueInput(new FrameInput(spilled, frame))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException broken) {
            throw new SpillException(
                    "cannot read back a result of %s that was written to a file in %s: %s. The disk or another program changed it; compute again"
                            .formatted(ByteText.of(spilled.length()), directory, broken),
                    broken);
        } finally {
            frames.add(frame);
        }
    }

    /** Forgets a value. */
    void drop(Spilled spilled) {
        bytes.addAndGet(-spilled.length());
        if (spilled.file().drop()) {
            discard(spilled.file());
        }
    }

    private void discard(SpillFile file) {
        files.remove(file);
        try {
            file.close();
        } catch (IOException broken) {
            // Nobody needs the file any more; the system removes it with the process.
        }
    }

    /** Counts bytes about to be written. */
    void reserve(int more) throws IOException {
        if (bytes.addAndGet(more) > mostBytes) {
            bytes.addAndGet(-more);
            throw new IOException("No space left: spilled results may take %s".formatted(ByteText.of(mostBytes)));
        }
    }

    /** Takes back {@link #reserve}. */
    void unreserve(int more) {
        bytes.addAndGet(-more);
    }

    Frame takeFrame() {
        Frame frame = frames.poll();
        return frame == null ? new Frame() : frame;
    }

    void giveFrame(Frame frame) {
        frames.add(frame);
    }

    private SpillFile lease() throws IOException {
        if (closed) {
            throw new IOException("this store is closed");
        }
        SpillFile there = idle.poll();
        if (there != null) {
            there.lease();
            return there;
        }
        Files.createDirectories(directory);
        if (sweeper.compareAndSet(null, Thread.currentThread())) {
            sweep(directory);
        }
        SpillFile fresh = new SpillFile(
                directory.resolve(PREFIX + ProcessHandle.current().pid() + "-" + FILES.incrementAndGet() + ".tmp"));
        files.add(fresh);
        return fresh;
    }

    /** Removes files of processes that are no more. */
    private static void sweep(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, PREFIX + "*.tmp")) {
            for (Path leftover : leftovers) {
                String name = leftover.getFileName().toString().substring(PREFIX.length());
                long pid = pid(name.substring(0, Math.max(0, name.indexOf('-'))));
                if (pid >= 0 && ProcessHandle.of(pid).isEmpty()) {
                    leftover.toFile().delete(); // Fails where somebody has it open after all, which is just as well.
                }
            }
        }
    }

    private static long pid(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException other) {
            return -1;
        }
    }

    /** Removes everything; values that are still there cannot be read any more. */
    @Override
    public void close() {
        closed = true;
        files.forEach(this::discard);
        idle.clear();
    }
}

package io.bask.memory;

import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of spilled values, one after the other.
 *
 * <p>Where the system allows it the file loses its name as soon as it is open, so that it is gone when the process is,
 * however that ends. It is written by whoever has leased it and read by anybody. No {@code FileChannel}: those are closed
 * by an interrupt of any thread that uses them, and the values of all others would be lost.
 */
final class SpillFile implements Closeable {
    /** A file this long is not written to any more. */
    static final long FULL = 64L << 20;

    private final Path path;
    private final boolean named;
    private final RandomAccessFile writing; // guard: whoever leased the file
    private final RandomAccessFile reading; // guard: itself
    private long end; // guard: whoever leased the file
    private int values; // guard: this
    private boolean leased = true; // guard: this
    private boolean closed; // guard: this

    SpillFile(Path path) throws IOException {
        this.path = path;
        Files.createFile(path);
        this.writing = new RandomAccessFile(path.toFile(), "rw");
        this.reading = new RandomAccessFile(path.toFile(), "r");
        this.named = !unlink(path);
        if (named) {
            path.toFile().deleteOnExit();
        }
    }

    private static boolean unlink(Path path) {
        return File.separatorChar == '/' && path.toFile().delete();
    }

    /** Where the next value would begin. */
    long end() {
        return end;
    }

    boolean isFull() {
        return end >= FULL;
    }

    void append(byte[] bytes, int from, int length) throws IOException {
        writing.seek(end);
        writing.write(bytes, from, length);
        end += length;
    }

    /** Takes back everything from a position on. */
    void truncate(long length) throws IOException {
        end = length;
        writing.setLength(length);
    }

    void read(long position, byte[] target, int length) throws IOException {
        synchronized (reading) {
            reading.seek(position);
            reading.readFully(target, 0, length);
        }
    }

    /** Flips one byte of what is written, for tests of what happens then. */
    void damage(long position) throws IOException {
        writing.seek(position);
        int there = writing.read();
        if (there < 0) {
            throw new EOFException("nothing at " + position);
        }
        writing.seek(position);
        writing.write(~there);
    }

    /** Makes the calling thread the one that writes; empties the file first where nothing in it is needed. */
    synchronized void lease() throws IOException {
        leased = true;
        if (values == 0 && end > 0) {
            truncate(0);
        }
    }

    /** Ends a lease; {@code more} values are in the file. Answers whether the file is of no more use. */
    synchronized boolean giveBack(int more) {
        leased = false;
        values += more;
        return isSpent();
    }

    /** One value is not needed any more. Answers whether the file is of no more use. */
    synchronized boolean drop() {
        values--;
        return isSpent();
    }

    private boolean isSpent() {
        return !leased && values == 0 && isFull() && !closed;
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (writing;
                reading) {
            end = 0;
        } finally {
            if (named) {
                Files.deleteIfExists(path);
            }
        }
    }
}

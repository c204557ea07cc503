package io.bask.hdf5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the library reads a file's structure through: of any file system, never mapped into memory, only so much.
 *
 * <p>In damaged files addresses may lead back to where they were read, and lengths far beyond the end. More reads than a sound file of
 * this size could need are an error, as are bytes behind the end.
 */
final class MetaChannel extends FileChannel {
    private static final long READS_ALWAYS = 100_000;

    private final SeekableByteChannel file;
    private final long size;
    private long left;

    private MetaChannel(SeekableByteChannel file, long size) {
        this.file = file;
        this.size = size;
        this.left = READS_ALWAYS + size / 8;
    }

    static MetaChannel open(Path path) throws IOException {
        SeekableByteChannel file = Files.newByteChannel(path);
        return new MetaChannel(file, file.size());
    }

    private void count() {
        if (left-- <= 0) {
            throw new Hdf5FormatException("its parts refer to each other in a circle");
        }
    }

    @Override
    public synchronized int read(ByteBuffer into, long at) throws IOException {
        count();
        if (at < 0 || at > size - into.remaining()) {
            throw new EOFException("it ends at byte %d, and %d bytes are to be at byte %d; it is cut short or damaged"
                    .formatted(size, into.remaining(), at));
        }
        file.position(at);
        int start = into.position();
        while (into.hasRemaining() && file.read(into) >= 0) {
            // reads on
        }
        return into.position() - start;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long length) {
        if (at < 0 || length < 0 || at > size - length) {
            throw new Hdf5FormatException(
                    "it ends at byte %d, and %d bytes are to be at byte %d; it is cut short or damaged"
                            .formatted(size, length, at));
        }
        throw new UnsupportedOperationException("read instead");
    }

    @Override
    public synchronized int read(ByteBuffer into) throws IOException {
        count();
        return file.read(into);
    }

    @Override
    public synchronized long read(ByteBuffer[] into, int offset, int length) throws IOException {
        long read = 0;
        for (int i = offset; i < offset + length; i++) {
            read += Math.max(0, read(into[i]));
        }
        return read;
    }

    @Override
    public synchronized long position() throws IOException {
        return file.position();
    }

    @Override
    public synchronized FileChannel position(long to) throws IOException {
        file.position(to);
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void force(boolean metaData) {
        // nothing was written
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long at) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileLock lock(long at, long length, boolean shared) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public FileLock tryLock(long at, long length, boolean shared) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}

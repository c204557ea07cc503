package io.bask.arrow;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read at any place: those of a file, or in memory. For one thread. */
interface ByteSource extends Closeable {
    /** How many there are. */
    long size() throws IOException;

    /** Fills the buffer with those from a place on. */
    void read(long at, ByteBuffer into) throws IOException;

    @Override
    void close() throws IOException;

    /** So many from a place on; both are checked. */
    default byte[] bytes(long at, long length) throws IOException {
        long size = size();
        if (at < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || at > size - length) {
            throw new EOFException(
                    "it refers to %d bytes at %d and has %d; it is cut off or damaged".formatted(length, at, size));
        }
        byte[] read = new byte[(int) length];
        read(at, ByteBuffer.wrap(read));
        return read;
    }

    /** A file of any file system that Java knows. */
    static ByteSource of(Path path) throws IOException {
        return new InFile(Files.newByteChannel(path));
    }

    /** Bytes in memory. */
    static ByteSource of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A file. */
    record InFile(SeekableByteChannel channel) implements ByteSource {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long at, ByteBuffer into) throws IOException {
            channel.position(at);
            while (into.hasRemaining()) {
                if (channel.read(into) < 0) {
                    throw new EOFException("it ends %d bytes too early".formatted(into.remaining()));
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Bytes in memory. */
    record InMemory(byte[] all) implements ByteSource {
        @Override
        public long size() {
            return all.length;
        }

        @Override
        public void read(long at, ByteBuffer into) {
            into.put(all, (int) at, into.remaining());
        }

        @Override
        public void close() {}
    }
}

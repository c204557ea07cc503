package io.bask.hdf5;

import io.bask.array.block.Cells;
import io.bask.array.shape.Shape;
import io.jhdf.api.Dataset;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * An array of which rows are read as bytes: records of a table, or rows of numbers.
 *
 * <p>Where it is in the file was found out when it was opened. What was never written is an error: PyTables writes all of a table.
 *
 * @param path within the file, for messages
 * @param itemBytes of an element
 * @param shape one axis, or two
 * @param layout where elements are
 */
record StoredRows(String path, int itemBytes, Shape shape, Layout layout) implements Serializable {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 1024;

    static StoredRows of(OpenFile file, Dataset dataset, String path) {
        DatasetReader.Bytes bytes = DatasetReader.bytes(file, dataset);
        if (bytes.shape().ndim() < 1 || bytes.shape().ndim() > 2) {
            throw new OpenFile.Refused(
                    "has %s of shape %s; columns of a table have one axis or two".formatted(path, bytes.shape()));
        }
        return new StoredRows(path, bytes.itemBytes(), bytes.shape(), bytes.layout());
    }

    long rows() {
        return shape.length(0);
    }

    /** Elements of a row. */
    long width() {
        return shape.ndim() == 1 ? 1 : shape.length(1);
    }

    int rowBytes() {
        return Math.toIntExact(Math.multiplyExact(width(), (long) itemBytes));
    }

    /** How many rows are read together at least. */
    long chunkRows() {
        return layout instanceof Layout.Chunked chunked ? chunked.chunk().length(0) : 1;
    }

    /** The bytes of rows, one after the other. */
    byte[] read(SeekableByteChannel channel, long from, int count) throws IOException {
        long size = Math.multiplyExact((long) count, (long) rowBytes());
        if (size > MOST_BYTES) {
            throw new IOException(
                    "has %d rows of %d bytes, more than can be read at once".formatted(count, rowBytes()));
        }
        if (size == 0) {
            return new byte[0];
        }
        if (layout instanceof Layout.Compact compact) {
            int begin = Math.toIntExact(from * rowBytes());
            return Arrays.copyOfRange(compact.bytes(), begin, Math.addExact(begin, (int) size));
        }
        if (layout instanceof Layout.Contiguous contiguous) {
            if (contiguous.address() == Layout.NOWHERE) {
                throw new IOException("has %d rows that were never written".formatted(rows()));
            }
            long at = Math.addExact(contiguous.address(), Math.multiplyExact(from, (long) rowBytes()));
            return bytes(channel, at, size);
        }
        return chunks(channel, (Layout.Chunked) layout, from, count);
    }

    private static byte[] bytes(SeekableByteChannel channel, long at, long size) throws IOException {
        if (at < 0 || at > channel.size() - size) {
            throw new EOFException("has values in bytes %d to %d of a file of %d; it is cut short or damaged"
                    .formatted(at, at + size, channel.size()));
        }
        ByteBuffer into = ByteBuffer.allocate((int) size);
        channel.position(at);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException("ends within its values, at byte %d".formatted(channel.position()));
            }
        }
        return into.array();
    }

    private byte[] chunks(SeekableByteChannel channel, Layout.Chunked chunked, long from, int count)
            throws IOException {
        Shape box = shape.ndim() == 1 ? Shape.of(count) : Shape.of(count, shape.length(1));
        long[] start = shape.ndim() == 1 ? new long[] {from} : new long[] {from, 0};
        Rows into = new Rows(rowBytes(), count);
        Cells.forEach(start, box, chunked.chunk(), (index, at, shared) -> {
            byte[] plain = chunk(channel, chunked, index);
            int chunkRow =
                    Math.toIntExact((chunked.chunk().size() / chunked.chunk().length(0)) * itemBytes);
            int skipped = (int) (at[0] - index[0] * chunked.chunk().length(0));
            int column = shape.ndim() == 1 ? 0 : Math.toIntExact(at[1] * itemBytes);
            int length = shape.ndim() == 1 ? itemBytes : Math.toIntExact(shared.length(1) * itemBytes);
            for (int row = 0; row < shared.length(0); row++) {
                into.put(plain, (skipped + row) * chunkRow, (int) (at[0] - from) + row, column, length);
            }
        });
        return into.bytes();
    }

    /** Bytes of rows that are put together; made once the first piece is there, so that a damaged count of rows costs nothing. */
    private static final class Rows {
        private final int rowBytes;
        private final int count;
        private byte[] bytes = new byte[0];

        Rows(int rowBytes, int count) {
            this.rowBytes = rowBytes;
            this.count = count;
        }

        void put(byte[] from, int at, int row, int column, int length) {
            if (bytes.length == 0) {
                bytes = new byte[rowBytes * count];
            }
            System.arraycopy(from, at, bytes, row * rowBytes + column, length);
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private byte[] chunk(SeekableByteChannel channel, Layout.Chunked chunked, long[] index) throws IOException {
        Shape chunk = chunked.chunk();
        long across = shape.ndim() == 1 ? 1 : (shape.length(1) + chunk.length(1) - 1) / chunk.length(1);
        int number = Math.toIntExact(index[0] * across + (shape.ndim() == 1 ? 0 : index[1]));
        long address = chunked.addresses()[number];
        int length = chunked.sizes()[number];
        if (address == Layout.NOWHERE || length < 0) {
            throw new IOException(
                    "lacks chunk %d of %d; it is cut short or damaged".formatted(number, chunked.addresses().length));
        }
        byte[] stored = bytes(channel, address, length);
        int plain = Math.toIntExact(chunk.size() * itemBytes);
        try {
            return Filters.decode(stored, chunked.filters(), chunked.masks()[number], plain);
        } catch (IOException e) {
            throw new IOException("has a chunk at byte %d that %s".formatted(address, e.getMessage()), e);
        }
    }
}

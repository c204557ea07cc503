package io.bask.parquet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;

/**
 * The bytes of a page of one column without repeated values: which values are there, and those that are.
 *
 * @param count values, missing ones counted
 * @param levels what says which are there, or nothing where all must be
 * @param values where the values lie
 * @param encoding how they are stored
 */
record PageData(int count, Slice levels, Slice values, Encoding encoding) {
    /** Some bytes of an array. */
    record Slice(byte[] bytes, int from, int to) {
        static final Slice NONE = new Slice(new byte[0], 0, 0);

        private static final VarHandle INTS =
                MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

        static Slice of(BytesInput input) throws IOException {
            ByteBuffer buffer = input.toByteBuffer();
            if (buffer.hasArray()) {
                int from = buffer.arrayOffset() + buffer.position();
                return new Slice(buffer.array(), from, from + buffer.remaining());
            }
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            return new Slice(copy, 0, copy.length);
        }

        int length() {
            return to - from;
        }

        /** The whole number at a byte of the array. */
        int intAt(int at) {
            return (int) INTS.get(bytes, at);
        }

        /** For so many bytes of numbers at the beginning; fails where there are fewer. */
        ByteBuffer numbers(long size) throws IOException {
            if (size > length()) {
                throw new IOException("a page of %d bytes is to hold numbers of %d".formatted(length(), size));
            }
            return ByteBuffer.wrap(bytes, from, (int) size).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /**
     * The parts of a page.
     *
     * @param isOptional whether values may be missing
     */
    static PageData of(DataPage page, boolean isOptional) throws IOException {
        if (page instanceof DataPageV2 second) {
            Slice levels = isOptional ? Slice.of(second.getDefinitionLevels()) : Slice.NONE;
            return new PageData(page.getValueCount(), levels, Slice.of(second.getData()), second.getDataEncoding());
        }
        DataPageV1 first = (DataPageV1) page;
        Slice all = Slice.of(first.getBytes());
        Encoding encoding = first.getValueEncoding();
        if (!isOptional) {
            return new PageData(page.getValueCount(), Slice.NONE, all, encoding);
        }
        if (first.getDlEncoding() != Encoding.RLE) {
            throw new UnusualPage("its missing values are stored as " + first.getDlEncoding());
        }
        int size = all.numbers(Integer.BYTES).getInt();
        int start = all.from() + Integer.BYTES;
        if (size < 0 || size > all.to() - start) {
            throw new IOException("a page says of its missing values that they take %d bytes".formatted(size));
        }
        Slice levels = new Slice(all.bytes(), start, start + size);
        return new PageData(page.getValueCount(), levels, new Slice(all.bytes(), start + size, all.to()), encoding);
    }

    /** Thrown where a page is stored in a way that is read value by value. */
    static final class UnusualPage extends IOException {
        private static final long serialVersionUID = 1L;

        UnusualPage(String message) {
            super(message);
        }
    }
}

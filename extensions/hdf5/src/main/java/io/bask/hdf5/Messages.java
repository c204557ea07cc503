package io.bask.hdf5;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The parts of which the description of a group or an array is made, as version 1.8 of HDF5 writes them and all later read them. */
final class Messages {
    private static final int MOST_BYTES = 65_535;
    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0A;
    private static final int FILTERS = 0x0B;
    private static final int ATTRIBUTE = 0x0C;

    private Messages() {}

    private static void message(Bytes to, int kind, byte[] body) {
        if (body.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a note or name takes %d bytes; HDF5 has room for %d".formatted(body.length, MOST_BYTES));
        }
        to.u8(kind).u16(body.length).u8(0).put(body);
    }

    /** A description with its frame and checksum. */
    private static byte[] header(Bytes messages) {
        Bytes header =
                new Bytes().ascii("OHDR").u8(2, 0x02).u32(messages.size()).put(messages.array());
        return header.u32(JenkinsLookup3HashLittle.hash(header.array())).array();
    }

    /**
     * The description of a group.
     *
     * @param members where each is described, by name
     */
    static byte[] group(Map<String, Long> members, Map<String, Object> notes) {
        Bytes messages = new Bytes();
        message(
                messages,
                LINK_INFO,
                new Bytes().u8(0, 0).u64(Bytes.UNDEFINED).u64(Bytes.UNDEFINED).array());
        message(messages, GROUP_INFO, new Bytes().u8(0, 0).array());
        members.forEach((name, address) -> {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            message(
                    messages,
                    LINK,
                    new Bytes()
                            .u8(1, 0x11, 1)
                            .u16(utf8.length)
                            .put(utf8)
                            .u64(address)
                            .array());
        });
        notes(messages, notes);
        return header(messages);
    }

    /** The description of an array. */
    static byte[] dataset(
            byte[] datatype, Shape shape, byte[] layout, List<Filter> filters, Map<String, Object> notes) {
        return dataset(datatype, dataspace(shape), layout, filters, notes);
    }

    private static byte[] dataset(
            byte[] datatype, byte[] space, byte[] layout, List<Filter> filters, Map<String, Object> notes) {
        Bytes messages = new Bytes();
        message(messages, DATASPACE, space);
        message(messages, DATATYPE, datatype);
        message(
                messages,
                FILL_VALUE,
                new Bytes().u8(2, layout[1] == 2 ? 3 : 2, 2, 1).u32(0).array());
        message(messages, LAYOUT, layout);
        if (!filters.isEmpty()) {
            message(messages, FILTERS, filters(filters));
        }
        notes(messages, notes);
        return header(messages);
    }

    private static byte[] filters(List<Filter> filters) {
        Bytes body = new Bytes().u8(2, filters.size());
        for (Filter filter : filters) {
            body.u16(filter.id()).u16(0).u16(filter.values().length);
            for (int value : filter.values()) {
                body.u32(value);
            }
        }
        return body.array();
    }

    static byte[] contiguous(long address, long bytes) {
        return new Bytes().u8(3, 1).u64(address).u64(bytes).array();
    }

    static byte[] chunked(Shape chunk, int itemBytes, long tree) {
        Bytes body = new Bytes().u8(3, 2, chunk.ndim() + 1).u64(tree);
        for (long length : chunk.lengths()) {
            body.u32(length);
        }
        return body.u32(itemBytes).array();
    }

    static byte[] dataspace(Shape shape) {
        Bytes body = new Bytes().u8(2, shape.ndim(), 0, shape.ndim() == 0 ? 0 : 1);
        for (long length : shape.lengths()) {
            body.u64(length);
        }
        return body.array();
    }

    private static void notes(Bytes messages, Map<String, Object> notes) {
        notes.forEach((name, value) -> {
            NoteBytes note = NoteBytes.of(value);
            byte[] utf8 = (name + "\0").getBytes(StandardCharsets.UTF_8);
            byte[] space = dataspace(note.shape());
            Bytes body = new Bytes()
                    .u8(3, 0)
                    .u16(utf8.length)
                    .u16(note.datatype().length)
                    .u16(space.length)
                    .u8(1);
            message(
                    messages,
                    ATTRIBUTE,
                    body.put(utf8)
                            .put(note.datatype())
                            .put(space)
                            .put(note.bytes())
                            .array());
        });
    }

    /** The datatype that a dtype is written as: those of h5py. */
    static byte[] datatype(DType dtype) {
        return switch (dtype) {
            case BOOL ->
                new Bytes()
                        .u8(0x38, 2, 0, 0)
                        .u32(1)
                        .put(datatype(DType.INT8))
                        .ascii("FALSE\0TRUE\0")
                        .u8(0, 1)
                        .array();
            case INT8, INT16, INT32, INT64, UINT8 ->
                new Bytes()
                        .u8(0x10, dtype.isSigned() ? 0x08 : 0, 0, 0)
                        .u32(dtype.itemBytes())
                        .u16(0)
                        .u16(8 * dtype.itemBytes())
                        .array();
            case FLOAT32 ->
                new Bytes()
                        .u8(0x11, 0x20, 31, 0)
                        .u32(4)
                        .u16(0)
                        .u16(32)
                        .u8(23, 8, 0, 23)
                        .u32(127)
                        .array();
            case FLOAT64 ->
                new Bytes()
                        .u8(0x11, 0x20, 63, 0)
                        .u32(8)
                        .u16(0)
                        .u16(64)
                        .u8(52, 11, 0, 52)
                        .u32(1023)
                        .array();
            case COMPLEX64, COMPLEX128 -> {
                byte[] part = datatype(dtype.realPart());
                Bytes body = new Bytes().u8(0x36, 2, 0, 0).u32(dtype.itemBytes());
                yield body.ascii("r\0")
                        .u8(0)
                        .put(part)
                        .ascii("i\0")
                        .u8(dtype.itemBytes() / 2)
                        .put(part)
                        .array();
            }
        };
    }

    /** The datatype of whole numbers of so many bytes, little endian. */
    static byte[] whole(int bytes, boolean isSigned) {
        return new Bytes()
                .u8(0x10, isSigned ? 0x08 : 0, 0, 0)
                .u32(bytes)
                .u16(0)
                .u16(8 * bytes)
                .array();
    }

    /** The datatype of truth values as PyTables writes them: eight bits. */
    static byte[] bits() {
        return new Bytes().u8(0x14, 0, 0, 0).u32(1).u16(0).u16(8).array();
    }

    /** The datatype of texts of so many bytes of which nothing is said, padded by zeros. */
    static byte[] latin(int bytes) {
        return new Bytes().u8(0x13, 0, 0, 0).u32(bytes).array();
    }

    /** The datatype of several values side by side. */
    static byte[] several(byte[] datatype, int bytes, int count) {
        return new Bytes()
                .u8(0x3A, 0, 0, 0)
                .u32(Math.multiplyExact(bytes, count))
                .u8(1)
                .u32(count)
                .put(datatype)
                .array();
    }

    /** The datatype of records: parts, one behind the other. */
    static byte[] records(List<RecordPart> parts, int bytes) {
        Bytes type = new Bytes()
                .u8(0x36, parts.size() & 0xFF, parts.size() >> 8 & 0xFF, 0)
                .u32(bytes);
        int width = bytes < 1 << 8 ? 1 : bytes < 1 << 16 ? 2 : bytes < 1 << 24 ? 3 : 4;
        for (RecordPart part : parts) {
            type.put((part.name() + "\0").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < width; i++) {
                type.u8(part.offset() >> 8 * i & 0xFF);
            }
            type.put(part.datatype());
        }
        return type.array();
    }

    /** The description of records to which more can be added. */
    static byte[] records(byte[] datatype, long rows, byte[] layout, List<Filter> filters, Map<String, Object> notes) {
        Bytes space = new Bytes().u8(2, 1, 1, 1).u64(rows).u64(Bytes.UNDEFINED);
        return dataset(datatype, space.array(), layout, filters, notes);
    }

    /** The datatype of texts of so many bytes of UTF-8, padded by zeros. */
    static byte[] text(int bytes) {
        return new Bytes().u8(0x13, 0x10, 0, 0).u32(bytes).array();
    }

    /** What a file begins with. */
    static byte[] superblock(long end, long root) {
        Bytes block = new Bytes().u8(0x89).ascii("HDF\r\n").u8(0x1A).ascii("\n").u8(2, 8, 8, 0);
        block.u64(0).u64(Bytes.UNDEFINED).u64(end).u64(root);
        return block.u32(JenkinsLookup3HashLittle.hash(block.array())).array();
    }
}

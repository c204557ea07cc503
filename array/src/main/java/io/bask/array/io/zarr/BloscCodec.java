package io.bask.array.io.zarr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Blosc frames, version 1 of the format: blocks, shuffled by bytes or bits, each packed alone or byte plane by byte plane.
 *
 * <p>A frame begins with sixteen bytes: versions, flags, bytes of an element, of all, of a block, of the frame; then, unless
 * the data are just copied, where each block begins. Frames say how they are packed, so every packing is read whatever the
 * metadata name. Written are blocks shuffled by bytes, each packed alone, by LZ4 unless Zstandard or zlib is named.
 *
 * @param packing how new frames are packed, of the name in the metadata
 * @param name what the metadata call the packing
 * @param shuffle 0 for none, 1 by bytes, 2 by bits, which is written as by bytes
 */
record BloscCodec(Packing packing, String name, int level, int shuffle, int elementBytes) implements ByteCodec {
    private static final int HEAD = 16;
    private static final int BLOCK_BYTES = 1 << 18;
    private static final int SHUFFLED = 1;
    private static final int COPIED = 2;
    private static final int BIT_SHUFFLED = 4;
    private static final int UNSPLIT = 16;
    private static final int MOST_SPLITS = 16;
    private static final int LEAST_PLANE = 128;

    @Override
    public byte[] encode(byte[] data) {
        int width = Math.min(255, Math.max(1, elementBytes));
        int blockBytes = Math.max(1, Math.min(data.length, BLOCK_BYTES / width * width));
        int blocks = (data.length + blockBytes - 1) / blockBytes;
        boolean shuffled = shuffle > 0 && width > 1;
        ByteArrayOutputStream body = new ByteArrayOutputStream(data.length / 2 + HEAD);
        ByteBuffer starts = ByteBuffer.allocate(Integer.BYTES * blocks).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < blocks; block++) {
            int from = block * blockBytes;
            int length = Math.min(blockBytes, data.length - from);
            starts.putInt(HEAD + Integer.BYTES * blocks + body.size());
            byte[] plain = ShuffleCodec.shuffle(data, from, length, shuffled ? width : 1);
            byte[] packed = packing.pack(plain, 0, length);
            boolean smaller = packed.length < length;
            body.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(smaller ? packed.length : length)
                    .array());
            body.writeBytes(smaller ? packed : plain);
        }
        int total = HEAD + Integer.BYTES * blocks + body.size();
        int format = packing == Packing.BLOSCLZ ? Packing.LZ4.ordinal() : packing.ordinal();
        boolean copied = total > HEAD + data.length || blocks == 0;
        int flags = UNSPLIT | (shuffled ? SHUFFLED : 0) | format << 5 | (copied ? COPIED : 0);
        ByteBuffer frame = ByteBuffer.allocate(copied ? HEAD + data.length : total)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 2)
                .put((byte) 1)
                .put((byte) flags)
                .put((byte) width)
                .putInt(data.length)
                .putInt(blockBytes);
        frame.putInt(frame.capacity());
        return copied
                ? frame.put(data).array()
                : frame.put(starts.array()).put(body.toByteArray()).array();
    }

    @Override
    public byte[] decode(byte[] data, int most) throws IOException {
        if (data.length < HEAD) {
            throw ByteCodec.broken("blosc", "only %d bytes".formatted(data.length));
        }
        ByteBuffer frame = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        int flags = frame.get(2) & 255;
        int width = Math.max(1, frame.get(3) & 255);
        int size = frame.getInt(4);
        int blockBytes = frame.getInt(8);
        if (frame.get(0) < 1 || frame.get(0) > 2) {
            throw ByteCodec.broken("blosc", "version %d of the format; 1 and 2 can be read".formatted(frame.get(0)));
        }
        if (size < 0 || size > most) {
            throw ByteCodec.tooMany("blosc", most);
        }
        if (frame.getInt(12) != data.length || (size > 0 && blockBytes < 1)) {
            throw ByteCodec.broken(
                    "blosc",
                    "%d bytes, said to be %d, in blocks of %d".formatted(data.length, frame.getInt(12), blockBytes));
        }
        if ((flags & COPIED) != 0) {
            if (data.length - HEAD < size) {
                throw ByteCodec.broken("blosc", "%d bytes of %d".formatted(data.length - HEAD, size));
            }
            byte[] result = new byte[size];
            System.arraycopy(data, HEAD, result, 0, size);
            return result;
        }
        return unpacked(frame, flags, width, size, blockBytes);
    }

    private static byte[] unpacked(ByteBuffer frame, int flags, int width, int size, int blockBytes)
            throws IOException {
        int format = flags >> 5;
        if (format >= Packing.values().length) {
            throw ByteCodec.broken("blosc", "packing number %d is unknown".formatted(format));
        }
        long blocks = size == 0 ? 0 : ((long) size + blockBytes - 1) / blockBytes;
        if (HEAD + Integer.BYTES * blocks > frame.capacity()) {
            throw ByteCodec.broken("blosc", "%d blocks in %d bytes".formatted(blocks, frame.capacity()));
        }
        byte[] result = new byte[size];
        byte[] plain = new byte[Math.min(size, blockBytes)];
        for (int block = 0; block < blocks; block++) {
            int at = block * blockBytes;
            int length = Math.min(blockBytes, size - at);
            boolean splits = (flags & UNSPLIT) == 0
                    && width <= MOST_SPLITS
                    && blockBytes / width >= LEAST_PLANE
                    && length == blockBytes
                    && length % width == 0;
            int start = frame.getInt(HEAD + Integer.BYTES * block);
            unpackBlock(Packing.values()[format], frame, start, splits ? width : 1, plain, length);
            if ((flags & SHUFFLED) != 0 && width > 1) {
                ShuffleCodec.unshuffle(plain, result, at, length, width);
            } else if ((flags & BIT_SHUFFLED) != 0 && length >= width) {
                ShuffleCodec.unshuffleBits(plain, result, at, length, width);
            } else {
                System.arraycopy(plain, 0, result, at, length);
            }
        }
        return result;
    }

    private static void unpackBlock(Packing packing, ByteBuffer frame, int start, int parts, byte[] plain, int length)
            throws IOException {
        int next = start;
        int part = length / parts;
        for (int i = 0; i < parts; i++) {
            if (next < HEAD || next > frame.capacity() - Integer.BYTES) {
                throw ByteCodec.broken("blosc", "a block begins at byte %d".formatted(next));
            }
            int packed = frame.getInt(next);
            next += Integer.BYTES;
            if (packed < 0 || packed > frame.capacity() - next) {
                throw ByteCodec.broken("blosc", "a block of %d bytes at byte %d".formatted(packed, next));
            }
            if (packed == part) {
                System.arraycopy(frame.array(), next, plain, i * part, part);
            } else {
                packing.unpack(frame.array(), next, packed, plain, i * part, part);
            }
            next += packed;
        }
    }

    @Override
    public String id() {
        return "blosc";
    }

    @Override
    public Map<String, Object> parameters(int version) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("cname", name);
        parameters.put("clevel", level);
        parameters.put(
                "shuffle",
                version == 2 ? (Object) shuffle : new String[] {"noshuffle", "shuffle", "bitshuffle"}[shuffle]);
        parameters.put("blocksize", 0);
        if (version == 3) {
            parameters.put("typesize", elementBytes);
        }
        return parameters;
    }
}

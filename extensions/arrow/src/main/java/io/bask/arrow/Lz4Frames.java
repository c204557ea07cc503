package io.bask.arrow;

import io.airlift.compress.lz4.Lz4Compressor;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * LZ4's frames: blocks that are compressed one by one, and may refer to bytes of those before.
 *
 * <p>Written here because the library at hand unpacks blocks only by themselves. Sums that frames may have to find damage are not looked
 * at; lengths are.
 */
final class Lz4Frames {
    private static final int MAGIC = 0x184D2204;
    /** Version 1, blocks by themselves; blocks of up to 4 MB; and the sum of these two bytes. */
    private static final byte[] HEAD = {0x04, 0x22, 0x4D, 0x18, 0x60, 0x70, 0x73};

    private static final int BLOCK = 4 << 20;
    private static final int STORED = 1 << 31;
    private static final int WORD = 4;

    private static final int BLOCK_SUMS = 0x10;
    private static final int HAS_SIZE = 0x08;
    private static final int HAS_DICTIONARY = 0x01;
    private static final int LEAST_MATCH = 4;
    private static final int FULL = 15;
    private static final int BYTE = 255;

    private Lz4Frames() {}

    static byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + HEAD.length);
        packed.writeBytes(HEAD);
        Lz4Compressor compressor = new Lz4Compressor();
        for (int from = 0; from < plain.length; from += BLOCK) {
            int length = Math.min(BLOCK, plain.length - from);
            byte[] block = new byte[compressor.maxCompressedLength(length)];
            int size = compressor.compress(plain, from, length, block, 0, block.length);
            boolean isSmaller = size < length;
            packed.writeBytes(word(isSmaller ? size : length | STORED));
            packed.write(isSmaller ? block : plain, isSmaller ? 0 : from, isSmaller ? size : length);
        }
        packed.writeBytes(word(0));
        return packed.toByteArray();
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(WORD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** Fills an array with what frames hold; answers how many bytes it was. */
    static int unpack(byte[] packed, int offset, int length, byte[] plain) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(packed, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        try {
            while (in.hasRemaining()) {
                at = frame(in, packed, plain, at);
            }
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
            throw new EOFException("compressed bytes are cut off or damaged, behind %d bytes".formatted(at));
        }
        return at;
    }

    private static int frame(ByteBuffer in, byte[] packed, byte[] plain, int from) throws IOException {
        if (in.getInt() != MAGIC) {
            throw new EOFException("compressed bytes are not LZ4's");
        }
        int flags = in.get();
        in.get();
        skip(in, ((flags & HAS_SIZE) != 0 ? 2 * WORD : 0) + ((flags & HAS_DICTIONARY) != 0 ? WORD : 0) + 1);
        int at = from;
        for (int size = in.getInt(); size != 0; size = in.getInt()) {
            int bytes = size & ~STORED;
            int end = in.position() + bytes;
            if (bytes > in.remaining()) {
                throw new EOFException("a compressed block of %d bytes has %d".formatted(bytes, in.remaining()));
            }
            if ((size & STORED) != 0) {
                System.arraycopy(packed, in.position(), plain, at, bytes);
                at += bytes;
            } else {
                at = block(packed, in.position(), end, plain, at);
            }
            in.position(end);
            skip(in, (flags & BLOCK_SUMS) != 0 ? WORD : 0);
        }
        boolean hasSum = (flags & 0x04) != 0;
        skip(in, hasSum ? WORD : 0);
        return at;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    /** Literal bytes and copies of bytes before, in turns, the last one without a copy. */
    private static int block(byte[] in, int from, int end, byte[] out, int start) throws IOException {
        int at = from;
        int to = start;
        while (at < end) {
            int token = in[at++] & BYTE;
            int literals = token >>> 4;
            if (literals == FULL) {
                int more;
                do {
                    more = in[at++] & BYTE;
                    literals += more;
                } while (more == BYTE);
            }
            if (literals < 0 || literals > end - at) {
                throw new EOFException("a compressed block is damaged");
            }
            System.arraycopy(in, at, out, to, literals);
            at += literals;
            to += literals;
            if (at == end) {
                break;
            }
            int back = in[at] & BYTE | (in[at + 1] & BYTE) << 8;
            at += 2;
            int match = (token & FULL) + LEAST_MATCH;
            if (match == FULL + LEAST_MATCH) {
                int more;
                do {
                    more = in[at++] & BYTE;
                    match += more;
                } while (more == BYTE);
            }
            if (back == 0 || back > to || match < 0 || match > out.length - to) {
                throw new EOFException("a compressed block refers to bytes that it does not have");
            }
            // Byte by byte: a copy may reach into what it writes.
            for (int i = 0; i < match; i++) {
                out[to + i] = out[to - back + i];
            }
            to += match;
        }
        return to;
    }
}

package io.bask.array.io.zarr;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** A step between the bytes of a chunk's elements and the bytes of its file. */
sealed interface ByteCodec extends Serializable
        permits StreamCodec, BlockCodec, BloscCodec, LibraryCodec, ShuffleCodec, ChecksumCodec {
    /** What is written for these bytes. */
    byte[] encode(byte[] data) throws IOException;

    /**
     * What was written as these bytes.
     *
     * @param most an answer of more bytes is an error
     * @throws IOException if the bytes are not what this codec writes
     */
    byte[] decode(byte[] data, int most) throws IOException;

    /** How metadata name it. */
    String id();

    /** Its parameters, as metadata of a version write them. */
    Map<String, Object> parameters(int version);

    /** The error of bytes that cannot be. */
    static IOException broken(String codec, String how) {
        return new IOException("is no whole %s data: %s".formatted(codec, how));
    }

    /** The error of too many bytes. */
    static IOException tooMany(String codec, long most) {
        return new IOException("unpacks by %s to more than the %d bytes of a chunk".formatted(codec, most));
    }
}

package io.bask.array.io.zarr;

import io.bask.function.Given;
import java.io.IOException;

/** Unpacks what other formats than Zarr pack in the same ways; for Bask's own modules. Stateless, safe from any thread. */
public final class PackedBytes {
    private PackedBytes() {}

    /**
     * The bytes of a Blosc frame, whatever it is packed by: its own LZ, LZ4, snappy, zlib or Zstandard.
     *
     * @param most an answer of more bytes is an error
     * @throws IOException where the bytes are no such frame
     */
    public static byte[] blosc(byte[] frame, int most) throws IOException {
        return new BloscCodec(Packing.LZ4, Packing.LZ4.id(), 0, 0, 1).decode(Given.notNull(frame, "frame"), most);
    }

    /**
     * The bytes of bzip2's data; needs the library {@code org.apache.commons:commons-compress}.
     *
     * @param most an answer of more bytes is an error
     * @throws IOException where the bytes are none of bzip2's, or the library is not on the class path
     */
    public static byte[] bzip2(byte[] packed, int most) throws IOException {
        return new LibraryCodec(LibraryCodec.Kind.BZ2, 1).decode(Given.notNull(packed, "packed"), most);
    }
}

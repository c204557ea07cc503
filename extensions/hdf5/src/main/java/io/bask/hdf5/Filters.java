package io.bask.hdf5;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.bask.array.io.zarr.PackedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** What chunks go through between memory and file. */
final class Filters {
    private static final List<Integer> KNOWN = List.of(
            Filter.DEFLATE, Filter.SHUFFLE, Filter.FLETCHER32, Filter.BZIP2, Filter.LZF, Filter.BLOSC, Filter.ZSTD);

    private Filters() {}

    /** Refuses filters that are not known. */
    static void requireKnown(List<Filter> filters) {
        for (Filter filter : filters) {
            if (!KNOWN.contains(filter.id())) {
                throw new OpenFile.Refused(
                        ("is packed by the filter %s; gzip, lzf, zstd, blosc, bzip2, shuffle and fletcher32 can be read."
                                        + " Write it anew by h5py with one of these")
                                .formatted(filter.shown()));
            }
        }
    }

    /**
     * A chunk as it was before it went into the file.
     *
     * @param mask the filters that it skipped, bit by bit
     * @param size how many bytes it is to have
     */
    static byte[] decode(byte[] stored, List<Filter> filters, int mask, int size) throws IOException {
        byte[] bytes = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (i < Integer.SIZE && (mask >> i & 1) != 0) {
                continue;
            }
            Filter filter = filters.get(i);
            int room = size + 4 * filters.size();
            bytes = switch (filter.id()) {
                case Filter.DEFLATE -> inflate(bytes, room);
                case Filter.SHUFFLE -> unshuffle(bytes, filter.values().length == 0 ? 1 : filter.values()[0]);
                case Filter.FLETCHER32 -> checked(bytes);
                case Filter.LZF -> Lzf.decode(bytes, room);
                case Filter.ZSTD -> zstd(bytes, room);
                case Filter.BLOSC -> PackedBytes.blosc(bytes, room);
                case Filter.BZIP2 -> PackedBytes.bzip2(bytes, room);
                default ->
                    throw new IOException("is packed by the filter %s, which is not known".formatted(filter.shown()));
            };
        }
        if (bytes.length != size) {
            throw new IOException("has %d bytes unpacked, not %d".formatted(bytes.length, size));
        }
        return bytes;
    }

    private static byte[] inflate(byte[] packed, int room) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[room];
            int count = 0;
            while (count < room) {
                int more = inflater.inflate(bytes, count, room - count);
                if (more == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                count += more;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw new IOException("has more than %d bytes unpacked".formatted(room));
            }
            if (!inflater.finished()) {
                throw new IOException("is cut short: its gzip data do not end");
            }
            return count == room ? bytes : Arrays.copyOf(bytes, count);
        } catch (DataFormatException e) {
            throw new IOException("is no gzip data: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] zstd(byte[] packed, int room) throws IOException {
        try {
            byte[] bytes = new byte[room];
            int count = new ZstdDecompressor().decompress(packed, 0, packed.length, bytes, 0, room);
            return Arrays.copyOf(bytes, count);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("is no zstd data: " + e.getMessage(), e);
        }
    }

    /** The bytes of each element lie in as many rows as an element has bytes; what does not fill an element comes last. */
    static byte[] unshuffle(byte[] rows, int width) {
        if (width <= 1) {
            return rows;
        }
        int count = rows.length / width;
        byte[] bytes = new byte[rows.length];
        for (int part = 0; part < width; part++) {
            int from = part * count;
            for (int i = 0, to = part; i < count; i++, to += width) {
                bytes[to] = rows[from + i];
            }
        }
        System.arraycopy(rows, count * width, bytes, count * width, rows.length - count * width);
        return bytes;
    }

    static byte[] shuffle(byte[] bytes, int width) {
        if (width <= 1) {
            return bytes;
        }
        int count = bytes.length / width;
        byte[] rows = new byte[bytes.length];
        for (int part = 0; part < width; part++) {
            int to = part * count;
            for (int i = 0, from = part; i < count; i++, from += width) {
                rows[to + i] = bytes[from];
            }
        }
        System.arraycopy(bytes, count * width, rows, count * width, bytes.length - count * width);
        return rows;
    }

    static byte[] deflate(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[bytes.length / 2 + 64];
            int count = 0;
            while (!deflater.finished()) {
                if (count == packed.length) {
                    packed = Arrays.copyOf(packed, packed.length + packed.length / 2);
                }
                count += deflater.deflate(packed, count, packed.length - count);
            }
            return Arrays.copyOf(packed, count);
        } finally {
            deflater.end();
        }
    }

    private static byte[] checked(byte[] bytes) throws IOException {
        if (bytes.length < 4) {
            throw new IOException("has %d bytes, fewer than its checksum".formatted(bytes.length));
        }
        int length = bytes.length - 4;
        int noted = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        int seen = fletcher32(bytes, length);
        if (folded(noted) != folded(seen)) {
            throw new IOException("has the checksum %08x, not %08x; its bytes were changed".formatted(seen, noted));
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Sums modulo 65535 are written as 0 or as 65535. */
    private static int folded(int sum) {
        return (sum >>> 16) % 65535 << 16 | (sum & 0xFFFF) % 65535;
    }

    /** The sum of HDF5: of big-endian pairs of bytes, modulo 65535. */
    static int fletcher32(byte[] bytes, int length) {
        long low = 0;
        long high = 0;
        for (int at = 0; at < length; at += 2) {
            int pair = (bytes[at] & 0xFF) << 8 | (at + 1 < length ? bytes[at + 1] & 0xFF : 0);
            low = (low + pair) % 65535;
            high = (high + low) % 65535;
        }
        return (int) (high << 16 | low);
    }
}

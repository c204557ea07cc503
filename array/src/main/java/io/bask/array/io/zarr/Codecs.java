package io.bask.array.io.zarr;

import io.bask.array.shape.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The codecs that metadata name. */
final class Codecs {
    private static final String KNOWN = "blosc, zlib, gzip, zstd, lz4, bz2, lzma, shuffle, crc32c";

    private Codecs() {}

    static String name(Fields codec) {
        return codec.text("name");
    }

    /** A codec as version 2 names it, with its parameters beside its name. */
    static ByteCodec ofId(Fields codec, String id, DType dtype) {
        return switch (id) {
            case "gzip" -> new StreamCodec(true, level(codec, "level", 1, 9));
            case "zlib" -> new StreamCodec(false, level(codec, "level", 1, 9));
            case "zstd" -> new BlockCodec(Packing.ZSTD, level(codec, "level", 0, Integer.MAX_VALUE));
            case "lz4" -> new BlockCodec(Packing.LZ4, 0);
            case "bz2" -> new LibraryCodec(LibraryCodec.Kind.BZ2, Math.max(1, level(codec, "level", 1, 9)));
            case "lzma" -> lzma(codec);
            case "shuffle" -> new ShuffleCodec(width(codec, "elementsize", 4));
            case "crc32c" -> new ChecksumCodec();
            case "blosc" -> blosc(codec, codec.number("shuffle", 1), dtype.itemBytes());
            default ->
                throw codec.broken(codec.has("id") ? "id" : "name", "is '%s'; Bask knows %s".formatted(id, KNOWN));
        };
    }

    private static LibraryCodec lzma(Fields codec) {
        int format = codec.number("format", 1);
        if (format != 1 && format != 2) {
            throw codec.broken(
                    "format",
                    "is %d; Bask reads 1 (files of xz) and 2 (old files of LZMA), not raw data".formatted(format));
        }
        LibraryCodec.Kind kind = format == 1 ? LibraryCodec.Kind.XZ : LibraryCodec.Kind.LZMA;
        // a higher bit asks for more effort; it changes only how files are written
        return new LibraryCodec(kind, codec.has("preset") ? Math.min(9, preset(codec)) : 6);
    }

    private static int preset(Fields codec) {
        Object value = codec.required("preset");
        if (!(value instanceof Long number) || number < 0) {
            throw codec.broken("preset", "is %s, not a whole number from 0 on".formatted(value));
        }
        return (int) (number & 15);
    }

    private static int level(Fields codec, String key, int fallback, int most) {
        int level = codec.number(key, fallback);
        if (level > most) {
            throw codec.broken(key, "is %d; at most %d".formatted(level, most));
        }
        return Math.max(-1, level);
    }

    private static int width(Fields codec, String key, int fallback) {
        int width = codec.number(key, fallback);
        if (width < 1 || width > 1 << 16) {
            throw codec.broken(key, "is %d; an element has at least one byte".formatted(width));
        }
        return width;
    }

    private static BloscCodec blosc(Fields codec, int shuffle, int elementBytes) {
        String name = codec.text("cname", "lz4");
        Packing packing = name.equals("lz4hc") ? Packing.LZ4 : null;
        for (Packing one : Packing.values()) {
            packing = one.id().equals(name) ? one : packing;
        }
        if (packing == null) {
            throw codec.broken("cname", "is '%s'; Blosc has blosclz, lz4, lz4hc, snappy, zlib, zstd".formatted(name));
        }
        if (shuffle < -1 || shuffle > 2) {
            throw codec.broken("shuffle", "is %d; Blosc has -1 to 2".formatted(shuffle));
        }
        int kind = shuffle >= 0 ? shuffle : elementBytes == 1 ? 2 : 1;
        return new BloscCodec(packing, name, codec.number("clevel", 5), kind, elementBytes);
    }

    /** A codec as version 3 names it. */
    private static ByteCodec ofName(Fields codec, DType dtype) {
        String name = name(codec);
        Fields how = codec.configuration();
        if (name.equals("blosc")) {
            String shuffle = how.text("shuffle", "noshuffle");
            int kind = List.of("noshuffle", "shuffle", "bitshuffle").indexOf(shuffle);
            if (kind < 0) {
                throw how.broken("shuffle", "is '%s'; there are noshuffle, shuffle, bitshuffle".formatted(shuffle));
            }
            return blosc(how, kind, width(how, "typesize", dtype.itemBytes()));
        }
        if (name.equals("gzip") || name.equals("zstd") || name.equals("crc32c")) {
            return ofId(how, name, dtype);
        }
        if (name.startsWith("numcodecs.")) {
            return ofId(how, name.substring("numcodecs.".length()).toLowerCase(Locale.ROOT), dtype);
        }
        throw codec.broken(
                "name",
                "is '%s'; Bask knows transpose, bytes, sharding_indexed alone, gzip, zstd, blosc, crc32c"
                        .formatted(name));
    }

    static boolean isBigEndian(Fields bytes) {
        String endian = bytes.configuration().text("endian", "little");
        if (!endian.equals("little") && !endian.equals("big")) {
            throw bytes.configuration().broken("endian", "is '%s'; there are little and big".formatted(endian));
        }
        return endian.equals("big");
    }

    /** The codecs of version 3: any number of transposes, the bytes, any number of codecs of bytes. */
    static Pipeline pipeline(Fields owner, List<Fields> codecs, int ndim, DType dtype) {
        int next = 0;
        List<Integer> order = new ArrayList<>();
        while (next < codecs.size() && name(codecs.get(next)).equals("transpose")) {
            order = then(order, axes(codecs.get(next++).configuration(), ndim));
        }
        if (next == codecs.size() || !name(codecs.get(next)).equals("bytes")) {
            throw owner.broken("codecs", "has no codec 'bytes' behind its transposes");
        }
        boolean bigEndian = isBigEndian(codecs.get(next++));
        List<ByteCodec> bytes = new ArrayList<>();
        for (; next < codecs.size(); next++) {
            bytes.add(ofName(codecs.get(next), dtype));
        }
        return new Pipeline(List.copyOf(order), bigEndian, List.copyOf(bytes));
    }

    private static List<Integer> axes(Fields how, int ndim) {
        long[] order = how.lengths("order", 0);
        List<Integer> axes = new ArrayList<>();
        for (long axis : order) {
            if (axis >= ndim || axes.contains((int) axis)) {
                throw how.broken("order", "names axis %d of %d, or names it twice".formatted(axis, ndim));
            }
            axes.add((int) axis);
        }
        if (order.length != ndim) {
            throw how.broken("order", "names %d axes of %d".formatted(order.length, ndim));
        }
        return axes;
    }

    private static List<Integer> then(List<Integer> first, List<Integer> second) {
        return first.isEmpty() ? second : second.stream().map(first::get).toList();
    }
}

package io.bask.array.io.zarr;

import io.bask.array.io.WholeFolder;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a new array is to be laid out.
 *
 * @param version 2 or 3
 * @param chunk the shape of a chunk
 * @param shard the shape of what shares a file, or null
 * @param compression none, gzip, zlib, zstd, lz4 or blosc
 * @param fill what chunks that are not written hold
 * @param separator dot or slash
 * @param columnMajor whether the first axis of a chunk is the fastest
 * @param names what the axes are called, or nothing; only of version 3
 */
public record ZarrCreation(
        int version,
        Shape chunk,
        @Nullable Shape shard,
        String compression,
        Object fill,
        char separator,
        boolean columnMajor,
        boolean bigEndian,
        Map<String, ?> attributes,
        List<String> names) {

    /** The metadata that an array of this shape gets. */
    ZarrMeta meta(Shape shape, DType dtype) {
        requireChunk(shape, chunk, dtype, "chunks");
        Sharding sharding = null;
        if (shard != null) {
            requireChunk(shape, shard, dtype, "shards");
            for (int axis = 0; axis < shape.ndim(); axis++) {
                if (shard.length(axis) % chunk.length(axis) != 0) {
                    throw new IllegalArgumentException(
                            "chunks of shape %s do not divide shards of shape %s; use multiples"
                                    .formatted(chunk, shard));
                }
            }
            sharding = new Sharding(shard, true, true);
        }
        List<Integer> order = new ArrayList<>();
        if (columnMajor) {
            IntStream.range(0, shape.ndim()).forEach(axis -> order.add(0, axis));
        }
        Pipeline pipeline = new Pipeline(List.copyOf(order), bigEndian && dtype.itemBytes() > 1, codecs(dtype));
        ZarrMeta meta = new ZarrMeta(
                version, shape, chunk, dtype, fill(dtype), pipeline, new ChunkKeys(version == 3, separator), sharding);
        meta.grid();
        return meta;
    }

    private static void requireChunk(Shape shape, Shape chunk, DType dtype, String what) {
        if (chunk.ndim() != shape.ndim()) {
            throw new IllegalArgumentException(
                    "%s of shape %s do not suit an array of shape %s; give one length an axis"
                            .formatted(what, chunk, shape));
        }
        for (long length : chunk.lengths()) {
            if (length < 1) {
                throw new IllegalArgumentException(
                        "%s of shape %s hold nothing; use lengths from 1 on".formatted(what, chunk));
            }
        }
        if (!Pipeline.fits(chunk, dtype)) {
            throw new IllegalArgumentException(
                    "%s of shape %s have %d bytes; stay below 2 GiB".formatted(what, chunk, chunk.bytes(dtype)));
        }
    }

    private Object fill(DType dtype) {
        boolean suits = dtype.isBool()
                ? fill instanceof Boolean || (fill instanceof Long zero && zero == 0)
                : dtype.isInteger() ? fill instanceof Long : dtype.isComplex() || fill instanceof Number;
        if (!suits) {
            throw new IllegalArgumentException(
                    "%s cannot fill an array of dtype %s; give a value of this dtype".formatted(fill, dtype));
        }
        if (dtype.isBool()) {
            return fill instanceof Boolean ? fill : (Object) false;
        }
        if (dtype.isInteger()) {
            dtype.requireFits((Long) fill);
            return fill;
        }
        return fill instanceof Complex ? fill : (Object) ((Number) fill).doubleValue();
    }

    private List<ByteCodec> codecs(DType dtype) {
        int width = dtype.itemBytes();
        return switch (compression) {
            case "none" -> List.of();
            case "gzip" -> List.of(new StreamCodec(true, 5));
            case "zlib" -> List.of(new StreamCodec(false, 5));
            case "zstd" -> List.of(new BlockCodec(Packing.ZSTD, 0));
            case "lz4" -> List.of(new BlockCodec(Packing.LZ4, 0));
            case "bz2" -> List.of(new LibraryCodec(LibraryCodec.Kind.BZ2, 1).required());
            case "lzma" -> List.of(new LibraryCodec(LibraryCodec.Kind.XZ, 6).required());
            default -> List.of(new BloscCodec(Packing.LZ4, "lz4", 5, 1, width));
        };
    }

    /**
     * Begins an array in a folder that is not its own yet; see {@link Begun}.
     *
     * @throws IllegalArgumentException if the folder is taken and is not to be overwritten
     */
    public Begun begin(Path folder, Shape shape, DType dtype, boolean overwrite) {
        ZarrMeta meta = meta(shape, dtype);
        try {
            if (!overwrite && ZarrFiles.isTaken(folder)) {
                throw new IllegalArgumentException(
                        "%s is there already; call overwrite() to replace it, or choose another name"
                                .formatted(folder));
            }
            Path part = ZarrNode.part(folder);
            ZarrNode.write(part, meta, attributes, names);
            return new Begun(new ZarrArray(part, meta), part, folder);
        } catch (IOException e) {
            throw ZarrFiles.cannot("written", folder, e);
        }
    }

    /**
     * An array that is being written.
     *
     * @param array where it is written
     */
    public record Begun(ZarrArray array, Path part, Path folder) {
        /** Gives it its name, in the place of what has it. */
        public void finish() {
            try {
                WholeFolder.replace(part, folder);
            } catch (IOException e) {
                throw ZarrFiles.cannot("written", folder, e);
            }
        }

        /** The array under its name. */
        public ZarrArray named() {
            return new ZarrArray(folder, array.meta());
        }

        /** Removes what was written; does nothing after {@link #finish}. */
        public void abandon() {
            WholeFolder.deleteAll(part);
        }
    }
}

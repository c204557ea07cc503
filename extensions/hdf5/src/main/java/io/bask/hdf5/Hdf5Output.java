package io.bask.hdf5;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How arrays are written to an HDF5 file: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: in chunks as long as the array's longest along each axis, not packed; a file that is there already is an error.
 *
 * @param chunks lengths of chunks, for arrays of as many axes; none for the array's own
 * @param isContiguous whether elements lie one after the other, without chunks
 * @param compression how chunks are packed
 * @param level of gzip, from 1, fast, to 9, small
 * @param attributes notes by path of what they are of
 * @param replaces whether a file that is there already is replaced
 */
public record Hdf5Output(
        List<Long> chunks,
        boolean isContiguous,
        Hdf5Compression compression,
        int level,
        Map<String, Map<String, Object>> attributes,
        boolean replaces) {
    private static final Hdf5Output DEFAULTS =
            new Hdf5Output(List.of(), false, Hdf5Compression.NONE, 4, Map.of(), false);
    private static final long MOST_BYTES = Integer.MAX_VALUE - 1024;

    /** Copies and checks. */
    public Hdf5Output {
        chunks = List.copyOf(Given.noneNull(chunks, "chunks"));
        Given.notNull(compression, "compression");
        Given.notNull(attributes, "attributes");
        for (long length : chunks) {
            if (length < 1 || length > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "chunks of lengths %s; use lengths from 1 to %d".formatted(chunks, Integer.MAX_VALUE));
            }
        }
        if (level < 1 || level > 9) {
            throw new IllegalArgumentException("gzip has no level %d; use 1, fast, to 9, small".formatted(level));
        }
        if (isContiguous && (compression != Hdf5Compression.NONE || !chunks.isEmpty())) {
            throw new IllegalArgumentException(
                    "without chunks there is nothing to pack and no length to choose; leave withoutChunks() out");
        }
        Map<String, Map<String, Object>> notes = new LinkedHashMap<>();
        attributes.forEach((path, values) -> {
            Given.notNull(path, "a path in attributes");
            Given.notNull(values, "attributes[\"" + path + "\"]");
            values.forEach((name, value) -> NoteBytes.require(path, name, value));
            notes.put(path, Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        });
        attributes = Collections.unmodifiableMap(notes);
    }

    /** The options of the plain form, see the class comment. */
    public static Hdf5Output defaults() {
        return DEFAULTS;
    }

    /** Chunks of these lengths, one an axis; arrays of another number of axes keep their own. */
    public Hdf5Output withChunks(long... lengths) {
        List<Long> wanted =
                Arrays.stream(Given.notNull(lengths, "lengths")).boxed().toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no lengths of chunks; give one an axis");
        }
        return new Hdf5Output(wanted, isContiguous, compression, level, attributes, replaces);
    }

    /** Elements one after the other, as h5py writes arrays of which nothing is said. */
    public Hdf5Output withoutChunks() {
        return new Hdf5Output(chunks, true, compression, level, attributes, replaces);
    }

    /** Chunks packed so. */
    public Hdf5Output withCompression(Hdf5Compression packing) {
        return new Hdf5Output(chunks, isContiguous, Given.notNull(packing, "packing"), level, attributes, replaces);
    }

    /** Chunks packed by gzip of a level from 1, fast, to 9, small. */
    public Hdf5Output withGzip(int gzipLevel) {
        return new Hdf5Output(chunks, isContiguous, Hdf5Compression.GZIP, gzipLevel, attributes, replaces);
    }

    /**
     * Notes of an array or a group, besides those of others: texts, truth values, whole numbers, floating-point numbers, and computed
     * arrays ({@link io.bask.array.block.NDArray}).
     *
     * @param path of the array or group; {@code "/"} of the file
     */
    public Hdf5Output withAttributes(String path, Map<String, ?> values) {
        Map<String, Map<String, Object>> more = new LinkedHashMap<>(attributes);
        Given.notNull(values, "values");
        more.put(Names.shown(Given.notNull(path, "path")), new LinkedHashMap<>(values));
        return new Hdf5Output(chunks, isContiguous, compression, level, more, replaces);
    }

    /** A file that is there already is replaced, once the new one is whole. */
    public Hdf5Output withReplacing() {
        return new Hdf5Output(chunks, isContiguous, compression, level, attributes, true);
    }

    /** The shape of a chunk of an array, whose longest chunks are those. */
    Shape chunk(String path, Shape shape, Shape longest, DType dtype) {
        long[] lengths = new long[shape.ndim()];
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = chunks.size() == lengths.length
                    ? Math.min(chunks.get(axis), shape.length(axis))
                    : longest.length(axis);
            if (lengths[axis] > Integer.MAX_VALUE) {
                throw tooLarge(path, Shape.of(lengths), dtype);
            }
        }
        Shape chunk = Shape.of(lengths);
        if (chunk.bytes(dtype) > MOST_BYTES) {
            throw tooLarge(path, chunk, dtype);
        }
        return chunk;
    }

    private static IllegalArgumentException tooLarge(String path, Shape chunk, DType dtype) {
        return new IllegalArgumentException("%s: chunks of shape %s have %d bytes; stay below 2 GiB, by withChunks(...)"
                .formatted(path, chunk, chunk.bytes(dtype)));
    }
}

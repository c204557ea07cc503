package io.bask.array;

import io.bask.array.io.zarr.ZarrCreation;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Array#toZarr} lays out a new array. Immutable.
 *
 * <pre>{@code
 * x.toZarr(folder, ZarrOptions.v3().chunks(100, 100).shards(1_000, 1_000).attributes(Map.of("unit", "K")));
 * }</pre>
 */
public final class ZarrOptions {
    private final int version;
    private final long @Nullable [] chunks;
    private final long @Nullable [] shards;
    private final ZarrCompression compression;
    private final Object fill;
    private final char separator;
    private final boolean columnMajor;
    private final boolean bigEndian;
    private final Map<String, ?> attributes;
    private final List<String> names;
    private final boolean overwrites;

    private ZarrOptions(Draft draft) {
        version = draft.version;
        chunks = draft.chunks;
        shards = draft.shards;
        compression = draft.compression;
        fill = draft.fill;
        separator = draft.separator;
        columnMajor = draft.columnMajor;
        bigEndian = draft.bigEndian;
        attributes = draft.attributes;
        names = draft.names;
        overwrites = draft.overwrites;
    }

    /** What the next options are made of. */
    private static final class Draft {
        private int version;
        private long @Nullable [] chunks;
        private long @Nullable [] shards;
        private ZarrCompression compression;
        private Object fill = 0L;
        private char separator;
        private boolean columnMajor;
        private boolean bigEndian;
        private Map<String, ?> attributes = Map.of();
        private List<String> names = List.of();
        private boolean overwrites;

        Draft(int version, ZarrCompression compression, char separator) {
            this.version = version;
            this.compression = compression;
            this.separator = separator;
        }
    }

    private Draft draft() {
        Draft draft = new Draft(version, compression, separator);
        draft.chunks = chunks;
        draft.shards = shards;
        draft.fill = fill;
        draft.columnMajor = columnMajor;
        draft.bigEndian = bigEndian;
        draft.attributes = attributes;
        draft.names = names;
        draft.overwrites = overwrites;
        return draft;
    }

    /** Version 2: chunks packed by Blosc, files named {@code 0.1}. */
    public static ZarrOptions v2() {
        return new ZarrOptions(new Draft(2, ZarrCompression.BLOSC, '.'));
    }

    /** Version 3: chunks packed by Zstandard, files named {@code c/0/1}. */
    public static ZarrOptions v3() {
        return new ZarrOptions(new Draft(3, ZarrCompression.ZSTD, '/'));
    }

    /** Chunks of these lengths; without, the longest chunks that the array has along each axis. */
    public ZarrOptions chunks(long... lengths) {
        Draft draft = draft();
        draft.chunks = Given.notNull(lengths, "lengths").clone();
        return new ZarrOptions(draft);
    }

    /** Several chunks to a file, of these lengths together, which are multiples of a chunk's. Version 3 only. */
    public ZarrOptions shards(long... lengths) {
        Given.notNull(lengths, "lengths");
        require(version == 3, "shards");
        Draft draft = draft();
        draft.shards = lengths.clone();
        return new ZarrOptions(draft);
    }

    /** How chunks are packed. */
    public ZarrOptions compression(ZarrCompression packing) {
        Given.notNull(packing, "packing");
        if (version == 3 && packing.isOld()) {
            throw new IllegalArgumentException(
                    "version 3 of Zarr has no %s; use BLOSC, ZSTD, GZIP or NONE, or version 2".formatted(packing));
        }
        Draft draft = draft();
        draft.compression = packing;
        return new ZarrOptions(draft);
    }

    /** What chunks hold that are not written: a Boolean, Number or {@link io.bask.array.shape.Complex}; zero without. */
    public ZarrOptions fillValue(Object value) {
        Given.notNull(value, "value");
        Draft draft = draft();
        boolean whole = value instanceof Integer || value instanceof Short || value instanceof Byte;
        draft.fill = whole ? (Object) ((Number) value).longValue() : value;
        return new ZarrOptions(draft);
    }

    /** Between the numbers in names of files: a dot, or a slash, which makes folders. */
    public ZarrOptions separator(char between) {
        if (between != '.' && between != '/') {
            throw new IllegalArgumentException("'%s' cannot separate numbers; use . or /".formatted(between));
        }
        Draft draft = draft();
        draft.separator = between;
        return new ZarrOptions(draft);
    }

    /** Chunks with the first axis fastest: {@code order="F"}. */
    public ZarrOptions columnMajor() {
        Draft draft = draft();
        draft.columnMajor = true;
        return new ZarrOptions(draft);
    }

    /** Numbers with their highest byte first. */
    public ZarrOptions bigEndian() {
        Draft draft = draft();
        draft.bigEndian = true;
        return new ZarrOptions(draft);
    }

    /** Notes: texts, numbers, booleans, null, lists and maps of these. */
    public ZarrOptions attributes(Map<String, ?> notes) {
        Draft draft = draft();
        draft.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(Given.notNull(notes, "notes")));
        return new ZarrOptions(draft);
    }

    /** What the axes are called. Version 3 only. */
    public ZarrOptions dimensionNames(String... axes) {
        Given.noneNull(axes, "axes");
        require(version == 3, "names of dimensions");
        Draft draft = draft();
        draft.names = List.of(axes);
        return new ZarrOptions(draft);
    }

    /** What has the folder's name already is replaced. */
    public ZarrOptions overwrite() {
        Draft draft = draft();
        draft.overwrites = true;
        return new ZarrOptions(draft);
    }

    private static void require(boolean newer, String what) {
        if (!newer) {
            throw new IllegalArgumentException("version 2 of Zarr has no %s; use ZarrOptions.v3()".formatted(what));
        }
    }

    boolean overwrites() {
        return overwrites;
    }

    /** The layout for an array of this shape, whose longest chunks are those. */
    ZarrCreation layout(Shape shape, Shape longest) {
        long[] lengths = chunks == null ? longest.lengths() : chunks.clone();
        if (chunks == null && shards != null && shards.length == lengths.length) {
            lengths = shards.clone();
        }
        for (int axis = 0; chunks == null && axis < lengths.length; axis++) {
            lengths[axis] = Math.max(1, lengths[axis]);
        }
        if (!names.isEmpty() && names.size() != shape.ndim()) {
            throw new IllegalArgumentException(
                    "%s name %d axes of %d; give one name an axis".formatted(names, names.size(), shape.ndim()));
        }
        return new ZarrCreation(
                version,
                Shape.of(lengths),
                shards == null ? null : Shape.of(shards),
                compression.id(),
                fill,
                separator,
                columnMajor,
                bigEndian,
                attributes,
                names);
    }
}

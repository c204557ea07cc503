package io.bask.array.shape;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The chunks along one axis: how the axis is cut, as {@code (4, 4, 2)}.
 *
 * <p>Immutable. Regular chunks, all equal but for a shorter last one, take three numbers however many they are; others
 * take one {@code long} a chunk. There is always at least one chunk; chunks of length 0 are legal.
 *
 * <p>Lengths may be {@linkplain #unknown unknown} until the array is computed. Such chunks equal others of the same
 * origin only, so that arrays selected with one mask go together.
 */
public final class ChunkLengths implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PRINTED_CHUNKS = 1000;
    private static final int PRINTED_EDGE = 3;
    private static final long[] REGULAR = {};

    private final int count;
    private final long total;
    private final long first;
    /** Where each chunk ends, when the chunks are not regular; else empty. */
    private final long[] ends;

    /** Where the lengths come from, when they are not known. */
    private final @Nullable String origin;

    private ChunkLengths(int count, long total, long first, long[] ends) {
        this(count, total, first, ends, null);
    }

    private ChunkLengths(int count, long total, long first, long[] ends, @Nullable String origin) {
        this.origin = origin;
        this.count = count;
        this.total = total;
        this.first = first;
        this.ends = ends;
    }

    /**
     * Chunks of one length, the last shorter if need be.
     *
     * @throws IllegalArgumentException if {@code total} is negative, or {@code length} below 1 while there are elements
     */
    public static ChunkLengths regular(long total, long length) {
        if (total < 0 || length < 0 || (length == 0 && total > 0)) {
            throw new IllegalArgumentException(
                    "chunk size %d cannot cut an axis of length %d; use a size of at least 1, or -1 for the whole axis"
                            .formatted(length, total));
        }
        if (total <= length) {
            return new ChunkLengths(1, total, total, REGULAR);
        }
        long count = (total - 1) / length + 1;
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "chunk size %d cuts an axis of length %d into %d chunks, more than can be numbered (%d); use larger chunks, or fewer elements"
                            .formatted(length, total, count, Integer.MAX_VALUE));
        }
        return new ChunkLengths((int) count, total, length, REGULAR);
    }

    /** One chunk of this length. */
    public static ChunkLengths single(long length) {
        return regular(length, length);
    }

    /**
     * Chunks of these lengths.
     *
     * @throws IllegalArgumentException if there are none or one is negative
     */
    public static ChunkLengths of(long... lengths) {
        Objects.requireNonNull(lengths, "lengths is null; give at least one");
        if (lengths.length == 0) {
            throw new IllegalArgumentException("an axis needs at least one chunk; write (0) for an axis of length 0");
        }
        boolean regular = true;
        long[] ends = new long[lengths.length];
        long total = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 0) {
                throw new IllegalArgumentException("chunk %d has negative length %d in %s; use 0 or more"
                        .formatted(i, lengths[i], PythonText.tuple(lengths)));
            }
            if (lengths[i] > Long.MAX_VALUE - total) {
                throw new IllegalArgumentException(
                        "chunks up to chunk %d, of length %d, have more than 2^63 - 1 elements; use fewer"
                                .formatted(i, lengths[i]));
            }
            total += lengths[i];
            ends[i] = total;
            boolean last = i == lengths.length - 1;
            regular &= last ? i == 0 || (lengths[i] > 0 && lengths[i] <= lengths[0]) : lengths[i] == lengths[0];
        }
        return new ChunkLengths(lengths.length, total, lengths[0], regular ? REGULAR : ends);
    }

    /**
     * Chunks whose lengths are only known once they are computed.
     *
     * @param origin what decides the lengths; chunks of the same origin have the same lengths
     * @param count how many chunks
     * @param atMost no chunk is longer
     */
    public static ChunkLengths unknown(String origin, int count, long atMost) {
        Objects.requireNonNull(origin, "origin is null; say what decides the lengths");
        if (count < 1) {
            throw new IllegalArgumentException("an axis needs at least one chunk; got %d".formatted(count));
        }
        return new ChunkLengths(count, Shape.UNKNOWN, atMost, REGULAR, origin);
    }

    /** Whether the lengths are known. */
    public boolean isKnown() {
        return origin == null;
    }

    /** What decides the lengths, when they are not known. */
    public @Nullable String origin() {
        return origin;
    }

    /** Length of the axis, or {@link Shape#UNKNOWN}. */
    public long extent() {
        return total;
    }

    /** Length of a chunk, or {@link Shape#UNKNOWN}. */
    public long extent(int chunk) {
        return isKnown() ? length(chunk) : Shape.UNKNOWN;
    }

    /** Length that no chunk exceeds: {@link #max()} where the lengths are known. */
    public long atMost() {
        return isKnown() ? max() : first;
    }

    private void requireKnown() {
        if (!isKnown()) {
            throw new UnknownLengthException(
                    "an axis of %d chunks has lengths that are only known when computed; call computeChunkSizes() first"
                            .formatted(count));
        }
    }

    /** The chunks of several axes one after another. */
    public static ChunkLengths concatenate(List<ChunkLengths> parts) {
        Objects.requireNonNull(parts, "parts is null; give the chunks of at least one axis");
        parts.forEach(part -> Objects.requireNonNull(part, "one of the parts is null; give the chunks of each axis"));
        int count = 0;
        for (ChunkLengths part : parts) {
            count = part.count > Integer.MAX_VALUE - count ? -1 : count + part.count;
            if (count < 0) {
                throw new IllegalArgumentException(
                        "%d axes one after another have more than 2^31 - 1 chunks; use larger chunks, or fewer elements"
                                .formatted(parts.size()));
            }
        }
        ChunkLengths joined = regular(parts);
        if (joined != null) {
            return joined;
        }
        if (parts.stream().allMatch(ChunkLengths::isKnown)) {
            return of(parts.stream()
                    .flatMapToLong(part -> Arrays.stream(part.lengths()))
                    .toArray());
        }
        StringJoiner origins = new StringJoiner("+");
        long atMost = 0;
        for (ChunkLengths part : parts) {
            origins.add(part.isKnown() ? part.toString() : part.origin);
            atMost = Math.max(atMost, part.atMost());
        }
        return unknown(origins.toString(), count, atMost);
    }

    /** Regular axes of one chunk length, which only the last may break, as one regular axis; else null. */
    private static @Nullable ChunkLengths regular(List<ChunkLengths> parts) {
        long length = parts.isEmpty() || !parts.get(0).isKnown() ? 0 : parts.get(0).first;
        long total = 0;
        for (int i = 0; i < parts.size() && length > 0; i++) {
            ChunkLengths part = parts.get(i);
            boolean last = i == parts.size() - 1;
            boolean fits = part.isKnown() && part.isRegular() && part.total > 0;
            fits = fits && (part.first == length || last && part.count == 1 && part.first < length);
            length = fits && (last || part.total % length == 0) && part.total <= Long.MAX_VALUE - total ? length : 0;
            total += length > 0 ? part.total : 0;
        }
        return length > 0 ? regular(total, length) : null;
    }

    /** Number of chunks. */
    public int count() {
        return count;
    }

    /** Length of the axis. */
    public long total() {
        requireKnown();
        return total;
    }

    /** Whether all chunks but the last have one length, and the last is not longer. */
    public boolean isRegular() {
        return ends.length == 0;
    }

    /** Length of a chunk. */
    public long length(int chunk) {
        checkChunk(chunk);
        return end(chunk) - start(chunk);
    }

    /** Position of a chunk's first element on the axis. */
    public long start(int chunk) {
        checkChunk(chunk);
        return chunk == 0 ? 0 : end(chunk - 1);
    }

    private long end(int chunk) {
        if (!isRegular()) {
            return ends[chunk];
        }
        return chunk == count - 1 ? total : (chunk + 1) * first;
    }

    private void checkChunk(int chunk) {
        requireKnown();
        if (chunk < 0 || chunk >= count) {
            throw new IndexOutOfBoundsException("chunk %d does not exist; the axis has %d, use a value in [0, %d]"
                    .formatted(chunk, count, count - 1));
        }
    }

    /** The chunk that holds a position of the axis. */
    public int chunkAt(long position) {
        requireKnown();
        if (position < 0 || position >= total) {
            throw new IndexOutOfBoundsException("position %d is not on an axis of length %d; use a value in [0, %d)"
                    .formatted(position, total, total));
        }
        if (isRegular()) {
            return (int) (position / first);
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many pairs of a chunk of this axis and one of another cut of it have elements in common. */
    public long overlaps(ChunkLengths other) {
        requireKnown();
        other.requireKnown();
        long pairs = 0;
        int mine = 0;
        int theirs = 0;
        long at = 0;
        while (at < Math.min(total, other.total)) {
            while (end(mine) <= at) {
                mine++;
            }
            while (other.end(theirs) <= at) {
                theirs++;
            }
            pairs++;
            at = Math.min(end(mine), other.end(theirs));
        }
        return pairs;
    }

    /** The most chunks of this axis that one chunk of another cut of it has elements in common with. */
    public int mostOverlaps(ChunkLengths other) {
        requireKnown();
        other.requireKnown();
        int most = 1;
        for (int chunk = 0; chunk < other.count(); chunk++) {
            if (other.length(chunk) > 0) {
                int first = chunkAt(other.start(chunk));
                int last = chunkAt(other.start(chunk) + other.length(chunk) - 1);
                most = Math.max(most, last - first + 1);
            }
        }
        return most;
    }

    /** Checks that so many pieces of this axis have {@linkplain BlockRoom room}. */
    public void requireRoom(long pieces) {
        BlockRoom.require(
                pieces,
                () -> "an axis of length %s in chunks of up to %d elements"
                        .formatted(isKnown() ? Long.toString(total) : "?", atMost()));
    }

    /** Length of the longest chunk. */
    public long max() {
        requireKnown();
        if (isRegular()) {
            return first;
        }
        long max = 0;
        for (int chunk = 0; chunk < count; chunk++) {
            max = Math.max(max, length(chunk));
        }
        return max;
    }

    /**
     * All lengths; a new array.
     *
     * @throws IllegalArgumentException if there are more than the heap has room for
     */
    public long[] lengths() {
        requireRoom(count);
        long[] result = new long[count];
        for (int chunk = 0; chunk < count; chunk++) {
            result[chunk] = length(chunk);
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkLengths chunks
                && count == chunks.count
                && total == chunks.total
                && first == chunks.first
                && Objects.equals(origin, chunks.origin)
                && Arrays.equals(ends, chunks.ends);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * count + Long.hashCode(total)) + Long.hashCode(first) + Arrays.hashCode(ends);
    }

    /** The chunks as a Python tuple, {@code (4, 4, 2)}; only the first and last few when there are over a thousand. */
    @Override
    public String toString() {
        if (count <= PRINTED_CHUNKS) {
            return PythonText.tuple(count, this::text);
        }
        StringJoiner joiner = new StringJoiner(", ", "(", ")");
        for (int chunk = 0; chunk < PRINTED_EDGE; chunk++) {
            joiner.add(text(chunk));
        }
        joiner.add("...");
        for (int chunk = count - PRINTED_EDGE; chunk < count; chunk++) {
            joiner.add(text(chunk));
        }
        return joiner.toString();
    }

    private String text(int chunk) {
        return isKnown() ? Long.toString(length(chunk)) : "?";
    }
}

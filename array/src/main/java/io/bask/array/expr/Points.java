package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions along one or several axes, in memory: where integer arrays point to.
 *
 * <p>Not copied; nobody may change the arrays afterwards. Told apart by content.
 */
public final class Points implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Shape shape;
    private final long[][] positions;
    private final Token token;

    /**
     * Points in row-major order.
     *
     * @param shape how the points are arranged
     * @param positions for each indexed axis, the position of each point on it, in [0, length of the axis)
     */
    public Points(Shape shape, long[]... positions) {
        this.shape = shape;
        this.positions = positions;
        Token.Builder builder = Token.of("points");
        for (long length : shape.lengths()) {
            builder.with(length);
        }
        for (long[] along : positions) {
            builder.with(along);
        }
        this.token = builder.build();
    }

    /** How the points are arranged. */
    public Shape shape() {
        return shape;
    }

    /** Number of points. */
    public int count() {
        return Math.toIntExact(shape.size());
    }

    /** Positions along an indexed axis, shared. */
    long[] along(int number) {
        return positions[number];
    }

    /** Identity by content. */
    Token token() {
        return token;
    }

    /** For each point, the row-major number of the block that holds it, counted along the indexed axes only. */
    public int[] blocks(ChunkGrid source, int[] axes) {
        int[] blocks = new int[count()];
        for (int number = 0; number < axes.length; number++) {
            ChunkLengths chunks = source.axis(axes[number]);
            long[] along = positions[number];
            for (int point = 0; point < blocks.length; point++) {
                blocks[point] = blocks[point] * chunks.count() + chunks.chunkAt(along[point]);
            }
        }
        return blocks;
    }

    /** For each point, its position along an indexed axis, counted from the start of its chunk. */
    public int[] within(ChunkLengths chunks, int number) {
        long[] along = positions[number];
        int[] within = new int[along.length];
        for (int point = 0; point < within.length; point++) {
            within[point] = (int) (along[point] - chunks.start(chunks.chunkAt(along[point])));
        }
        return within;
    }

    /**
     * Chunks for the axes of the points: about as many points a block as a block of the source has positions.
     *
     * <p>Sorted points, rising or falling, are cut where they pass from one block of the source to the next, so that each
     * block of the result is made of one block; others are cut evenly.
     */
    List<ChunkLengths> chunks(ChunkGrid source, int[] axes) {
        double mean = 1;
        for (int axis : axes) {
            ChunkLengths chunks = source.axis(axis);
            mean *= Math.max(1.0, (double) chunks.total() / chunks.count());
        }
        long target = (long) Math.min(Integer.MAX_VALUE / 2, Math.ceil(mean));
        if (shape.ndim() == 1) {
            int[] blocks = blocks(source, axes);
            if (isMonotonic(blocks)) {
                return List.of(sorted(blocks, target));
            }
        }
        return even(shape, target);
    }

    /** Chunks of about so many elements, adjacent in row-major order. */
    static List<ChunkLengths> even(Shape shape, long target) {
        List<ChunkLengths> result = new ArrayList<>();
        long inner = 1;
        for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
            long length = shape.length(axis);
            long fits = Math.max(1, target / Math.max(1, inner));
            boolean whole = length <= fits + fits / 4;
            result.add(0, whole ? ChunkLengths.single(length) : ChunkLengths.regular(length, even(length, fits)));
            inner = whole ? inner * Math.max(1, length) : Long.MAX_VALUE;
        }
        return result;
    }

    private static long even(long length, long fits) {
        long count = (length + fits - 1) / fits;
        return (length + count - 1) / count;
    }

    private static boolean isMonotonic(int[] values) {
        boolean rising = true;
        boolean falling = true;
        for (int i = 1; i < values.length; i++) {
            rising &= values[i] >= values[i - 1];
            falling &= values[i] <= values[i - 1];
        }
        return rising || falling;
    }

    /** Cuts where the block changes, if the chunk would become too long; runs that are too long are cut evenly. */
    private static ChunkLengths sorted(int[] blocks, long target) {
        List<Long> lengths = new ArrayList<>();
        long open = 0;
        for (int from = 0; from < blocks.length; ) {
            int to = from;
            while (to < blocks.length && blocks[to] == blocks[from]) {
                to++;
            }
            long run = to - from;
            if (open > 0 && open + run > target + target / 4) {
                lengths.add(open);
                open = 0;
            }
            open += run;
            while (open > 2 * target) {
                lengths.add(target);
                open -= target;
            }
            from = to;
        }
        if (open > 0 || lengths.isEmpty()) {
            lengths.add(open);
        }
        return ChunkLengths.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }
}

package io.bask.array.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which steps an array is cut anew.
 *
 * <p>In one step, each new block takes a piece of every old block that it meets; from rows to columns these are as many pieces
 * as rows times columns. Where there would be too many, grids lie between: along some axes chunks grow, along the others
 * they shrink. Each grid is a place in a lattice, how far those have grown by how far these have shrunk; places whose blocks
 * are too large are left out, and the cheapest way through the others is found step by step, where a step costs something for
 * each piece, each block and each byte.
 */
public final class RechunkPlan {
    private static final int LEVELS = 8;
    private static final double PIECE_NANOS = 2_000;
    private static final double BLOCK_NANOS = 10_000;
    private static final double BYTE_NANOS = 0.5;

    private final ChunkGrid from;
    private final ChunkGrid to;
    private final int itemBytes;
    private final long mostBytes;
    /** For each axis, the chunks at each level, the old ones first, the new ones last. */
    private final List<ChunkLengths[]> levels = new ArrayList<>();

    private final boolean[] grows;
    /** For each axis, how many pieces lie between two levels, 0 while not counted. */
    private final long[][][] pieces;

    private RechunkPlan(ChunkGrid from, ChunkGrid to, int itemBytes, long mostBytes) {
        this.from = from;
        this.to = to;
        this.itemBytes = itemBytes;
        this.mostBytes = mostBytes;
        this.grows = new boolean[from.ndim()];
        this.pieces = new long[from.ndim()][LEVELS + 1][LEVELS + 1];
        for (int axis = 0; axis < grows.length; axis++) {
            ChunkLengths old = from.axis(axis);
            ChunkLengths wanted = to.axis(axis);
            grows[axis] = wanted.count() < old.count();
            ChunkLengths[] between = new ChunkLengths[LEVELS + 1];
            ChunkLengths fine = grows[axis] ? old : wanted;
            double finest = average(fine);
            double coarsest = average(grows[axis] ? wanted : old);
            for (int level = 1; level < LEVELS; level++) {
                double share = (double) (grows[axis] ? level : LEVELS - level) / LEVELS;
                between[level] = merged(fine, finest * Math.pow(coarsest / finest, share));
            }
            between[0] = old;
            between[LEVELS] = wanted;
            if (old.equals(wanted)) {
                Arrays.fill(between, old);
            }
            levels.add(between);
        }
    }

    private static double average(ChunkLengths chunks) {
        return Math.max(1, (double) chunks.total() / chunks.count());
    }

    /** Neighbours put together while they are not longer than {@code most}. */
    private static ChunkLengths merged(ChunkLengths fine, double most) {
        List<Long> lengths = new ArrayList<>();
        long sum = 0;
        for (int chunk = 0; chunk < fine.count(); chunk++) {
            long length = fine.length(chunk);
            if (sum > 0 && sum + length > most * 1.000001) {
                lengths.add(sum);
                sum = 0;
            }
            sum += length;
        }
        lengths.add(sum);
        return ChunkLengths.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The grids that follow upon {@code from}; the last is {@code to}.
     *
     * <p>No block of a grid between takes more bytes than the limit, or than the largest block before or after.
     */
    public static List<ChunkGrid> of(ChunkGrid from, ChunkGrid to, DType dtype, RechunkLimits limits) {
        if (!from.isKnown() || !to.isKnown() || from.shape().isEmpty()) {
            return List.of(to);
        }
        double most = limits.threshold() * Math.max(from.numBlocks(), to.numBlocks());
        if (pieces(from, to) <= most) {
            return List.of(to);
        }
        long bytes = Math.max(limits.bytes(), Math.max(from.maxBlockBytes(dtype), to.maxBlockBytes(dtype)));
        return new RechunkPlan(from, to, dtype.itemBytes(), bytes).cheapest();
    }

    /** How many pieces are exchanged between two grids of a shape. */
    public static double pieces(ChunkGrid from, ChunkGrid to) {
        double pieces = 1;
        for (int axis = 0; axis < from.ndim(); axis++) {
            pieces *= Math.max(1, from.axis(axis).overlaps(to.axis(axis)));
        }
        return pieces;
    }

    private ChunkGrid grid(int grown, int shrunk) {
        ChunkLengths[] axes = new ChunkLengths[grows.length];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = levels.get(axis)[grows[axis] ? grown : shrunk];
        }
        return ChunkGrid.of(axes);
    }

    /** The cheapest way from the first place of the lattice to the last, each step growing, shrinking, or both. */
    private List<ChunkGrid> cheapest() {
        int side = LEVELS + 1;
        @Nullable ChunkGrid[] places = new ChunkGrid[side * side];
        for (int place = 0; place < places.length; place++) {
            ChunkGrid grid = grid(place / side, place % side);
            boolean fits = place == 0 || place == places.length - 1 || blockBytes(grid) <= mostBytes;
            places[place] = fits ? grid : null;
        }
        double[] cost = new double[places.length];
        int[] before = new int[places.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        for (int place = 1; place < places.length; place++) {
            ChunkGrid next = places[place];
            for (int earlier = 0; next != null && earlier < place; earlier++) {
                ChunkGrid last = places[earlier];
                if (last != null && earlier / side <= place / side && earlier % side <= place % side) {
                    double sum = cost[earlier] + step(earlier, place, next.numBlocks());
                    if (sum < cost[place]) {
                        cost[place] = sum;
                        before[place] = earlier;
                    }
                }
            }
        }
        List<ChunkGrid> steps = new ArrayList<>();
        for (int place = places.length - 1; place > 0; place = before[place]) {
            steps.add(place == places.length - 1 ? to : grid(place / side, place % side));
        }
        Collections.reverse(steps);
        return List.copyOf(steps);
    }

    private double blockBytes(ChunkGrid grid) {
        double bytes = itemBytes;
        for (int axis = 0; axis < grid.ndim(); axis++) {
            bytes *= grid.axis(axis).max();
        }
        return bytes;
    }

    private double step(int last, int next, long blocks) {
        int side = LEVELS + 1;
        double exchanged = 1;
        for (int axis = 0; axis < grows.length; axis++) {
            int one = grows[axis] ? last / side : last % side;
            int other = grows[axis] ? next / side : next % side;
            if (pieces[axis][one][other] == 0) {
                pieces[axis][one][other] = levels.get(axis)[one].overlaps(levels.get(axis)[other]);
            }
            exchanged *= pieces[axis][one][other];
        }
        return PIECE_NANOS * exchanged
                + BLOCK_NANOS * blocks
                + BYTE_NANOS * from.shape().size() * itemBytes;
    }

    /** Chunks of about the same lengths, of the median of these; one less than now where the shortest is at most half the longest. */
    public static ChunkLengths balanced(ChunkLengths chunks) {
        long[] sorted = chunks.lengths();
        Arrays.sort(sorted);
        int count = sorted.length;
        long median = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
        long spread = median / 2;
        int wanted = 2 * sorted[0] <= sorted[count - 1] ? count - 1 : count;
        @Nullable ChunkLengths best = null;
        long least = Long.MAX_VALUE;
        for (long length = Math.max(1, median - spread); length <= median + spread; length++) {
            long total = chunks.total();
            long pieces = (total + length - 1) / length;
            long difference = total % length == 0 ? 0 : length - total % length;
            if (pieces == wanted && difference < least) {
                least = difference;
                best = ChunkLengths.regular(total, length);
            }
        }
        return best == null ? chunks : best;
    }
}

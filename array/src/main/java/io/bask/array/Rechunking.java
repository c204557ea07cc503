package io.bask.array;

import io.bask.array.shape.ByteSize;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.RechunkLimits;
import io.bask.array.shape.RechunkPlan;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.function.Given;

/**
 * How {@link Array#rechunk} and {@link Array#reshape} go about it. Immutable; what is not said follows from the settings
 * {@code array.rechunk.limit} and {@code array.rechunk.threshold}.
 *
 * <pre>{@code x.rechunk(Chunks.of(-1, 100), Rechunking.standard().limit("64 MiB").balanced()) }</pre>
 */
public final class Rechunking {
    private final RechunkLimits limits;
    private final boolean balances;

    private Rechunking(RechunkLimits limits, boolean balances) {
        this.limits = limits;
        this.balances = balances;
    }

    /** As the settings in force say. */
    public static Rechunking standard() {
        Config config = Config.current();
        RechunkLimits limits = new RechunkLimits(
                config.value(Setting.ARRAY_RECHUNK_LIMIT), config.value(Setting.ARRAY_RECHUNK_THRESHOLD));
        return new Rechunking(limits, false);
    }

    /** Blocks between the old and the new ones, and blocks of reshaped arrays, take at most so much, e.g. {@code "64 MiB"}. */
    public Rechunking limit(String size) {
        return limit(ByteSize.parse(Given.notNull(size, "size")));
    }

    /**
     * Blocks between the old and the new ones, and blocks of reshaped arrays, take at most so many bytes; unless an old or a
     * new block is larger.
     */
    public Rechunking limit(long bytes) {
        return new Rechunking(new RechunkLimits(bytes, limits.threshold()), balances);
    }

    /** Up to this many pieces a block all are exchanged in one step; 1 or more. */
    public Rechunking threshold(double pieces) {
        return new Rechunking(new RechunkLimits(limits.bytes(), pieces), balances);
    }

    /** Chunks are made about equal in length, so that no short one is left at the end. */
    public Rechunking balanced() {
        return new Rechunking(limits, true);
    }

    RechunkLimits limits() {
        return limits;
    }

    ChunkGrid grid(ChunkGrid asked) {
        ChunkGrid grid = asked;
        for (int axis = 0; balances && axis < grid.ndim(); axis++) {
            if (grid.axis(axis).isKnown() && grid.shape().length(axis) > 0) {
                grid = grid.withAxis(axis, RechunkPlan.balanced(grid.axis(axis)));
            }
        }
        return grid;
    }
}

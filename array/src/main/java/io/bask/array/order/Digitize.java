package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import java.util.List;

/**
 * In which bin each element of block 0 lies; block 1 is the edges of the bins, rising or falling, of the same dtype.
 *
 * @param right whether bins include their right edge instead of their left one
 */
public record Digitize(boolean right) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray edges = blocks.get(1);
        long[] keys = Keys.withOneZero(edges.dtype(), Keys.of(edges));
        boolean rises = true;
        boolean falls = true;
        for (int i = 1; i < keys.length; i++) {
            rises &= keys[i - 1] <= keys[i];
            falls &= keys[i - 1] >= keys[i];
        }
        if (!rises && !falls) {
            throw new IllegalArgumentException(
                    "bins must rise or fall, but the edges are %s; sort them".formatted(edges));
        }
        Search search = new Search(right ? Search.Answer.BELOW : Search.Answer.UP_TO);
        if (rises) {
            return search.apply(blocks, info);
        }
        NDArray found = search.apply(List.of(blocks.get(0), edges.slice("::-1").copy()), info);
        long[] places = (long[]) found.storageShared();
        for (int i = 0; i < places.length; i++) {
            places[i] = keys.length - places[i];
        }
        return found;
    }
}

package io.bask.array.shape;

import java.util.function.Supplier;

/**
 * How many blocks the heap has room for: the one bound on arrays that are cut too fine.
 *
 * <p>An array may be made lazily in as many blocks as can be numbered, since a slice of it may need few of them. Asked here
 * is where something is laid out block by block: chunks written out one by one, pieces of a slice, tasks. A block costs
 * more than is counted, so what is refused could not have been done.
 */
public final class BlockRoom {
    /** What one block takes at the least, in bytes: its task, or its length and what is cut out of it. */
    private static final int BLOCK_BYTES = 64;

    private static final long HEAP_BYTES = Runtime.getRuntime().maxMemory();

    /** No more blocks have room. */
    public static final long MOST = Math.min(Integer.MAX_VALUE - 8, HEAP_BYTES / BLOCK_BYTES);

    private BlockRoom() {}

    /**
     * Checks that so many blocks have room.
     *
     * @param what is cut into them, and how long they are
     * @throws IllegalArgumentException if they do not
     */
    public static void require(long blocks, Supplier<String> what) {
        if (blocks > MOST) {
            throw new IllegalArgumentException(
                    "%s: %d blocks are more than a heap of %d MiB has room for (%d); use larger chunks, fewer elements, or a larger -Xmx"
                            .formatted(what.get(), blocks, HEAP_BYTES >> 20, MOST));
        }
    }

    /**
     * Checks that the blocks of a grid have room beside others.
     *
     * @param others blocks that are there already
     * @throws IllegalArgumentException if they do not
     */
    public static void require(ChunkGrid grid, long others) {
        require(
                others > Long.MAX_VALUE - grid.numBlocks() ? Long.MAX_VALUE : others + grid.numBlocks(),
                () -> "an array of shape %s in blocks of up to %s".formatted(grid.shape(), grid.blockShapeAtMost()));
    }
}

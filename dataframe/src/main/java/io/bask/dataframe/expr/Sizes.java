package io.bask.dataframe.expr;

import io.bask.expr.Walk;
import io.bask.memory.Kept;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Guesses how many bytes a lazy table would occupy, from what its sources know without reading values. */
public final class Sizes {
    /** What a partition is taken for while nobody knows. */
    private static final long UNKNOWN_PARTITION_BYTES = 64_000_000;

    private static final long ROW_BYTES = 64;

    private Sizes() {}

    /** An upper guess: filters are taken to keep every row, and a group-by to have as many groups as rows. */
    public static long bytes(FrameExpr root) {
        Map<FrameExpr, Long> known = new HashMap<>();
        for (FrameExpr node : Walk.postOrder(List.of(root))) {
            long below = 0;
            for (FrameExpr input : node.inputs()) {
                below += Objects.requireNonNull(known.get(input));
            }
            known.put(node, bytes(node, below));
        }
        return Objects.requireNonNull(known.get(root));
    }

    private static long bytes(FrameExpr node, long below) {
        if (node instanceof InMemory memory) {
            return memory.frames().stream().mapToLong(Kept::bytesKept).sum();
        }
        if (node instanceof LazyFrames) {
            return node.partitions() * UNKNOWN_PARTITION_BYTES;
        }
        if (node instanceof Source source) {
            long total = 0;
            for (int i = 0; i < source.partitions(); i++) {
                total += source.reader().estimatedBytes(i);
            }
            int all = Math.max(1, source.reader().schema().size());
            return total * source.columns().size() / all;
        }
        if (node instanceof Ends ends) {
            return Math.min(below, ends.rows() * ROW_BYTES);
        }
        if (node instanceof Length || node instanceof RowOffset || node instanceof Described) {
            return ROW_BYTES;
        }
        if (node instanceof Aggregated aggregated && aggregated.keys().isEmpty()) {
            return ROW_BYTES;
        }
        if (node instanceof Partitions some) {
            return below / Math.max(1, some.input().partitions()) * some.partitions();
        }
        if (node instanceof Project project) {
            int all = Math.max(1, project.input().schema().size());
            return below * project.columns().size() / all;
        }
        return below;
    }
}

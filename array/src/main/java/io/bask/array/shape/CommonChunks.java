package io.bask.array.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The coarsest chunks of an axis that end wherever a chunk of several given ones ends. */
final class CommonChunks {
    private CommonChunks() {}

    /** The common chunks of candidates with one total, of which there is at least one. */
    static ChunkLengths of(Set<ChunkLengths> candidates) {
        List<ChunkLengths> cut =
                candidates.stream().filter(chunks -> chunks.count() > 1).toList();
        if (cut.isEmpty()) {
            return candidates.iterator().next();
        }
        if (cut.size() == 1 || cut.get(0).total() == 0) {
            return cut.get(0);
        }
        return merge(cut);
    }

    /** Walks all chunks together; the nearest end of any is the next end of the result. */
    private static ChunkLengths merge(List<ChunkLengths> cut) {
        long total = cut.get(0).total();
        int[] chunk = new int[cut.size()];
        long[] result = new long[cut.stream().mapToInt(ChunkLengths::count).sum()];
        int count = 0;
        long at = 0;
        while (at < total) {
            long end = total;
            for (int i = 0; i < chunk.length; i++) {
                end = Math.min(end, endOf(cut.get(i), chunk[i]));
            }
            result[count++] = end - at;
            at = end;
            for (int i = 0; i < chunk.length; i++) {
                if (endOf(cut.get(i), chunk[i]) == end) {
                    chunk[i]++;
                }
            }
        }
        return ChunkLengths.of(Arrays.copyOf(result, count));
    }

    private static long endOf(ChunkLengths chunks, int chunk) {
        return chunks.start(chunk) + chunks.length(chunk);
    }
}

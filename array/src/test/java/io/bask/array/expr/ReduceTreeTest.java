package io.bask.array.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReduceTreeTest {
    private static ChunkGrid grid(long... counts) {
        return ChunkGrid.of(
                Arrays.stream(counts).mapToObj(n -> ChunkLengths.regular(n, 1)).toArray(ChunkLengths[]::new));
    }

    @Test
    void everyBlockIsCombinedExactlyOnce() {
        Random random = Seeds.random();
        for (int i = 0; i < 200; i++) {
            ChunkGrid grid = grid(1 + random.nextInt(9), 1 + random.nextInt(9), 1 + random.nextInt(3));
            int[] axes =
                    IntStream.range(0, 3).filter(axis -> random.nextBoolean()).toArray();
            int blocks = Math.toIntExact(grid.numBlocks());
            for (ReduceTree.Level level : ReduceTree.levels(grid, axes, 2 + random.nextInt(6))) {
                List<Integer> seen = new ArrayList<>();
                for (int block = 0; block < level.size(); block++) {
                    Arrays.stream(level.members(block)).forEach(seen::add);
                }
                assertThat(seen).hasSize(blocks).doesNotHaveDuplicates();
                blocks = level.size();
            }
            int left = 1;
            for (int axis = 0; axis < 3; axis++) {
                int at = axis;
                left *= IntStream.of(axes).anyMatch(a -> a == at) ? 1 : grid.numBlocks(axis);
            }
            assertThat(blocks).isEqualTo(left);
        }
    }

    @Test
    void neighboursMeetFirst() {
        List<ReduceTree.Level> levels = ReduceTree.levels(grid(10), new int[] {0}, 4);
        assertThat(levels).hasSize(2);
        assertThat(levels.get(0).members(0)).containsExactly(0, 1, 2, 3);
        assertThat(levels.get(0).members(2)).containsExactly(8, 9);
        assertThat(levels.get(1).members(0)).containsExactly(0, 1, 2);
    }

    @Test
    void splitEveryIsSpreadOverTheReducedAxes() {
        List<ReduceTree.Level> levels = ReduceTree.levels(grid(4, 4), new int[] {0, 1}, 4);
        assertThat(levels.get(0).group()).containsExactly(2, 2);
        assertThat(levels.get(0).members(3)).containsExactly(10, 11, 14, 15);
    }

    @Test
    void aSingleBlockNeedsNoLevel() {
        assertThat(ReduceTree.levels(grid(1, 7), new int[] {0}, 4)).isEmpty();
    }
}

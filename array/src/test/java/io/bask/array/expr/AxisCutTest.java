package io.bask.array.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkLengths;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisCutTest {
    @Test
    void piecesTakeThePositionsOfTheRangeInOrder() {
        Random random = Seeds.random();
        for (int i = 0; i < 500; i++) {
            ChunkLengths axis =
                    ChunkLengths.of(random.longs(1 + random.nextInt(4), 0, 6).toArray());
            AxisRange range = range(axis.total(), random);
            List<Long> expected = new ArrayList<>();
            for (long k = 0; k < range.length(); k++) {
                expected.add(range.start() + k * range.step());
            }
            List<Long> taken = new ArrayList<>();
            AxisCut cut = AxisCut.of(axis, range);
            for (AxisCut.Piece piece : cut.pieces()) {
                AxisRange within = piece.within();
                assertThat(within.length()).isLessThanOrEqualTo(axis.length(piece.chunk()));
                for (long k = 0; k < within.length(); k++) {
                    taken.add(axis.start(piece.chunk()) + within.start() + k * within.step());
                }
            }
            assertThat(taken).as("%s of %s", range, axis).isEqualTo(expected);
            assertThat(cut.lengths().total()).isEqualTo(range.length());
        }
    }

    private static AxisRange range(long total, Random random) {
        if (total == 0) {
            return AxisRange.whole(0);
        }
        long start = random.nextInt((int) total);
        long step = random.nextBoolean() ? 1 + random.nextInt(4) : -1 - random.nextInt(4);
        long room = (step > 0 ? total - 1 - start : start) / Math.abs(step) + 1;
        return new AxisRange(start, random.nextInt((int) room + 1), step);
    }

    @Test
    void nothingTakenLeavesOneEmptyChunk() {
        AxisCut cut = AxisCut.of(ChunkLengths.of(3, 3), new AxisRange(0, 0, 1));
        assertThat(cut.lengths()).isEqualTo(ChunkLengths.single(0));
    }

    @Test
    void theWholeAxisKeepsItsEmptyChunks() {
        ChunkLengths axis = ChunkLengths.of(0, 4, 0);
        assertThat(AxisCut.of(axis, AxisRange.whole(4)).lengths()).isEqualTo(axis);
    }
}

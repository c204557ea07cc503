package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Positions that come and go: against plain loops, and along axes of which no index can be made. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class EditingTest {
    private static final long HUGE = 1L << 36;

    private final Array huge = Array.arange(HUGE);

    private static long[] part(Array x, long start, long stop) {
        return x.get(Index.range(start, stop)).compute().toLongArray();
    }

    @Test
    void randomPositionsGoAsInAPlainLoop() {
        Random random = Seeds.random();
        for (int round = 0; round < 20; round++) {
            int length = random.nextInt(3) == 0 ? 20_000 + random.nextInt(20_000) : 1 + random.nextInt(90);
            Array x = Array.arange(length, Chunks.of(1 + random.nextInt(length)));
            Index positions = positions(random, length);
            List<Long> expected = new ArrayList<>();
            boolean[] gone = new boolean[length];
            for (long at : x.get(positions).compute().toLongArray()) {
                gone[(int) at] = true;
            }
            for (long i = 0; i < length; i++) {
                if (!gone[(int) i]) {
                    expected.add(i);
                }
            }
            Array rest = x.delete(positions, 0);
            assertThat(rest.shape()).isEqualTo(Shape.of(expected.size()));
            assertThat(rest.compute().toLongArray())
                    .as("%s of %s in %s", positions, length, x.chunks())
                    .containsExactly(
                            expected.stream().mapToLong(Long::longValue).toArray());
            assertThat(rest.numBlocks()).isLessThanOrEqualTo(x.numBlocks());
        }
    }

    private static Index positions(Random random, int length) {
        long a = random.nextInt(length);
        long b = random.nextInt(length);
        int count = 1 + random.nextInt(Math.min(length, random.nextBoolean() ? 8 : 300));
        return switch (random.nextInt(4)) {
            case 0 -> Index.range(Math.min(a, b), Math.max(a, b));
            case 1 -> Index.range(Math.min(a, b), Math.max(a, b) + 1, 1 + random.nextInt(7));
            case 2 -> Index.range(Math.max(a, b), Math.min(a, b), -1 - random.nextInt(7));
            default -> Index.of(random.longs(count, -length, length).toArray());
        };
    }

    @Test
    void randomPositionsComeAsInAPlainLoop() {
        Random random = Seeds.random();
        for (int round = 0; round < 20; round++) {
            int length = random.nextInt(3) == 0 ? 20_000 + random.nextInt(20_000) : random.nextInt(60);
            int count = 2 + random.nextInt(random.nextBoolean() ? 6 : 200);
            Array x = Array.arange(length, Chunks.of(1 + random.nextInt(length + 1)));
            long[] positions = random.longs(count, 0, length + 1L).toArray();
            boolean one = random.nextBoolean();
            Array values = one ? Array.scalar(-1L) : Array.arange(-count, 0).sub(1);
            List<Long> expected = new ArrayList<>();
            for (long at = 0; at <= length; at++) {
                for (int i = 0; i < count; i++) {
                    if (positions[i] == at) {
                        expected.add(one ? -1L : i - count - 1L);
                    }
                }
                if (at < length) {
                    expected.add(at);
                }
            }
            Array grown = x.insert(Index.of(positions), values, 0);
            assertThat(grown.compute().toLongArray())
                    .as("%s into %s", LongStream.of(positions).boxed().toList(), x.chunks())
                    .containsExactly(
                            expected.stream().mapToLong(Long::longValue).toArray());
            assertThat(grown.numBlocks()).isEqualTo(x.numBlocks());
        }
    }

    @Test
    void positionsOfAHugeAxisGo() {
        assertThat(part(huge.delete(5, 0), 3, 8)).containsExactly(3, 4, 6, 7, 8);
        assertThat(huge.delete(-1, 0).shape()).isEqualTo(Shape.of(HUGE - 1));
        Array three = huge.delete(Index.of(1, HUGE - 1, 7, -1), 0);
        assertThat(three.shape()).isEqualTo(Shape.of(HUGE - 3));
        assertThat(part(three, 0, 7)).containsExactly(0, 2, 3, 4, 5, 6, 8);
        assertThat(part(three, HUGE - 5, HUGE - 3)).containsExactly(HUGE - 3, HUGE - 2);
        assertThat(huge.delete(Index.range(5, HUGE - 5), 0).compute().toLongArray())
                .containsExactly(0, 1, 2, 3, 4, HUGE - 5, HUGE - 4, HUGE - 3, HUGE - 2, HUGE - 1);
        assertThat(huge.delete(Index.all(), 0).shape()).isEqualTo(Shape.of(0));
    }

    @Test
    void everySoManiethPositionOfAHugeAxisGoes() {
        assertThat(part(huge.delete(Index.every(2), 0), 0, 4)).containsExactly(1, 3, 5, 7);
        Array third = huge.delete(Index.range(1, HUGE - 4, 3), 0);
        assertThat(third.shape()).isEqualTo(Shape.of(HUGE - (HUGE - 6) / 3 - 1));
        assertThat(part(third, 0, 5)).containsExactly(0, 2, 3, 5, 6);
        long last = third.size();
        assertThat(part(third, last - 5, last)).containsExactly(HUGE - 5, HUGE - 4, HUGE - 3, HUGE - 2, HUGE - 1);
        assertThat(part(huge.delete(Index.every(-3), 0), 0, 4)).containsExactly(1, 2, 4, 5);
    }

    @Test
    void positionsComeToAHugeAxis() {
        Array more = huge.insert(Index.of(HUGE, 2, 2), Array.of(-1L, -2, -3), 0);
        assertThat(more.shape()).isEqualTo(Shape.of(HUGE + 3));
        assertThat(part(more, 0, 6)).containsExactly(0, 1, -2, -3, 2, 3);
        assertThat(part(more, HUGE + 1, HUGE + 3)).containsExactly(HUGE - 1, -1);
        assertThat(part(huge.insert(HUGE - 1, Array.scalar(7L), 0), HUGE - 2, HUGE + 1))
                .containsExactly(HUGE - 2, 7, HUGE - 1);
        assertThatThrownBy(() -> huge.insert(Index.all(), Array.scalar(1.0), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names 68719476736 positions of axis 0");
    }

    @Test
    void hugeAxesAreRolledTurnedRepeatedAndPadded() {
        assertThat(part(huge.roll(2), 0, 4)).containsExactly(HUGE - 2, HUGE - 1, 0, 1);
        assertThat(part(huge.flip(), 0, 2)).containsExactly(HUGE - 1, HUGE - 2);
        assertThat(part(huge.repeat(3, 0), 3 * HUGE - 4, 3 * HUGE))
                .containsExactly(HUGE - 2, HUGE - 1, HUGE - 1, HUGE - 1);
        assertThat(part(huge.tile(4), 2 * HUGE - 1, 2 * HUGE + 2)).containsExactly(HUGE - 1, 0, 1);
        Array little = Array.of(1L, 2, 3);
        assertThat(part(little.pad(HUGE, Pad.wrap()), HUGE - 2, HUGE + 5)).containsExactly(2, 3, 1, 2, 3, 1, 2);
        assertThat(part(little.pad(HUGE, Pad.reflect()), HUGE - 2, HUGE + 5)).containsExactly(3, 2, 1, 2, 3, 2, 1);
        assertThat(part(little.pad(HUGE, Pad.constant(9)), HUGE - 1, HUGE + 4)).containsExactly(9, 1, 2, 3, 9);
        assertThat(part(little.pad(HUGE, Pad.edge()), HUGE - 1, HUGE + 4)).containsExactly(1, 1, 2, 3, 3);
    }

    @Test
    void lengthsThatNoArrayHasAreRefusedAtTheCall() {
        Array whole = Array.scalar(1).broadcastTo(Shape.of(1L << 62));
        assertRefused("kron", () -> whole.kron(whole));
        assertRefused("use fewer", () -> Array.concatenate(0, whole, whole, whole));
        assertRefused("pad with fewer", () -> Array.of(1L, 2).pad(Long.MAX_VALUE, Pad.constant(0)));
        assertRefused("copies", () -> whole.tile(3));
        assertRefused("elements", () -> whole.outer(whole));
        assertRefused("elements", () -> whole.tensordot(whole, 0));
        assertRefused("elements", () -> Array.einsum("i,j->ij", whole, whole));
        assertRefused("elements", () -> Array.indices(Shape.of(1L << 62, 3)));
        assertRefused("elements", () -> Array.tri(1L << 62, 3, 0));
        assertRefused("larger chunks", () -> ArrayPatterns.vander(whole));
        assertRefused("elements", () -> Array.scalar(1).broadcastTo(Shape.of(1L << 62, 2)));
        assertRefused(
                "meshgrid of 100000",
                () -> Array.meshgrid(
                        false,
                        java.util.Collections.nCopies(100_000, Array.arange(1)).toArray(Array[]::new)));
    }

    @Test
    void histogramsOfSenselesslyManyCellsAreRefusedAtTheCall() {
        Array points = Array.zeros(Shape.of(3, 1_000_000));
        assertRefused("histogramdd of 1000000 coordinates", () -> points.histogramdd(Bins.count(2)));
        Array few = Array.zeros(Shape.of(3, 12));
        assertRefused("1000000000000 cells", () -> few.histogramdd(Bins.count(10)));
        Array line = Array.zeros(Shape.of(3));
        assertRefused(
                "1000000 x 1000000 bins along 2 axes",
                () -> line.histogram2d(line, Bins.count(1_000_000), Bins.count(1_000_000)));
        assertThat(few.histogramdd(Bins.count(2)).counts().sum().compute().doubleAt())
                .isEqualTo(3);
    }

    @Test
    void partsKnowTheirLineFromOneLookAtTheStack() {
        List<Array> parts = Array.arange(1 << 16, Chunks.of(1 << 12)).split(1 << 16, 0);
        String line = parts.get(0).expr().site();
        assertThat(line).isNotEmpty();
        assertThat(parts).hasSize(1 << 16).allMatch(part -> part.expr().site() == line);
        assertThat(parts.get(9).compute().toLongArray()).containsExactly(9);
    }

    private static void assertRefused(String says, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(says);
    }

    @Test
    void masksInMemoryDelete() {
        Array x = Array.arange(6, Chunks.of(4));
        assertThat(x.delete(NDArray.of(true, false, true, false, false, true), 0)
                        .compute()
                        .toLongArray())
                .containsExactly(1, 3, 4);
    }
}

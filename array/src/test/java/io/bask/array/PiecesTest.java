package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions of arrays that are cut at different places read the pieces where they lie, and have the value of whole arrays. */
@Timeout(300)
class PiecesTest {
    private static final int TRIES = 400;
    private static final int FORMULAS = 6;

    private static long[] cuts(Random random, long length) {
        List<Long> chunks = new ArrayList<>();
        for (long left = length; left > 0; ) {
            long chunk = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt((int) Math.min(left, 5));
            chunks.add(chunk);
            left -= chunk;
        }
        return chunks.isEmpty()
                ? new long[] {0}
                : chunks.stream().mapToLong(Long::longValue).toArray();
    }

    private static Array cut(NDArray data, Random random) {
        long[][] chunks = IntStream.range(0, data.ndim())
                .mapToObj(axis -> cuts(random, data.shape().length(axis)))
                .toArray(long[][]::new);
        return Array.of(data, Chunks.lengths(chunks));
    }

    private static NDArray draw(Random random, Shape shape) {
        return NDArray.of(random.doubles(shape.size(), -9, 9).map(Math::rint).toArray())
                .reshape(shape);
    }

    private static Array value(int formula, int kind, Array a, Array b, Array c) {
        return reduced(
                switch (formula) {
                    case 0 -> a.sub(b);
                    case 1 -> a.mul(b).add(c);
                    case 2 -> Array.where(a.gt(b), c, a);
                    case 3 -> a.abs().sub(b.mul(c));
                    case 4 -> a.get("1:").sub(a.get(":-1"));
                    default -> a.get("2:").add(a.get("1:-1").mul(b.get(":-2")));
                },
                kind);
    }

    private static Array reduced(Array x, int kind) {
        return switch (kind) {
            case 0 -> x.sum();
            case 1 -> x.max();
            case 2 -> x.argmin();
            case 3 -> x.gt(2).any();
            case 4 -> x.sum(0);
            case 5 -> x.add(Array.arange(x.shape().length(x.ndim() - 1)));
            default -> x;
        };
    }

    @Test
    void whereverTheOperandsAreCutTheValueIsThatOfWholeArrays() {
        Random random = Seeds.random();
        for (int i = 0; i < TRIES; i++) {
            Shape shape = random.nextBoolean()
                    ? Shape.of(3 + random.nextInt(12))
                    : Shape.of(3 + random.nextInt(9), 1 + random.nextInt(9));
            NDArray a = draw(random, shape);
            NDArray b = draw(random, shape);
            NDArray c = draw(random, shape);
            int formula = random.nextInt(FORMULAS);
            int kind = random.nextInt(8);
            Array whole = value(formula, kind, Array.of(a), Array.of(b), Array.of(c));
            Array pieces = value(formula, kind, cut(a, random), cut(b, random), cut(c, random));
            assertThat(pieces.compute().contentEquals(whole.compute(), true))
                    .as("formula %d, kind %d, of shape %s: %s", formula, kind, shape, pieces.explain())
                    .isTrue();
        }
    }

    @Test
    void aDifferenceOfNeighboursTakesNoRechunk() {
        Array x = Array.arange(0, 100, 1, Chunks.of(10)).mul(2.0).persist();
        Array difference = x.get("1:").sub(x.get(":-1"));
        assertThat(difference.compute().toDoubleArray()).containsOnly(2.0).hasSize(99);
        assertThat(difference.visualize().dot()).doesNotContain("rechunk");
        Array second = x.get("2:").sub(x.get("1:-1")).sub(x.get(":-2"));
        assertThat(second.explain()).contains("fused(2 subtract)");
        assertThat(second.visualize().dot()).doesNotContain("rechunk");
        Array sum = x.get("1:").sub(x.get(":-1")).sum();
        assertThat(sum.compute().item()).isEqualTo(198.0);
        assertThat(sum.visualize().dot()).doesNotContain("rechunk");
    }
}

package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Programs drawn at random have the same value, to the last bit, whether they are optimised or not. */
class RandomProgramTest {
    private static final int PROGRAMS = 2_000;
    private static final int MOST_STEPS = 12;

    @Test
    void optimisedProgramsHaveTheSameValue() {
        for (int program = 0; program < PROGRAMS; program++) {
            Random random = Seeds.random(program);
            Array array = build(random);
            NDArray expected = compute(array, false);
            NDArray got = compute(array, true);
            assertThat(got.contentEquals(expected, true))
                    .as(() -> "%s became %s; %s".formatted(expected.repr(), got.repr(), array.explain()))
                    .isTrue();
            assertThat(got.shape()).isEqualTo(array.shape());
            assertThat(got.dtype()).isEqualTo(array.dtype());
        }
    }

    private static NDArray compute(Array array, boolean optimize) {
        try (Config.Scope scope = Config.with("optimize", optimize)) {
            assertThat(scope).isNotNull();
            return array.compute();
        }
    }

    private static Array build(Random random) {
        List<Array> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(leaf(random));
        }
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < steps; i++) {
            made.add(step(pick(made, random), pick(made, random), random));
        }
        return made.get(made.size() - 1);
    }

    private static Array pick(List<Array> made, Random random) {
        int back = Math.min(made.size(), 1 + random.nextInt(4));
        return made.get(made.size() - back);
    }

    private static Array leaf(Random random) {
        long rows = 1 + random.nextInt(6);
        long columns = 1 + random.nextInt(6);
        Shape shape = Shape.of(rows, columns);
        Chunks chunks = Chunks.of(Recorded.cut(shape, random));
        return switch (random.nextInt(7)) {
            case 0 ->
                Array.of(
                        NDArray.of(random.ints(shape.size(), -9, 9)
                                        .asLongStream()
                                        .toArray())
                                .reshape(shape),
                        chunks);
            case 1 ->
                Array.of(
                        NDArray.of(random.doubles(shape.size(), -3, 3).toArray())
                                .reshape(shape),
                        chunks);
            case 2 -> Array.random(random.nextInt(5)).uniform(shape, chunks);
            case 3 -> Array.arange(columns, Chunks.of(1 + random.nextInt(4)));
            case 5 -> Array.fromFunction(index -> 3.0 * index[0] - index[1], shape, chunks);
            case 4 ->
                Array.linspace(-1, 2, rows, Chunks.of(1 + random.nextInt(4))).expandDims(1);
            default -> Array.full(shape, random.nextInt(4), chunks, DType.FLOAT64);
        };
    }

    private static Array step(Array a, Array b, Random random) {
        boolean fits = broadcasts(a.shape(), b.shape());
        return switch (random.nextInt(fits ? 17 : 10)) {
            case 0 -> a.transpose();
            case 1 -> sliced(a, random);
            case 2 -> a.rechunk(Chunks.of(Recorded.cut(a.shape(), random)));
            case 3 -> a.ndim() < 4 ? a.expandDims(random.nextInt(a.ndim() + 1)) : a.squeeze();
            case 4 -> a.size() == 0 ? a : reduced(a, random);
            case 5 -> a.pow(2);
            case 6 -> a.mul(random.nextInt(5) - 2).add(0.5);
            case 7 -> a.abs().sqrt();
            case 8 -> a.ndim() == 0 ? a.add(1) : Array.concatenate(random.nextInt(a.ndim()), a, a.neg());
            case 16 -> a.reshape(a.size() % 2 == 0 ? new long[] {2, -1} : new long[] {-1});
            case 9 -> a.shape().isEmpty() ? a.sub(1) : a.sub(a.mean());
            case 10 -> a.add(b);
            case 11 -> a.mul(b).add(a);
            case 12 -> Array.where(a.lt(b), a, b);
            case 13 -> a.maximum(b).sub(b.minimum(a));
            case 14 -> a.gt(0.5).astype(DType.INT64).add(b);
            default -> a.shape().equals(b.shape()) ? a.with(b.gt(0), 1) : a.sub(b);
        };
    }

    private static boolean broadcasts(Shape a, Shape b) {
        for (int axis = 1; axis <= Math.min(a.ndim(), b.ndim()); axis++) {
            long left = a.length(-axis);
            long right = b.length(-axis);
            if (left != right && left != 1 && right != 1) {
                return false;
            }
        }
        return true;
    }

    private static Array sliced(Array a, Random random) {
        List<Index> index = new ArrayList<>();
        for (int axis = 0; axis < a.ndim(); axis++) {
            long length = a.shape().length(axis);
            index.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Index.all();
                        case 1 -> Index.every(random.nextBoolean() ? 2 : -1);
                        case 2 -> length > 0 ? Index.at(random.nextInt((int) length)) : Index.all();
                        case 3 -> Index.from(random.nextInt(3));
                        default -> Index.range(0, 1 + random.nextInt((int) length + 1));
                    });
        }
        return a.slice(index.toArray(Index[]::new));
    }

    private static Array reduced(Array a, Random random) {
        Reduce how = a.ndim() == 0 || random.nextInt(3) == 0 ? Reduce.all() : Reduce.axis(random.nextInt(a.ndim()));
        Reduce kept = random.nextBoolean() ? how.keepdims() : how;
        return switch (random.nextInt(4)) {
            case 0 -> a.sum(kept);
            case 1 -> a.max(kept);
            case 2 -> a.mean(kept);
            default -> a.var(kept);
        };
    }
}

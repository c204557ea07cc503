package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.draw.Dealt;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class RandomChoicesTest {
    @Test
    void everyOrderIsEquallyLikely() {
        Map<String, Integer> orders = new HashMap<>();
        RandomArrays random = Array.random(4);
        Array four = Array.arange(4L).rechunk(Chunks.of(2));
        int draws = 6_000;
        for (int i = 0; i < draws; i++) {
            orders.merge(Arrays.toString(random.permutation(four).compute().toLongArray()), 1, Integer::sum);
        }
        assertThat(orders).hasSize(24);
        double chiSquared = orders.values().stream()
                .mapToDouble(seen -> (seen - draws / 24.0) * (seen - draws / 24.0) / (draws / 24.0))
                .sum();
        assertThat(chiSquared).isLessThan(23 + 5 * Math.sqrt(46));
    }

    @Test
    void permutationsKeepAllSlicesHoweverTheArrayIsCut() {
        Array x = Array.arange(60L).reshape(20, 3).rechunk(Chunks.of(7, 2));
        for (int axis = -2; axis < 2; axis++) {
            NDArray mixed = Array.random(2).permutation(x, axis).compute();
            assertThat(mixed.contentEquals(x.compute(), true)).isFalse();
            assertThat(Array.of(mixed)
                            .sort(axis)
                            .eq(x.sort(axis))
                            .all()
                            .compute()
                            .item())
                    .isEqualTo(true);
        }
        NDArray rows = Array.random(2).permutation(x, 0).compute();
        assertThat(Array.of(rows).diff(1, 1).eq(1).all().compute().item()).isEqualTo(true);
        NDArray own = Array.random(2).permuted(x, 0).compute();
        assertThat(Array.of(own).diff(1, 1).eq(1).all().compute().item()).isEqualTo(false);
        assertThat(Array.of(own).sort(0).eq(x).all().compute().item()).isEqualTo(true);
        NDArray all = Array.random(2).permuted(x).compute();
        assertThat(all.shape()).isEqualTo(x.shape());
        assertThat(Array.of(all).ravel().sort().compute().toLongArray())
                .isEqualTo(LongStream.range(0, 60).toArray());
    }

    @Test
    void theOrderFollowsFromTheSeedAndNotFromChunks() {
        Array x = Array.arange(1000L);
        NDArray whole = Array.random(5).permutation(x.rechunk(Chunks.whole())).compute();
        assertThat(Array.random(5)
                        .permutation(x.rechunk(Chunks.of(37)))
                        .compute()
                        .contentEquals(whole, true))
                .isTrue();
        assertThat(Array.random(6).permutation(x).compute().contentEquals(whole, true))
                .isFalse();
    }

    @Test
    void distinctChoicesAreDistinctAndAllEquallyLikely() {
        long[] seen = new long[50];
        RandomArrays random = Array.random(8);
        for (int i = 0; i < 400; i++) {
            long[] chosen = random.choice(
                            50, Shape.of(i % 2 == 0 ? 2 : 20), Choice.distinct().chunks(Chunks.of(3)))
                    .compute()
                    .toLongArray();
            assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(chosen.length);
            Arrays.stream(chosen).forEach(position -> seen[(int) position]++);
        }
        double expected = Arrays.stream(seen).sum() / 50.0;
        double chiSquared = Arrays.stream(seen)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
        assertThat(chiSquared).isLessThan(49 + 5 * Math.sqrt(98));
        assertThat(random.choice(9, Shape.of(3, 3), Choice.distinct())
                        .sum()
                        .compute()
                        .item())
                .isEqualTo(36L);
    }

    @Test
    void fewOfVeryManyAreDistinctAndSpreadEvenly() {
        long n = 1_000_000_000_000L;
        Choice how = Choice.distinct().chunks(Chunks.of(777));
        long[] chosen =
                Array.random(5).choice(n, Shape.of(10_000), how).compute().toLongArray();
        assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(chosen.length);
        assertThat(Arrays.stream(chosen)).allMatch(position -> position >= 0 && position < n);
        int[] tenths = new int[10];
        for (long position : chosen) {
            tenths[(int) (position / (n / 10))]++;
        }
        for (int seen : tenths) {
            assertThat(seen).isBetween(850, 1150);
        }
        NDArray whole =
                Array.random(5).choice(n, Shape.of(100, 100), Choice.distinct()).compute();
        assertThat(whole.reshape(Shape.of(10_000)).toLongArray()).isEqualTo(chosen);
    }

    @Test
    void dealtNumbersAreAPermutation() {
        for (long count : new long[] {1, 2, 3, 5, 16, 17, 1000}) {
            Dealt dealt = new Dealt(count, 42);
            assertThat(LongStream.range(0, count).map(dealt::place).sorted())
                    .containsExactly(LongStream.range(0, count).boxed().toArray(Long[]::new));
        }
        assertThat(new Dealt(Long.MAX_VALUE, 1).place(12345)).isNotNegative().isLessThan(Long.MAX_VALUE);
    }

    @Test
    void weightsSayHowOftenEachIsChosen() {
        double[] weights = {0.5, 0, 0.3, 0.2, 0};
        Array chosen = Array.random(3)
                .choice(
                        5,
                        Shape.of(200, 500),
                        Choice.repeated().weights(weights).chunks(Chunks.of(30, 200)));
        long[] counts = chosen.ravel().bincount(5).compute().toLongArray();
        assertThat(counts[1]).isZero();
        assertThat(counts[4]).isZero();
        assertThat(counts[0] / 1e5).isBetween(0.493, 0.507);
        assertThat(counts[2] / 1e5).isBetween(0.293, 0.307);
    }

    /** The first is chosen by weight, the second by what is left: P(0, 1) = 0.6 * 0.3 / 0.4. */
    @Test
    void weightedChoicesWithoutRepetitionAreMadeOneAfterTheOther() {
        int first = 0;
        RandomArrays random = Array.random(3);
        Choice how = Choice.distinct().weights(Array.of(0.6, 0.3, 0.1, 0).rechunk(Chunks.of(3)));
        int draws = 4_000;
        for (int i = 0; i < draws; i++) {
            long[] pair = random.choice(4, Shape.of(2), how).compute().toLongArray();
            assertThat(pair[0]).isNotEqualTo(pair[1]).isNotEqualTo(3);
            first += pair[0] == 0 && pair[1] == 1 ? 1 : 0;
        }
        assertThat((double) first / draws).isBetween(0.45 - 0.035, 0.45 + 0.035);
        assertThatThrownBy(() -> random.choice(4, Shape.of(4), how).compute())
                .hasRootCauseMessage("choice: fewer weights than choices are above 0; choose fewer, or repeatedly");
    }

    @Test
    void slicesAreChosenAlongAnAxis() {
        Array x = Array.arange(12L).reshape(3, 4).rechunk(Chunks.of(2, 3));
        Array chosen = Array.random(1).choice(x, Shape.of(6), Choice.repeated().axis(-1));
        assertThat(chosen.shape()).isEqualTo(Shape.of(3, 6));
        assertThat(chosen.diff(1, 0).eq(4).all().compute().item()).isEqualTo(true);
    }

    @Test
    void impossibleChoicesAreRefusedAtTheCall() {
        RandomArrays random = Array.random(1);
        assertThatThrownBy(() -> random.choice(3, Shape.of(4), Choice.distinct()))
                .hasMessage(
                        "choice: 4 cannot be chosen from 3 without repeating one; choose fewer, or Choice.repeated()");
        assertThatThrownBy(() -> random.choice(0, Shape.of(4), Choice.repeated()))
                .hasMessageContaining("choose from");
        assertThatThrownBy(() -> random.choice(3, Shape.of(4), Choice.repeated().weights(1, 2)))
                .hasMessageContaining("2 weights for 3");
        assertThatThrownBy(() -> Choice.repeated().weights(1, -2)).hasMessageContaining("-2.0");
        assertThatThrownBy(() -> random.multinomial(3, new double[] {0.9, 0.9, 0}, Shape.of(1), Chunks.auto()))
                .hasMessageContaining("add up to 1.8");
        assertThatThrownBy(() -> random.multivariateHypergeometric(new long[] {1, 2}, 4, Shape.of(1), Chunks.auto()))
                .hasMessageContaining("cannot take 4");
    }

    @Test
    void rowsAddUpToWhatIsDrawn() {
        RandomArrays random = Array.random(12);
        Array counts = random.multinomial(20, new double[] {0.2, 0.5, 0.3}, Shape.of(3000), Chunks.of(700));
        assertThat(counts.shape()).isEqualTo(Shape.of(3000, 3));
        assertThat(counts.dtype()).isEqualTo(DType.INT64);
        assertThat(counts.sum(1).eq(20).all().compute().item()).isEqualTo(true);
        assertThat(counts.mean(0)
                        .sub(Array.of(4.0, 10, 6))
                        .abs()
                        .max()
                        .compute()
                        .doubleAt())
                .isLessThan(0.25);
        Array taken = random.multivariateHypergeometric(new long[] {10, 30, 60}, 20, Shape.of(3000), Chunks.of(999));
        assertThat(taken.sum(1).eq(20).all().compute().item()).isEqualTo(true);
        assertThat(taken.mean(0).sub(Array.of(2.0, 6, 12)).abs().max().compute().doubleAt())
                .isLessThan(0.2);
        Array shares = random.dirichlet(new double[] {1, 2, 5}, Shape.of(3000), Chunks.of(1000));
        assertThat(shares.sum(1).sub(1).abs().max().compute().doubleAt()).isLessThan(1e-12);
        assertThat(shares.mean(0)
                        .mul(8)
                        .sub(Array.of(1.0, 2, 5))
                        .abs()
                        .max()
                        .compute()
                        .doubleAt())
                .isLessThan(0.15);
        Array each =
                random.multinomial(Array.of(3L, 0, 9).expandDims(1), Array.of(new double[][] {{0.5, 0.5}, {1, 0}}));
        assertThat(each.shape()).isEqualTo(Shape.of(3, 2, 2));
        assertThat(each.sum(2).compute().toLongArray()).containsExactly(3, 3, 0, 0, 9, 9);
    }

    @Test
    void normalVectorsHaveTheirCovariance() {
        Array covariance = Array.of(new double[][] {{2, 0.6, 0}, {0.6, 1, 0}, {0, 0, 0}});
        Array vectors = Array.random(6)
                .multivariateNormal(Array.of(1.0, -1, 5), covariance, Shape.of(40_000), Chunks.of(9_000));
        assertThat(vectors.cov(Cov.columns())
                        .sub(covariance)
                        .abs()
                        .max()
                        .compute()
                        .doubleAt())
                .isLessThan(0.05);
        assertThat(vectors.mean(0)
                        .sub(Array.of(1.0, -1, 5))
                        .abs()
                        .max()
                        .compute()
                        .doubleAt())
                .isLessThan(0.03);
    }

    @Test
    void spawnedMakersHaveNumbersOfTheirOwn() {
        var makers = Array.random(1).spawn(2);
        double[] one = makers.get(0).uniform(Shape.of(5)).compute().toDoubleArray();
        assertThat(makers.get(1).uniform(Shape.of(5)).compute().toDoubleArray()).isNotEqualTo(one);
        assertThat(Array.random(1)
                        .spawn(1)
                        .get(0)
                        .uniform(Shape.of(5))
                        .compute()
                        .toDoubleArray())
                .isEqualTo(one);
    }
}

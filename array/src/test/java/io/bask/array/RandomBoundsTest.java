package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random numbers of many parameters, also tiny, huge and at their bounds; {@code random_bounds_fixture.py} writes how likely
 * a number at or below each of some edges is.
 *
 * <p>Of numbers that are as they should be, the share {@code s} at or below an edge of probability {@code p} is off with a
 * chance below {@code 2 exp(-n KL(s, p))} (Chernoff's bound), whatever the distribution. The limit is such that all edges
 * together would be off once in 10^9 seeds; and the seeds are fixed.
 */
@Timeout(300)
class RandomBoundsTest {
    private static final int COUNT = 2000;
    private static final double ONCE_IN = 1e9;

    /** How far probabilities near 0 and 1 may be off by the rounding of formulas. */
    private static final double ROUNDING = 1e-9;

    record Case(RandomFamily family, String[] parameters, String[] edges, double[] chances) {
        static Case of(String[] row) {
            return new Case(RandomFamily.valueOf(row[0]), words(row[1]), words(row[2]), numbers(row[3]));
        }

        private static String[] words(String text) {
            return Stream.of(text.split(",")).filter(word -> !word.isEmpty()).toArray(String[]::new);
        }

        private static double[] numbers(String text) {
            return Stream.of(words(text)).mapToDouble(Double::parseDouble).toArray();
        }

        /** Drawn as a family, and, where that is another way, as users draw them. */
        private List<NDArray> drawn() {
            Number[] values = Stream.of(parameters)
                    .map(word -> isWhole(word) ? (Number) Long.parseLong(word) : (Number) Double.parseDouble(word))
                    .toArray(Number[]::new);
            Shape shape = Shape.of(COUNT);
            Chunks chunks = Chunks.of(1000);
            RandomArrays random = Array.random(20);
            List<Array> drawn = new ArrayList<>(List.of(family.of(random, shape, chunks, values)));
            switch (family) {
                case UNIFORM ->
                    drawn.add(random.uniform(values[0].doubleValue(), values[1].doubleValue(), shape, chunks));
                case NORMAL ->
                    drawn.add(random.normal(values[0].doubleValue(), values[1].doubleValue(), shape, chunks));
                case INTEGERS ->
                    drawn.add(random.integers(values[0].longValue(), values[1].longValue(), shape, chunks));
                default -> {}
            }
            return Bask.compute(drawn);
        }

        private static boolean isWhole(String word) {
            return word.matches("-?\\d+");
        }

        /** How many numbers are at or below an edge. */
        private long below(NDArray numbers, int edge) {
            if (numbers.dtype().isInteger()) {
                long highest = Long.parseLong(edges[edge]);
                return Arrays.stream(numbers.toLongArray())
                        .filter(number -> number <= highest)
                        .count();
            }
            double highest = Double.parseDouble(edges[edge]);
            return Arrays.stream(numbers.toDoubleArray())
                    .filter(number -> number <= highest)
                    .count();
        }

        @Override
        public String toString() {
            return family + Arrays.toString(parameters);
        }
    }

    @Test
    void numbersOfAllParametersAreSpreadAsTheirFormulaSays() {
        List<Case> cases = Fixture.rows(RandomBoundsTest.class, "randomBounds.tsv.gz").stream()
                .map(Case::of)
                .toList();
        int edges = cases.stream().mapToInt(one -> one.edges().length).sum();
        double limit = Math.log(4 * edges * ONCE_IN);
        List<String> wrong = new ArrayList<>();
        for (Case one : cases) {
            for (NDArray numbers : one.drawn()) {
                for (int edge = 0; edge < one.edges().length; edge++) {
                    long below = one.below(numbers, edge);
                    double off = COUNT * divergence((double) below / COUNT, one.chances()[edge]);
                    if (!(off <= limit)) {
                        wrong.add("%s: %d of %d are at or below %s instead of %.1f"
                                .formatted(one, below, COUNT, one.edges()[edge], one.chances()[edge] * COUNT));
                    }
                }
            }
        }
        assertThat(cases.stream().map(Case::family).distinct()).containsExactlyInAnyOrder(RandomFamily.values());
        assertThat(cases).hasSizeGreaterThan(350);
        assertThat(wrong).isEmpty();
    }

    /** Kullback's and Leibler's divergence of a share from a chance. */
    private static double divergence(double share, double chance) {
        return part(share, chance) + part(1 - share, 1 - chance);
    }

    private static double part(double share, double chance) {
        double likely = chance == 0 || chance == 1 ? chance : Math.min(1, chance + ROUNDING);
        return share == 0 ? 0 : share * Math.log(share / likely);
    }
}

package io.bask.array.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bask.testkit.Seeds;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneKernelsTest {
    private static final int LENGTH = 1100;

    private final Random random = Seeds.random();

    private double[] values() {
        double[] edges = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, Double.MIN_VALUE};
        return random.doubles(LENGTH, -10, 10)
                .map(value -> random.nextInt(5) == 0 ? edges[random.nextInt(edges.length)] : value)
                .toArray();
    }

    private static boolean vectorModulePresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    @Test
    void plainKernelsDoWhatTheySay() {
        LaneKernels kernels = LaneKernels.choose("off");
        double[] lanes = {1, 2, 3};
        kernels.add(lanes, new double[] {9, 10, 20, 30}, 1, 2);
        assertThat(lanes).containsExactly(11, 22, 3);
        kernels.addStreams(lanes, new double[] {9, 1, 2, 3, 4, 5, 6, 7, 8}, 1, 1, 1);
        assertThat(lanes).containsExactly(47, 22, 3);
        lanes[0] = 11;
        kernels.max(lanes, new double[] {15, 5, Double.NaN}, 0, 3);
        assertThat(lanes).containsExactly(15, 22, Double.NaN);
        kernels.min(lanes, new double[] {-1, -0.0, 1}, 0, 2);
        assertThat(lanes).containsExactly(-1, -0.0, Double.NaN);
        double[] sums = {1, 1};
        double[] squares = {0, 1};
        kernels.addDistances(new double[] {10, 20}, sums, squares, new double[] {0, 13, 18}, 1, 2);
        assertThat(sums).containsExactly(4, -1);
        assertThat(squares).containsExactly(9, 5);
    }

    @Test
    void vectorsGiveTheBitsOfPlainLoops() {
        Optional<LaneKernels> vector = LaneKernels.vector();
        assumeTrue(vector.isPresent(), "this JVM has no Vector API");
        LaneKernels plain = LaneKernels.choose("off");
        for (int round = 0; round < 200; round++) {
            double[] source = values();
            double[][] expected = {values(), values(), values(), values(), values(), values(), values()};
            double[][] actual = new double[expected.length][];
            for (int i = 0; i < expected.length; i++) {
                actual[i] = expected[i].clone();
            }
            int count = random.nextInt(1025);
            int offset = random.nextInt(LENGTH - count + 1);
            runAll(plain, expected, source, offset, count);
            runAll(vector.get(), actual, source, offset, count);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i])
                        .as("kernel %d, offset %d, count %d", i, offset, count)
                        .isEqualTo(expected[i]);
            }
        }
    }

    private static void runAll(LaneKernels kernels, double[][] lanes, double[] source, int offset, int count) {
        kernels.add(lanes[0], source, offset, count);
        kernels.addStreams(lanes[6], source, 0, offset / 8, Math.min(count, LENGTH - offset));
        kernels.max(lanes[1], source, offset, count);
        kernels.min(lanes[2], source, offset, count);
        kernels.addDistances(lanes[3], lanes[4], lanes[5], source, offset, count);
    }

    @Test
    void thePropertyChooses() {
        assertThat(LaneKernels.choose("off").readsInPlace()).isFalse();
        assertThat(LaneKernels.choose("Auto").readsInPlace()).isEqualTo(vectorModulePresent());
        assertThatThrownBy(() -> LaneKernels.choose("fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'fast'; set it to off, on or auto");
    }

    @Test
    void askingForVectorsThatAreNotThereIsAnError() {
        if (vectorModulePresent()) {
            assertThat(LaneKernels.choose("on").readsInPlace()).isTrue();
        } else {
            assertThatThrownBy(() -> LaneKernels.choose("on"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("--add-modules jdk.incubator.vector");
        }
    }
}

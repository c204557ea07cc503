package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Expressions of very many operations are built, explained, optimised and computed without deep recursion. */
class DeepExpressionTest {
    private static Array chain(int operations) {
        Array x = Array.random(3).integers(0, 10, Shape.of(10), Chunks.of(5));
        for (int i = 0; i < operations; i++) {
            x = i % 1000 == 999 ? x.rechunk(Chunks.of(4 + i / 1000 % 2)) : x.add(1);
        }
        return x;
    }

    @Test
    void tenThousandOperationsCompute() {
        NDArray expected =
                Array.random(3).integers(0, 10, Shape.of(10)).add(10_000 - 10).compute();
        Array x = chain(10_000);
        assertThat(x.compute().contentEquals(expected)).isTrue();
        assertThat(x.explain()).contains("nodes in all");
        assertThat(x.toString()).startsWith("Array<");
    }

    @Test
    void sharedOperandsAreNotCountedAgainAndAgain() {
        Array x = Array.of(1.0, 2.0);
        for (int i = 0; i < 60; i++) {
            x = x.add(x).mul(0.5);
        }
        assertThat(x.compute().contentEquals(NDArray.of(1.0, 2.0))).isTrue();
    }

    @Test
    @Tag("slow")
    @Timeout(600)
    void aHundredThousandOperationsCompute() {
        NDArray got = chain(100_000).compute();
        NDArray expected =
                Array.random(3).integers(0, 10, Shape.of(10)).add(100_000 - 100).compute();
        assertThat(got.contentEquals(expected)).isTrue();
    }
}

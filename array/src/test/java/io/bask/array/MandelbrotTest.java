package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Fused;
import io.bask.array.rule.ArrayOptimizer;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.expr.Walk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Mandelbrot set as one writes it with whole arrays in NumPy: 20 iterations, about 160 operations. */
class MandelbrotTest {
    private static final int ITERATIONS = 20;

    private static Array divergence(int height, int width, Chunks chunks) {
        Array x = Array.linspace(-2.5, 1.5, 4L * height + 1, chunks);
        Array y = Array.linspace(-1.5, 1.5, 3L * width + 1, chunks);
        List<Array> grid = Array.meshgrid(x, y);
        Array c = grid.get(0).add(grid.get(1).mul(new Complex(0, 1)));
        Array z = Array.zerosLike(c);
        Array divtime = Array.full(c.shape(), ITERATIONS, Chunks.of(c.chunks()), DType.INT64);
        for (int i = 0; i < ITERATIONS; i++) {
            z = z.pow(2).add(c);
            Array diverges = z.abs().gt(2);
            Array now = diverges.and(divtime.eq(ITERATIONS));
            divtime = divtime.with(now, i);
            z = z.with(diverges, 2);
        }
        return divtime;
    }

    @Test
    void isOneNodeThatReadsNothing() {
        ArrayExpr asked = divergence(10, 10, Chunks.of(20)).expr();
        assertThat(Walk.postOrder(List.of(asked))).hasSizeGreaterThan(140);
        ArrayExpr optimized = ArrayOptimizer.standard().optimize(List.of(asked)).get(0);
        assertThat(optimized).isInstanceOf(Fused.class);
        assertThat(optimized.inputs()).isEmpty();
    }

    @Test
    void divergesWhereNumPySaysThatItDoes() {
        assertThat(divergence(100, 100, Chunks.of(150)).sum().compute().item()).isEqualTo(558151L);
    }
}

package io.bask.array.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import org.junit.jupiter.api.Test;

class ReshapeTest {
    private static ArrayExpr zeros(ChunkGrid chunks) {
        return new Full(chunks, DType.FLOAT64, 0.0);
    }

    @Test
    void keepsCutsThatSuitBothShapes() {
        ArrayExpr rows = zeros(ChunkGrid.of(new long[] {2, 1, 3}, new long[] {5}));
        ArrayExpr flat = Reshape.of(rows, Shape.of(30));
        assertThat(flat.inputs()).containsExactly(rows);
        assertThat(flat.chunks()).isEqualTo(ChunkGrid.of(new long[] {10, 5, 15}));
    }

    @Test
    void cutsWhereRowsOfBothShapesBegin() {
        ArrayExpr reshaped = Reshape.of(zeros(ChunkGrid.regular(Shape.of(60, 10), 1, 10)), Shape.of(40, 15));
        assertThat(reshaped.chunks().axis(0).lengths()).containsOnly(2);
        assertThat(reshaped.inputs().get(0).chunks().axis(0).lengths()).containsOnly(3);
    }

    @Test
    void blocksKeepTheirSize() {
        ArrayExpr reshaped = Reshape.of(zeros(ChunkGrid.regular(Shape.of(1000, 1000), 100, 100)), Shape.of(1_000_000));
        assertThat(reshaped.chunks()).isEqualTo(ChunkGrid.regular(Shape.of(1_000_000), 10_000));
    }

    @Test
    void aShapeThatIsThereAlreadyIsLeft() {
        ArrayExpr rows = zeros(ChunkGrid.regular(Shape.of(6, 5), 2, 2));
        assertThat(Reshape.of(rows, Shape.of(6, 5))).isSameAs(rows);
    }
}

package io.bask.array.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import io.bask.memory.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayExprTest {
    private static final ChunkGrid GRID = ChunkGrid.regular(Shape.of(6, 4), 4, 3);
    private static final ChunkGrid OTHER = ChunkGrid.regular(Shape.of(6, 4), 2, 3);

    /** Nodes that all differ in one thing. */
    private static List<ArrayExpr> allDifferent() {
        ArrayExpr x = new Full(GRID, DType.FLOAT64, 1.0);
        ChunkGrid line = ChunkGrid.regular(Shape.of(6), 4);
        Slice first = Slice.parse("1:3");
        return List.of(
                x,
                new Full(GRID, DType.FLOAT64, 2.0),
                new Full(GRID, DType.FLOAT32, 1.0),
                new Full(OTHER, DType.FLOAT64, 1.0),
                new Full(GRID, DType.COMPLEX128, new Complex(1, 0)),
                Ramp.arange(0, 1, line, DType.INT64),
                Ramp.arange(0, 2, line, DType.INT64),
                Ramp.arange(0.0, 1.0, line, DType.INT64),
                Ramp.linspace(0, 1, line, DType.FLOAT64),
                new RandomFill(new Distribution.Uniform(0, 1), 1, GRID),
                new RandomFill(new Distribution.Uniform(0, 1), 2, GRID),
                new RandomFill(new Distribution.Normal(0, 1), 1, GRID),
                new Rechunk(x, OTHER),
                new Transpose(x, 1, 0),
                new Transpose(x, 0, 1),
                new SliceBasic(x, first.resolve(x.shape())),
                new SliceBasic(x, Slice.parse("1:3, ::-1").resolve(x.shape())),
                Elementwise.of(Ufunc.ADD, List.of(x, x)),
                Elementwise.of(Ufunc.SUBTRACT, List.of(x, x)),
                Elementwise.cast(x, DType.INT64),
                Elementwise.cast(x, DType.INT32),
                new Reduce(x, new ReduceSpec(Reduction.SUM, new int[] {0}, false, 0, 4)),
                new Reduce(x, new ReduceSpec(Reduction.SUM, new int[] {0}, true, 0, 4)),
                new Reduce(x, new ReduceSpec(Reduction.SUM, new int[] {0}, false, 0, 2)),
                new Reduce(x, new ReduceSpec(Reduction.VAR, new int[] {0}, false, 1, 4)),
                new Reduce(x, new ReduceSpec(Reduction.VAR, new int[] {0}, false, 0, 4)),
                Reshape.of(x, Shape.of(24)),
                Reshape.of(x, Shape.of(8, 3)),
                Concatenate.of(List.of(x, x), 0),
                Concatenate.of(List.of(x, x), 1),
                new Blocks(
                        new Full(GRID, DType.FLOAT64, 1.0),
                        blocks().stream().map(Kept::uncounted).toList()));
    }

    private static List<NDArray> blocks() {
        List<NDArray> blocks = new ArrayList<>();
        for (int i = 0; i < GRID.numBlocks(); i++) {
            blocks.add(NDArray.constant(DType.FLOAT64, GRID.blockShape(GRID.blockIndex(i)), 1.0));
        }
        return blocks;
    }

    @Test
    void equalNodesHaveEqualTokensAndOthersDiffer() {
        assertThat(allDifferent()).doesNotHaveDuplicates();
        assertThat(allDifferent()).isEqualTo(allDifferent());
    }

    @Test
    void nodesRebuildThemselvesOnTheirInputs() {
        for (ArrayExpr node : allDifferent()) {
            assertThat(node.withInputs(node.inputs())).isEqualTo(node);
            assertThat(node.withInputs(node.inputs()).meta()).isEqualTo(node.meta());
        }
    }

    @Test
    void nodesDescribeThemselvesOnOneLine() {
        for (ArrayExpr node : allDifferent()) {
            assertThat(node.describe())
                    .startsWith(node.operation())
                    .contains(node.dtype().toString())
                    .doesNotContain("\n");
        }
    }

    @Test
    void nodesTravelBetweenVirtualMachines() throws IOException, ClassNotFoundException {
        for (ArrayExpr node : allDifferent()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(node);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(node);
            }
        }
    }

    @Test
    void dataInMemoryIsToldApartByReference() {
        NDArray data = NDArray.of(1.0, 2);
        ChunkGrid grid = ChunkGrid.single(data.shape());
        assertThat(new FromNDArray(data, grid)).isNotEqualTo(new FromNDArray(data, grid));
    }

    @Test
    void operandsAreCutAlike() {
        ArrayExpr sum =
                Elementwise.of(Ufunc.ADD, List.of(new Full(GRID, DType.FLOAT64, 1.0), new Full(OTHER, DType.INT8, 1L)));
        assertThat(sum.chunks()).isEqualTo(ChunkGrid.of(new long[] {2, 2, 2}, new long[] {3, 1}));
        assertThat(sum.inputs().get(0)).isInstanceOf(Rechunk.class);
        assertThat(sum.inputs().get(1)).isInstanceOf(Full.class);
    }

    @Test
    void blocksMustBeAsManyAsTheGridHas() {
        assertThatThrownBy(() -> new Blocks(new Full(GRID, DType.FLOAT64, 1.0), List.of()))
                .hasMessageContaining("0 blocks")
                .hasMessageContaining("4");
    }
}

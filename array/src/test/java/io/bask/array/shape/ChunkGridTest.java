package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkGridTest {
    private static ChunkGrid parse(String chunks) {
        List<ChunkLengths> axes = Arrays.stream(
                        chunks.substring(1, chunks.length() - 1).split("\\),?"))
                .filter(axis -> !axis.isBlank())
                .map(axis -> ChunkLengths.of(Fixture.longs(axis)))
                .toList();
        return ChunkGrid.of(axes);
    }

    @Test
    void unifiesAsDask() {
        List<String[]> rows = Fixture.rows(ChunkGridTest.class, "unify.tsv");
        assertThat(rows).hasSize(300);
        for (String[] row : rows) {
            ChunkGrid[] grids =
                    Arrays.stream(row[0].split("\\|")).map(ChunkGridTest::parse).toArray(ChunkGrid[]::new);
            ChunkGrid unified = ChunkGrid.unify(grids);
            assertThat(unified).as(row[0]).hasToString(row[1]);
            for (ChunkGrid grid : grids) {
                ChunkGrid aligned = grid.alignedTo(unified);
                assertThat(aligned.shape()).isEqualTo(grid.shape());
                assertThat(ChunkGrid.unify(aligned, unified)).isEqualTo(unified);
            }
        }
    }

    @Test
    void gridsOfShapesThatDoNotBroadcastAreRefused() {
        assertThatThrownBy(() -> ChunkGrid.unify(ChunkGrid.of(new long[] {3}), ChunkGrid.of(new long[] {2, 2})))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("(3,) and (4,)");
    }

    @Test
    void emptyAxesUnify() {
        ChunkGrid empty = ChunkGrid.of(new long[] {0});
        assertThat(ChunkGrid.unify(empty, ChunkGrid.of(new long[] {0, 0}))).hasToString("((0, 0),)");
        assertThat(ChunkGrid.unify(empty, ChunkGrid.of(new long[] {1}))).isEqualTo(empty);
        assertThat(ChunkGrid.unify(ChunkGrid.of(new long[] {2, 0, 2}), ChunkGrid.of(new long[] {1, 3}))
                        .shape())
                .isEqualTo(Shape.of(4));
    }

    @Test
    void numbersAndIndicesOfBlocksAreRowMajor() {
        ChunkGrid grid = ChunkGrid.of(new long[] {4, 4, 2}, new long[] {3, 5}, new long[] {7});
        assertThat(grid.numBlocks()).isEqualTo(6);
        assertThat(grid.blockIndex(3)).containsExactly(1, 1, 0);
        for (long number = 0; number < grid.numBlocks(); number++) {
            assertThat(grid.blockNumber(grid.blockIndex(number))).isEqualTo(number);
        }
        assertThat(grid.blockShape(2, 1, 0)).isEqualTo(Shape.of(2, 5, 7));
        assertThat(grid.blockStart(2, 1, 0)).containsExactly(8, 3, 0);
        assertThat(grid.maxBlockShape()).isEqualTo(Shape.of(4, 5, 7));
        assertThat(grid.maxBlockBytes(DType.FLOAT64)).isEqualTo(4 * 5 * 7 * 8);
        assertThat(grid.bytes(DType.INT8)).isEqualTo(560);
    }

    @Test
    void gridWithoutAxesHasOneBlock() {
        ChunkGrid grid = ChunkGrid.single(Shape.SCALAR);
        assertThat(grid.numBlocks()).isEqualTo(1);
        assertThat(grid.blockIndex(0)).isEmpty();
        assertThat(grid.blockShape()).isEqualTo(Shape.SCALAR);
        assertThat(grid).hasToString("()");
    }

    @Test
    void axesAreChangedInsertedRemovedAndReordered() {
        ChunkGrid grid = ChunkGrid.of(new long[] {4, 4, 2}, new long[] {3});
        assertThat(grid).hasToString("((4, 4, 2), (3,))");
        assertThat(grid.transpose(1, 0)).hasToString("((3,), (4, 4, 2))");
        assertThat(grid.withAxis(-1, ChunkLengths.of(1, 1))).hasToString("((4, 4, 2), (1, 1))");
        assertThat(grid.insertAxis(-1, ChunkLengths.of(1))).hasToString("((4, 4, 2), (3,), (1,))");
        assertThat(grid.removeAxis(0)).hasToString("((3,),)");
        assertThat(grid.transpose(1, 0).transpose(1, 0)).isEqualTo(grid).hasSameHashCodeAs(grid);
    }

    @Test
    void blocksThatDoNotExistAreRefused() {
        ChunkGrid grid = ChunkGrid.regular(Shape.of(10, 10), 5, 5);
        assertThatThrownBy(() -> grid.blockIndex(4))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("block 4 does not exist");
        assertThatThrownBy(() -> grid.blockShape(0, 2))
                .hasMessageContaining("block index (0, 2) does not exist; the grid has (2, 2)");
        assertThatThrownBy(() -> grid.blockShape(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ChunkGrid.regular(Shape.of(10), 5, 5)).isInstanceOf(ChunkMismatchException.class);
    }

    @Test
    void nullsAreNamed() {
        assertThatThrownBy(() -> ChunkGrid.of((ChunkLengths[]) null)).hasMessageContaining("axes is null");
        assertThatThrownBy(() -> ChunkGrid.of((java.util.List<ChunkLengths>) null))
                .hasMessageContaining("axes is null");
        assertThatThrownBy(() -> ChunkGrid.of((long[][]) null)).hasMessageContaining("axes is null");
        assertThatThrownBy(() -> ChunkGrid.of(new long[][] {null})).hasMessageContaining("lengths is null");
        assertThatThrownBy(() -> ChunkGrid.of(ChunkLengths.single(1), null))
                .hasMessageContaining("the chunks along an axis are null");
        assertThatThrownBy(() -> ChunkGrid.regular(null, 1)).hasMessageContaining("shape is null");
        assertThatThrownBy(() -> ChunkGrid.single(null)).hasMessageContaining("shape is null");
        assertThatThrownBy(() -> ChunkLengths.of((long[]) null)).hasMessageContaining("lengths is null");
        assertThatThrownBy(() -> ChunkLengths.concatenate(null)).hasMessageContaining("parts is null");
        assertThatThrownBy(() -> ChunkLengths.unknown(null, 1, 1)).hasMessageContaining("origin is null");
    }
}

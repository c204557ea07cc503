package io.bask.array.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import org.junit.jupiter.api.Test;

class AxisMapTest {
    @Test
    void broadcastingAlignsTheLastAxes() {
        AxisMap map = AxisMap.broadcast(1, 3);
        assertThat(map.axes()).containsExactly(AxisMap.NONE, AxisMap.NONE, 0);
        assertThat(map.isBroadcast()).isTrue();
        assertThat(map.isIdentity()).isFalse();
    }

    @Test
    void mapsCompose() {
        AxisMap turned = AxisMap.of(new int[] {1, 0}, 2);
        assertThat(turned.then(turned).isIdentity()).isTrue();
        assertThat(turned.then(AxisMap.broadcast(1, 2)).axes()).containsExactly(0, AxisMap.NONE);
        assertThat(turned.then(AxisMap.broadcast(1, 2)).isBroadcast()).isFalse();
    }

    @Test
    void aTransposedViewerSeesBlocksInTheirOwnOrder() {
        ChunkGrid viewed = ChunkGrid.regular(Shape.of(2, 3), 1, 1);
        ChunkGrid viewer = ChunkGrid.regular(Shape.of(3, 2), 1, 1);
        assertThat(AxisMap.of(new int[] {1, 0}, 2).blockNumbers(viewed, viewer)).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @Test
    void aStretchedAxisSeesItsOnlyBlock() {
        ChunkGrid row = ChunkGrid.regular(Shape.of(1, 4), 1, 2);
        ChunkGrid viewer = ChunkGrid.regular(Shape.of(3, 4), 1, 2);
        assertThat(AxisMap.broadcast(2, 2).blockNumbers(row, viewer)).containsExactly(0, 1, 0, 1, 0, 1);
    }
}

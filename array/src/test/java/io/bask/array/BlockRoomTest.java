package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.BlockRoom;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Arrays cut too fine are refused before memory is full, and stretched axes may be longer than one block. */
class BlockRoomTest {
    /** More blocks, of ten elements, than any heap of this test has room for. */
    private static final Array FINE = Array.arange(10 * (BlockRoom.MOST + 1), Chunks.of(10));

    @Test
    void moreBlocksThanTheHeapHasRoomForAreRefused() {
        List<ThrowingCallable> calls = List.of(
                () -> FINE.sum().compute(),
                () -> FINE.add(1).mean().compute(),
                () -> FINE.rechunk(Chunks.of(1_000_000)).sum().compute(),
                () -> FINE.get("5:").max().compute(),
                () -> FINE.reshape(-1, 2).sum().compute(),
                () -> FINE.flip(0).sum().compute(),
                () -> FINE.diff().sum().compute(),
                () -> FINE.repeat(3, 0).sum().compute(),
                () -> FINE.compress(FINE.gt(3)).sum().compute(),
                () -> Array.concatenate(0, FINE, Array.arange(5)).sum().compute(),
                () -> Array.zeros(FINE.shape(), Chunks.of(10)).sum().compute(),
                () -> Array.random(1).normal(FINE.shape(), Chunks.of(10)).sum().compute());
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" blocks are more than a heap of ")
                    .hasMessageContaining("up to ")
                    .hasMessageContaining("10")
                    .hasMessageContaining("use larger chunks, fewer elements, or a larger -Xmx");
        }
    }

    @Test
    void shapesFarTooLargeAreRefusedAtTheCall() {
        Array x = Array.arange(10);
        assertThatThrownBy(() -> x.resize(1L << 60)).hasMessageContaining("larger chunks, ");
        assertThatThrownBy(() -> x.pad(1L << 60, Pad.reflect())).hasMessageContaining("fewer elements");
        assertThatThrownBy(() -> x.pad(1L << 52, Pad.symmetricOdd())).hasMessageContaining("a mirrored pad of ");
        assertThatThrownBy(() -> x.pad(1L << 60, Pad.edge())).hasMessageContaining("can be numbered (2147483647)");
        assertThatThrownBy(() -> Array.linspace(0, 1, 1L << 62)).hasMessageContaining("fewer elements");
        assertThatThrownBy(() -> Array.trilIndices(1L << 29, 0, 1L << 29)).hasMessageContaining("fewer elements");
        Array ones = Array.ones(Shape.of(1L << 20), Chunks.of(1));
        assertThatThrownBy(() -> ones.kron(ones))
                .hasMessage("an array of shape (1048576, 1048576) would be cut into 1099511627776 blocks, more than can"
                        + " be numbered (2147483647); use larger chunks, or fewer elements");
    }

    @Test
    void fewBlocksOfOneCutTooFineAreFound() {
        assertThat(FINE.get("5:9").sum().compute().longAt()).isEqualTo(26);
    }

    @Test
    void axesStretchedBeyondAnIntAreReduced() {
        long length = (1L << 31) + 5;
        Array rows = Array.arange(1, 4).broadcastTo(Shape.of(length, 3));
        assertThat(rows.chunks().numBlocks()).isGreaterThan(1);
        assertThat(rows.sum(Reduce.axis(0)).compute().toLongArray()).containsExactly(length, 2 * length, 3 * length);
        assertThat(Array.scalar(1.0)
                        .broadcastTo(Shape.of(length))
                        .mean()
                        .compute()
                        .doubleAt())
                .isEqualTo(1);
    }

    @Test
    void axesStretchedTooFarCanBeSlicedOnly() {
        Array stretched = Array.arange(1, 2).broadcastTo(Shape.of(1L << 60));
        assertThat(stretched.get("5:8").compute().toLongArray()).containsExactly(1, 1, 1);
        assertThatThrownBy(() -> stretched.sum().compute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a block of 1152921504606846976 elements along axis 0 of shape (1152921504606846976,) is"
                        + " longer than 2147483647; rechunk that axis, or stretch less");
    }

    @Test
    void stretchedAxesThatFitStayWhole() {
        assertThat(Array.arange(3).broadcastTo(Shape.of(1 << 20, 3)).chunks().numBlocks())
                .isEqualTo(1);
    }
}

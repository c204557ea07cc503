package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class FromDelayedTest {
    @Test
    void blocksMakeTheArrayThatTheyWereTakenFrom() {
        Random random = Seeds.random();
        for (Shape shape : List.of(Shape.of(5, 7), Shape.of(0, 3), Shape.of(9), Shape.SCALAR, Shape.of(2, 3, 4))) {
            Array x = Array.arange(shape.size())
                    .reshape(shape.lengths())
                    .rechunk(Chunks.of(Recorded.cut(shape, random)))
                    .mul(3);
            Array again = Array.fromDelayed(x.toDelayed(), shape, Chunks.of(x.chunks()), x.dtype());
            assertThat(again.chunks()).isEqualTo(x.chunks());
            assertThat(again.compute().contentEquals(x.compute(), true)).isTrue();
            assertThat(again.add(x).sum().compute().contentEquals(x.mul(2).sum().compute(), true))
                    .isTrue();
        }
    }

    @Test
    void oneLazyArrayMakesOneBlock() {
        Array x = Array.arange(6L).reshape(2, 3);
        Array again = Array.fromDelayed(x, Shape.of(2, 3), DType.INT64);
        assertThat(again.numBlocks()).isEqualTo(1);
        assertThat(again.get("::-1, 1:").compute().toLongArray()).containsExactly(4, 5, 1, 2);
        assertThat(again.persist().compute().toLongArray()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void blocksThatAreNotAsAnnouncedAreRefused() {
        Array x = Array.arange(6L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.fromDelayed(x.toDelayed(), Shape.of(6), Chunks.of(2), DType.INT64))
                .withMessageContaining("1 lazy blocks were given for 3 chunks");
        assertThatThrownBy(() -> Array.fromDelayed(x, Shape.of(5), DType.INT64).compute())
                .hasRootCauseMessage("a block of an array came out as int64 of shape (6,), "
                        + "but int64 of shape (5,) was announced; make it so, or announce what it is");
        assertThatThrownBy(
                        () -> Array.fromDelayed(x, Shape.of(6), DType.FLOAT64).compute())
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}

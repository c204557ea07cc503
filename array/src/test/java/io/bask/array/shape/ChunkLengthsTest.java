package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChunkLengthsTest {
    @Test
    void agreesWithAPlainListOfLengths() {
        Random random = Seeds.random();
        for (int round = 0; round < 500; round++) {
            long[] lengths = randomLengths(random);
            ChunkLengths chunks = ChunkLengths.of(lengths);
            long start = 0;
            for (int chunk = 0; chunk < lengths.length; chunk++) {
                assertThat(chunks.start(chunk)).isEqualTo(start);
                assertThat(chunks.length(chunk)).isEqualTo(lengths[chunk]);
                for (long position = start; position < start + lengths[chunk]; position++) {
                    assertThat(chunks.chunkAt(position)).isEqualTo(chunk);
                }
                start += lengths[chunk];
            }
            assertThat(chunks.total()).isEqualTo(start);
            assertThat(chunks.count()).isEqualTo(lengths.length);
            assertThat(chunks.max()).isEqualTo(LongStream.of(lengths).max().orElseThrow());
            assertThat(chunks.lengths()).containsExactly(lengths);
        }
    }

    private static long[] randomLengths(Random random) {
        int count = random.nextInt(5) + 1;
        int kind = random.nextInt(3);
        long[] lengths = random.longs(count, kind == 0 ? 0 : 1, 5).toArray();
        if (kind == 2) {
            for (int i = 1; i < count - 1; i++) {
                lengths[i] = lengths[0];
            }
        }
        return lengths;
    }

    @Test
    void regularAndListedChunksAreEqual() {
        assertThat(ChunkLengths.regular(10, 4))
                .isEqualTo(ChunkLengths.of(4, 4, 2))
                .hasSameHashCodeAs(ChunkLengths.of(4, 4, 2));
        assertThat(ChunkLengths.regular(3, 100)).isEqualTo(ChunkLengths.of(3)).isEqualTo(ChunkLengths.single(3));
        assertThat(ChunkLengths.regular(0, 5)).isEqualTo(ChunkLengths.of(0));
        assertThat(ChunkLengths.of(4, 4, 5)).isNotEqualTo(ChunkLengths.of(4, 5, 4));
        assertThat(ChunkLengths.of(4, 4, 0).isRegular()).isFalse();
        assertThat(ChunkLengths.of(0, 0).count()).isEqualTo(2);
    }

    @Test
    void manyRegularChunksAreCheap() {
        ChunkLengths chunks = ChunkLengths.regular(3_000_000_001L, 1000);
        assertThat(chunks.count()).isEqualTo(3_000_001);
        assertThat(chunks.length(3_000_000)).isEqualTo(1);
        assertThat(chunks.chunkAt(2_999_999_999L)).isEqualTo(2_999_999);
        assertThat(chunks).hasToString("(1000, 1000, 1000, ..., 1000, 1000, 1)");
    }

    @Test
    void wrongLengthsAreRefusedWithTheirValues() {
        assertThatThrownBy(() -> ChunkLengths.of(3, -1, 2))
                .hasMessageContaining("chunk 1 has negative length -1 in (3, -1, 2)");
        assertThatThrownBy(ChunkLengths::of).hasMessageContaining("at least one chunk");
        assertThatThrownBy(() -> ChunkLengths.regular(5, 0))
                .hasMessageContaining("chunk size 0 cannot cut an axis of length 5");
        assertThatThrownBy(() -> ChunkLengths.regular(Long.MAX_VALUE, 1)).hasMessageContaining("use larger chunks");
        assertThatThrownBy(() -> ChunkLengths.of(2, 2).length(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ChunkLengths.of(2, 2).chunkAt(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}

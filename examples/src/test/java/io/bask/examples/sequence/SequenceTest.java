package io.bask.examples.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.Bask;
import io.bask.Results;
import io.bask.bag.Bag;
import io.bask.bag.Item;
import io.bask.config.Config;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceTest {
    private final Sequence sequence = Sequence.range(5, 2).times(2).plus(1).times(10);

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "1, 4", "5, 2", "12, 5"})
    void anyPartitionsHoldTheSameNumbers(long bound, int npartitions) {
        assertThat(Sequence.range(bound, npartitions).times(3).compute())
                .isEqualTo(LongStream.range(0, bound).map(x -> 3 * x).boxed().toList());
    }

    @Test
    void isComputedTogetherWithOtherCollections() {
        Item<Long> count = Bag.range(5, 2).count();
        Results results = Bask.compute(sequence, count);
        assertThat(results.get(sequence)).containsExactly(10L, 30L, 50L, 70L, 90L);
        assertThat(results.get(count)).isEqualTo(5);
    }

    @Test
    void isOptimisedByItsOwnRule() {
        assertThat(sequence.explain("simplify")).isEqualTo("20 * x + 10\n  range(5)\n");
        assertThat(Bask.job(List.of(sequence)).graph().size()).isEqualTo(2); // fused: one task a partition
        try (var plain = Config.with("optimize", false)) {
            assertThat(sequence.compute()).containsExactly(10L, 30L, 50L, 70L, 90L);
        }
    }

    @Test
    void sharesWhatTwoOfItHaveInCommon() {
        Sequence more = sequence.plus(1);
        try (var plain = Config.with("optimize", false)) {
            assertThat(Bask.visualize(List.of(sequence, more), false)
                            .dot()
                            .lines()
                            .filter(line -> line.contains("\"range\"")))
                    .hasSize(2);
        }
        assertThat(Bask.compute(List.of(sequence, more)).get(1)).isEqualTo(List.of(11L, 31L, 51L, 71L, 91L));
    }

    @Test
    void isPersistedAndDrawn() {
        Sequence inMemory = sequence.persist();
        assertThat(inMemory.explain("expression")).isEqualTo("held\n");
        assertThat(inMemory.plus(1).compute()).containsExactly(11L, 31L, 51L, 71L, 91L);
        assertThat(sequence.visualize().dot()).contains("affine").contains("range");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sequence.range(-1, 2))
                .withMessageContaining("-1 numbers in 2 partitions");
        assertThatIllegalArgumentException().isThrownBy(() -> Sequence.range(1, 0));
    }
}

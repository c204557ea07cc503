package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.bag.partition.Pair;
import io.bask.memory.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Persisted bags and items are there, and count. */
@Timeout(600)
class PersistedTest {
    @Test
    void countAgainstTheBudget() {
        Bag<double[]> blocks =
                Bag.range(20, 4).map(number -> new double[100_000]).persist();
        assertThat(MemoryBudget.shared().persisted().use().used()).isGreaterThanOrEqualTo(20 * 800_000);
        assertThat(blocks.map(block -> (long) block.length).reduce(Long::sum).compute())
                .isEqualTo(2_000_000L);
        assertThat(blocks.npartitions()).isEqualTo(4);
        assertThat(blocks.persist().count().compute()).isEqualTo(20L);
    }

    @Test
    void itemsTooAndNullOnes() {
        Item<Long> count = Bag.range(7, 2).count().persist();
        assertThat(count.compute()).isEqualTo(7L);
        assertThat(count.persist().map(number -> number + 1).compute()).isEqualTo(8L);
        assertThat(count.map(number -> (Object) null).persist().compute()).isNull();
    }

    @Test
    void keyedOnesStayKeyed() {
        KeyedBag<Long, Long> keyed = KeyedBag.of(Bag.range(9, 3).map(number -> new Pair<>(number % 2, number)))
                .persist();
        assertThat(keyed.count().compute()).isEqualTo(9L);
        assertThat(keyed.reduceByKey(Long::sum).compute())
                .containsExactlyInAnyOrder(new Pair<>(0L, 20L), new Pair<>(1L, 16L));
    }
}

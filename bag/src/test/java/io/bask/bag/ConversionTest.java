package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.delayed.Delayed;
import io.bask.delayed.DelayedFunction1;
import io.bask.delayed.DelayedFunction2;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bags and items to delayed values, and back. */
class ConversionTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final Bag<Integer> bag = Bag.of(List.of(1, 2, 3, 4, 5), 2).map(x -> x + 1);

    private static int counted(int x) {
        CALLS.incrementAndGet();
        return x;
    }

    @Test
    void bagsAndItemsAreArgumentsLikeOthers() {
        DelayedFunction2<List<Integer>, Map<Integer, Long>, String> show =
                Delayed.function((all, counts) -> all + " " + counts);
        assertThat(show.apply(bag, bag.map(x -> x % 2).frequencies()).compute())
                .isEqualTo("[2, 3, 4, 5, 6] {0=3, 1=2}");
    }

    @Test
    void partitionsAreDelayedListsAndComeBack() {
        List<Delayed<List<Integer>>> delayed = bag.toDelayed();
        assertThat(Bask.compute(delayed)).containsExactly(List.of(2, 3, 4), List.of(5, 6));
        DelayedFunction1<List<Integer>, List<Integer>> reversed = Delayed.function(list -> {
            List<Integer> copy = new java.util.ArrayList<>(list);
            java.util.Collections.reverse(copy);
            return copy;
        });
        Bag<Integer> back =
                Bag.fromDelayed(delayed.stream().map(reversed::apply).toList());
        assertThat(back.npartitions()).isEqualTo(2);
        assertThat(back.map(x -> x * 10).compute()).containsExactly(40, 30, 20, 60, 50);
    }

    @Test
    void partitionsComputedTogetherShareTheirWork() {
        CALLS.set(0);
        Bag<Integer> counted = bag.map(ConversionTest::counted);
        Bask.compute(counted.partitions().get(0), counted.partitions().get(1));
        assertThat(CALLS).hasValue(5);
    }

    @Test
    void itemsComeFromDelayedValuesAndBecomeThem() {
        Item<Integer> seven = Item.of(Delayed.value(7));
        assertThat(bag.mapWith(seven, (x, y) -> x * y).compute()).containsExactly(14, 21, 28, 35, 42);
        assertThat(bag.count().toDelayed().map(x -> x + 1).compute()).isEqualTo(6L);
    }
}

package io.bask.delayed;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.Results;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lazy objects of other kinds as arguments. */
class OtherCollectionsTest {
    private final DelayedFunction1<List<Integer>, Integer> sum = Delayed.function(Lesson::sum);
    private final DelayedFunction2<Integer, Integer, Integer> add = Delayed.function(Lesson::add);

    @BeforeEach
    void countFromZero() {
        Numbers.TASKS.set(0);
        Numbers.LOWERED.set(0);
    }

    @Test
    void otherCollectionIsHandedOverComputed() {
        assertThat(sum.apply(new Numbers("a", 5, 5)).compute()).isEqualTo(10);
    }

    @Test
    void otherCollectionsOfAKindAreLoweredTogether() {
        Numbers five = new Numbers("a", 5, 5);
        Numbers three = new Numbers("b", 3, 3);
        assertThat(add.apply(sum.apply(five), sum.apply(three)).compute()).isEqualTo(13);
        assertThat(Numbers.LOWERED).hasValue(1);
    }

    @Test
    void otherCollectionReadByManyCallsIsComputedOnce() {
        Numbers five = new Numbers("a", 5, 5);
        Delayed<Integer> left = sum.apply(five);
        Delayed<Integer> right =
                Delayed.function((List<Integer> list) -> list.size()).apply(five);
        Results results = Bask.compute(left, right, five);
        assertThat(results.get(left)).isEqualTo(10);
        assertThat(results.get(right)).isEqualTo(5);
        assertThat(results.get(five)).hasSize(5);
        assertThat(Numbers.TASKS).hasValue(5);
    }

    @Test
    void otherCollectionInsideAListIsFound() {
        DelayedFunction1<List<?>, String> show = Delayed.function(list -> list.toString());
        assertThat(show.apply(List.of("x", new Numbers("a", 2, 2))).compute()).isEqualTo("[x, [0, 1]]");
    }

    @Test
    void sourceWithStaleMetadataIsLookedUpAnew() {
        Delayed<Integer> total = add.apply(sum.apply(new Numbers("a", 2, 4)), 100);
        assertThat(total.compute()).isEqualTo(106);
        assertThat(total.refreshed("another source")).isSameAs(total);
    }

    @Test
    void everyLazyObjectIsADelayedValueOnDemand() {
        Delayed<List<Integer>> five = Delayed.of(new Numbers("a", 5, 5));
        assertThat(five.map(List::size).compute()).isEqualTo(5);
        assertThat(Delayed.<List<Integer>>of(five)).isSameAs(five);
    }
}

package io.bask.delayed;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.memory.MemoryBudget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Persisted values are there, and count. */
@Timeout(600)
class PersistedTest {
    @Test
    void countAgainstTheBudget() {
        int length = 4_000_000;
        Delayed<double[]> numbers =
                Delayed.function(() -> new double[length]).apply().persist();
        assertThat(MemoryBudget.shared().persisted().use().used()).isGreaterThanOrEqualTo(8L * length);
        assertThat(numbers.map(array -> array.length).compute()).isEqualTo(length);
        assertThat(numbers.compute()).isSameAs(numbers.compute());
    }

    @Test
    void mayBeNullAndSayWhatTheyAre() {
        Delayed<Object> nothing = Delayed.function(() -> null).apply().persist();
        assertThat(nothing.compute()).isNull();
        assertThat(nothing).hasToString("Delayed(value null, in memory)");
        Delayed<Integer> two = Delayed.function(() -> 2).apply().persist();
        assertThat(two.map(n -> n + 1).compute()).isEqualTo(3);
        assertThat(two).hasToString("Delayed(value Integer, in memory)");
        assertThat(Delayed.list(List.of(two, two.persist())).compute()).containsExactly(2, 2);
    }
}

package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The number of a rank against a sort. */
class SelectionTest {
    @Test
    void findsWhatASortPutsThere() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = Seeds.random(seed);
            int size = 1 + random.nextInt(2000);
            int distinct = 1 + random.nextInt(seed % 3 == 0 ? 3 : 5000);
            double[] numbers = IntStream.range(0, size)
                    .mapToDouble(i -> random.nextInt(50) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(distinct) - 9)
                    .toArray();
            if (seed % 4 == 1) {
                Arrays.sort(numbers);
            }
            int from = random.nextInt(size);
            int to = from + 1 + random.nextInt(size - from);
            int place = from + random.nextInt(to - from);
            double[] sorted = numbers.clone();
            Arrays.sort(sorted, from, to);
            double[] moved = numbers.clone();
            assertThat(Selection.select(moved, from, to, place))
                    .as("seed %d", seed)
                    .isEqualTo(sorted[place]);
            assertThat(moved[place]).isEqualTo(sorted[place]);
            assertThat(Arrays.stream(moved, from, place).allMatch(number -> number <= sorted[place]))
                    .isTrue();
            assertThat(Arrays.stream(moved, place, to).allMatch(number -> number >= sorted[place]))
                    .isTrue();
            Arrays.sort(moved, from, to);
            assertThat(moved).isEqualTo(sorted);
        }
    }
}

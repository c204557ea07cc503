package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link RadixSort} against the sort of the JDK by comparison, both stable. */
class RadixSortTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 24, 25, 100, 2047, 2048, 5000};

    @Test
    void sortsNumbersOfAnyWidth() {
        Random random = new Random(7);
        for (int length : LENGTHS) {
            for (int bits = 1; bits <= Long.SIZE; bits++) {
                int width = bits;
                check(
                        random,
                        random.longs(length)
                                .map(value -> value >>> Long.SIZE - width)
                                .toArray());
            }
        }
    }

    @Test
    void sortsNumbersThatDifferOnlyInTheirLowBits() {
        Random random = new Random(8);
        for (int length : LENGTHS) {
            for (int low : new int[] {1, 4, 20, 31}) {
                long[] codes = random.longs(length)
                        .map(value -> value >>> Long.SIZE - low)
                        .toArray();
                check(
                        random,
                        Arrays.stream(codes)
                                .map(code -> code | 0xF000_0000_0000_0000L)
                                .toArray());
            }
        }
    }

    @Test
    void sortsFewDistinctNumbersStably() {
        Random random = new Random(9);
        for (int length : LENGTHS) {
            long[] some = random.longs(5).toArray();
            check(random, random.ints(length, 0, 5).mapToLong(i -> some[i]).toArray());
        }
    }

    @Test
    void sortsBitsOfDoubles() {
        Random random = new Random(10);
        check(
                random,
                random.doubles(5000, 0, 100).mapToLong(Double::doubleToLongBits).toArray());
        check(
                random,
                IntStream.range(0, 5000)
                        .mapToLong(i -> Double.doubleToLongBits(i * 0.001))
                        .toArray());
    }

    private static void check(Random random, long[] codes) {
        int[] order = IntStream.range(0, codes.length).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
        int[] before = order.clone();
        long all = Arrays.stream(codes).reduce(0, (a, b) -> a | b);
        int[] expected = Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparing(row -> codes[row], Long::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(RadixSort.sorted(order, codes, all)).isEqualTo(expected);
        assertThat(order).as("the order that was given").isEqualTo(before);
    }
}

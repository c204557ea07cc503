package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.partition.Pair;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reductions of numbers of any type, and of elements with orders of their own. */
@Timeout(600)
class NumbersAndOrderTest {
    private static <T> Bag<T> bag(List<T> elements) {
        return Bag.of(elements, 2);
    }

    @Test
    void bigNumbersNextToZeroAreTrue() {
        assertThat(bag(List.of(new BigDecimal("1e-400"))).any().compute()).isTrue();
        assertThat(bag(List.of(new BigDecimal("1e-400"), 1)).all().compute()).isTrue();
        assertThat(bag(List.of(new BigDecimal("0.00"), BigInteger.ZERO, 0, -0.0))
                        .any()
                        .compute())
                .isFalse();
    }

    @Test
    void neutralStatesAreComparedByValue() {
        Bag<Integer> numbers = bag(List.of(1, 2, 3, 4));
        assertThat(numbers.fold(
                                AtomicLong::new,
                                (sum, x) -> new AtomicLong(sum.get() + x),
                                (a, b) -> new AtomicLong(a.get() + b.get()))
                        .compute()
                        .get())
                .isEqualTo(10);
        Item<LongAdder> adder = numbers.fold(
                LongAdder::new,
                (sum, x) -> {
                    sum.add(x);
                    return sum;
                },
                (a, b) -> {
                    LongAdder both = new LongAdder();
                    both.add(a.sum() + b.sum());
                    return both;
                });
        assertThat(adder.compute().sum()).isEqualTo(10);
        assertThat(numbers.fold(
                                () -> new BigDecimal("1.0"),
                                (all, x) -> all.multiply(BigDecimal.valueOf(x)),
                                BigDecimal::multiply)
                        .compute())
                .isEqualByComparingTo("24");
        assertThatThrownBy(() -> numbers.fold(() -> new BigDecimal("2.0"), (all, x) -> all, BigDecimal::multiply))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("combine(2.0, 2.0) is 4.00");
        assertThatThrownBy(() -> numbers.fold(
                        () -> new AtomicLong(1), (all, x) -> all, (a, b) -> new AtomicLong(a.get() + b.get())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("combine(1, 1) is 2");
    }

    @Test
    void numbersOfDifferentTypesAreOrderedByValue() {
        BigInteger huge = BigInteger.TEN.pow(30);
        Bag<Object> mixed =
                bag(List.of(3L, 2.5, huge, new BigDecimal("-7.25"), 9, (short) 1, Long.MAX_VALUE, 9.3e18, 0.1f));
        assertThat(mixed.max().compute()).isEqualTo(huge);
        assertThat(mixed.min().compute()).isEqualTo(new BigDecimal("-7.25"));
        assertThat(mixed.topK(3).compute()).containsExactly(huge, 9.3e18, Long.MAX_VALUE);
        assertThat(bag(List.<Object>of(1L, Double.POSITIVE_INFINITY, huge))
                        .max()
                        .compute())
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(bag(List.<Object>of(1, 1.0, 1L)).max().compute()).isEqualTo(1);
        assertThat(bag(List.<Object>of(1L << 53, Math.nextUp(0x1p53), (1L << 53) + 1))
                        .max()
                        .compute())
                .isEqualTo(Math.nextUp(0x1p53));
        assertThatThrownBy(() -> bag(List.<Object>of(1, "a")).max().compute()).hasMessageContaining("have no order");
    }

    @Test
    void meansAndSumsMayPassALongOnTheWay() {
        long most = Long.MAX_VALUE;
        assertThat(bag(List.of(most, most, most)).mean().compute()).isEqualTo((double) most);
        assertThat(bag(List.of(most, 5L, -most, -6L)).sum().compute()).isEqualTo(-1L);
        assertThat(bag(List.of(most, most, -most, -most, 7L)).sum().compute()).isEqualTo(7L);
        assertThat(bag(List.of(Long.MIN_VALUE, Long.MIN_VALUE, most, most))
                        .sum()
                        .compute())
                .isEqualTo(-2L);
        assertThat(bag(List.<Number>of(most, most, 0.5)).sum().compute()).isEqualTo(2.0 * most);
        assertThat(bag(List.<Number>of(most, most, BigInteger.ONE)).sum().compute())
                .isEqualTo(BigInteger.valueOf(most).shiftLeft(1).add(BigInteger.ONE));
        assertThatThrownBy(() -> bag(List.of(most, 1L)).sum().compute())
                .hasMessageContaining("9223372036854775808, which no long can hold");
    }

    private record Picky(int x) implements Comparable<Picky>, Serializable {
        @Override
        public int compareTo(Picky other) {
            Object found = x == 3 ? "three" : other.x;
            return Integer.compare(x, (Integer) found);
        }
    }

    private record Touchy(int x) implements Serializable {
        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("do not touch");
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void exceptionsOfCompareToArePassedOn() {
        Bag<Picky> picky = Bag.of(List.of(new Picky(1), new Picky(3), new Picky(2)), 1);
        for (Bag<?> top : List.of(picky.topK(1), picky.topK(3))) {
            assertThatThrownBy(top::compute)
                    .hasMessageContaining("topK failed on Picky[x=")
                    .hasMessageContaining("ClassCastException: class java.lang.String")
                    .hasMessageNotContaining("have no order");
        }
        assertThatThrownBy(() -> picky.max().compute())
                .hasMessageContaining("max failed on Picky[x=3] and Picky[x=1]: ClassCastException")
                .hasMessageNotContaining("have no order");
        assertThatThrownBy(() -> bag(Arrays.asList(1, null)).max().compute()).hasMessageContaining("have no order");
    }

    @Test
    void failingEqualsNamesTheOperation() {
        Bag<Touchy> touchy = Bag.of(List.of(new Touchy(1), new Touchy(2)), 1);
        assertThatThrownBy(() -> touchy.distinct().compute())
                .hasMessageContaining("distinct failed on Touchy[x=2]: IllegalStateException: do not touch");
        assertThatThrownBy(() -> touchy.frequencies().compute()).hasMessageContaining("frequencies failed on");
    }

    @Test
    void productsOfTooManyPartitionsAreRefused() {
        Bag<Long> many = Bag.range(100_000, 100_000);
        assertThatThrownBy(() -> many.product(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100000 and 100000 partitions has 10000000000")
                .hasMessageContaining("repartition");
    }

    @Test
    void largeElementsAreShownByTheirBeginning() {
        List<Integer> large = Collections.nCopies(2_000_000, 7);
        for (Object element : List.of(large, Pair.of("key", large), Map.of("key", large), List.of(large, large))) {
            assertThatThrownBy(() -> Bag.of(List.of(element), 1)
                            .map(x -> Integer.parseInt("no"))
                            .compute())
                    .hasMessageContaining("7, 7, 7, ")
                    .hasMessageContaining("(2000000 elements)")
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(600));
        }
        assertThatThrownBy(() -> Bag.of(List.of(List.of(1, "a")), 1)
                        .map(x -> Integer.parseInt("no"))
                        .compute())
                .hasMessageContaining("failed on [1, a]: NumberFormat");
    }
}

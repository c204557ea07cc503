package io.bask.bag.kernel;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A sum of numbers of any type: whole ones are added exactly, floating-point ones in double precision, big ones as big
 * decimals; and how many there were.
 */
final class NumberSum implements Serializable {
    private static final long serialVersionUID = 1L;

    private long count;
    private long whole;
    private double floating;
    private boolean anyFloating;
    private BigDecimal big = BigDecimal.ZERO;
    private boolean anyBigInteger;
    private boolean anyBigDecimal;

    void add(@Nullable Object element, String operation) {
        count++;
        if (element instanceof Integer
                || element instanceof Long
                || element instanceof Short
                || element instanceof Byte) {
            addWhole(((Number) element).longValue());
        } else if (element instanceof Double || element instanceof Float) {
            floating += ((Number) element).doubleValue();
            anyFloating = true;
        } else if (element instanceof BigInteger number) {
            big = big.add(new BigDecimal(number));
            anyBigInteger = true;
        } else if (element instanceof BigDecimal number) {
            big = big.add(number);
            anyBigDecimal = true;
        } else if (element instanceof Boolean truth) {
            addWhole(truth ? 1 : 0);
        } else {
            throw new IllegalArgumentException(
                    "%s needs numbers; an element is %s; map it to a number first, filter it out, or use reduce(...)"
                            .formatted(operation, Failure.typed(element)));
        }
    }

    void add(NumberSum other) {
        count += other.count;
        addWhole(other.whole);
        floating += other.floating;
        anyFloating |= other.anyFloating;
        big = big.add(other.big);
        anyBigInteger |= other.anyBigInteger;
        anyBigDecimal |= other.anyBigDecimal;
    }

    private void addWhole(long number) {
        long sum = whole + number;
        if (((whole ^ sum) & (number ^ sum)) < 0) {
            throw new ArithmeticException(
                    "the sum of whole numbers passes %d + %d, which no long can hold; map the elements to double or BigInteger first"
                            .formatted(whole, number));
        }
        whole = sum;
    }

    /** Long, or Double where any number was floating-point, or BigInteger or BigDecimal where any was one. */
    Number total() {
        if (anyFloating) {
            return floating + whole + big.doubleValue();
        }
        if (anyBigDecimal) {
            return big.add(BigDecimal.valueOf(whole));
        }
        if (anyBigInteger) {
            return big.toBigIntegerExact().add(BigInteger.valueOf(whole));
        }
        return whole;
    }

    long count() {
        return count;
    }
}

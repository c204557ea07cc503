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
    /** What whole numbers came to when their sum passed a long, to which {@link #whole} is added; null where it never did. */
    private @Nullable BigInteger beyond;

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
        if (other.beyond != null) {
            beyond = beyond == null ? other.beyond : beyond.add(other.beyond);
        }
        floating += other.floating;
        anyFloating |= other.anyFloating;
        big = big.add(other.big);
        anyBigInteger |= other.anyBigInteger;
        anyBigDecimal |= other.anyBigDecimal;
    }

    private void addWhole(long number) {
        long sum = whole + number;
        if (((whole ^ sum) & (number ^ sum)) < 0) {
            BigInteger passed = BigInteger.valueOf(whole).add(BigInteger.valueOf(number));
            beyond = beyond == null ? passed : beyond.add(passed);
            whole = 0;
        } else {
            whole = sum;
        }
    }

    private BigInteger wholes() {
        BigInteger rest = BigInteger.valueOf(whole);
        return beyond == null ? rest : beyond.add(rest);
    }

    /** Long, or Double where any number was floating-point, or BigInteger or BigDecimal where any was one. */
    Number total() {
        if (anyFloating) {
            return floating + wholes().doubleValue() + big.doubleValue();
        }
        if (anyBigDecimal) {
            return big.add(new BigDecimal(wholes()));
        }
        if (anyBigInteger) {
            return big.toBigIntegerExact().add(wholes());
        }
        if (wholes().bitLength() >= Long.SIZE) {
            throw new ArithmeticException(
                    "the sum of whole numbers is %s, which no long can hold; map the elements to double or BigInteger first"
                            .formatted(wholes()));
        }
        return wholes().longValue();
    }

    /** The sum by the number of elements; of whole numbers also where no long can hold their sum. */
    double mean() {
        boolean onlyWhole = !anyFloating && !anyBigDecimal && !anyBigInteger;
        return (onlyWhole ? wholes() : total()).doubleValue() / count;
    }

    long count() {
        return count;
    }
}

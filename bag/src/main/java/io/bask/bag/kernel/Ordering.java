package io.bask.bag.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The natural order of elements that the compiler does not know to have one; numbers of different types go by their values. */
final class Ordering {
    private Ordering() {}

    /**
     * How {@code left} compares with {@code right}.
     *
     * @param wayOut what to do about elements without an order
     */
    @SuppressWarnings("unchecked")
    static int compare(String operation, @Nullable Object left, @Nullable Object right, String wayOut) {
        if (left instanceof Number number
                && right instanceof Number other
                && number.getClass() != other.getClass()
                && isKnown(number)
                && isKnown(other)) {
            return compare(number, other);
        }
        try {
            return ((Comparable<Object>) Element.given(left)).compareTo(Element.given(right));
        } catch (RuntimeException | StackOverflowError thrown) {
            if (haveAnOrder(left, right, thrown)) {
                throw failure(operation, thrown, left, right);
            }
            throw failure(
                    operation,
                    new IllegalArgumentException(
                            "elements of type %s and %s have no order; map them to something comparable, or %s"
                                    .formatted(Failure.nameOf(left), Failure.nameOf(right), wayOut),
                            thrown),
                    left,
                    right);
        }
    }

    private static RuntimeException failure(
            String operation, Throwable thrown, @Nullable Object left, @Nullable Object right) {
        Exception failure = Failure.of(operation, thrown, left, right);
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    /** Whether it was the elements' own {@code compareTo} that failed. */
    private static boolean haveAnOrder(@Nullable Object left, @Nullable Object right, Throwable thrown) {
        if (!(left instanceof Comparable<?>)) {
            return false;
        }
        return right == null
                ? !(thrown instanceof NullPointerException)
                : left.getClass() == right.getClass() || !(thrown instanceof ClassCastException);
    }

    private static boolean isKnown(Number element) {
        return isWhole(element)
                || element instanceof Double
                || element instanceof Float
                || element instanceof BigDecimal
                || element instanceof BigInteger;
    }

    private static boolean isWhole(Number element) {
        return element instanceof Long
                || element instanceof Integer
                || element instanceof Short
                || element instanceof Byte;
    }

    private static int compare(Number left, Number right) {
        double first = left.doubleValue();
        double second = right.doubleValue();
        if (isWhole(left) && isWhole(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isOdd(left) || isOdd(right)) {
            return Double.compare(first, second);
        }
        int order = exact(left).compareTo(exact(right));
        return order != 0 ? order : Double.compare(first, second); // which tell -0.0 from 0
    }

    /** Infinities and NaN are no big decimals. */
    private static boolean isOdd(Number number) {
        return (number instanceof Double || number instanceof Float) && !Double.isFinite(number.doubleValue());
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return isWhole(number) ? BigDecimal.valueOf(number.longValue()) : new BigDecimal(number.doubleValue());
    }
}

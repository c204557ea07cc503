package io.bask.bag.kernel;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether any element, or each, is true; stops at the first element that decides.
 *
 * <p>False are {@code false}, null, zero, and texts, collections, maps, optionals and arrays without content; all else is
 * true.
 */
public enum TruthAccumulator implements Accumulator {
    /** Whether one element at least is true; false of no elements. */
    ANY("any"),
    /** Whether no element is false; true of no elements. */
    ALL("all");

    private final String operation;

    TruthAccumulator(String operation) {
        this.operation = operation;
    }

    @Override
    public Object start() {
        return this == ALL;
    }

    @Override
    public Object add(@Nullable Object state, @Nullable Object element) {
        return isFull(state) ? state == Boolean.TRUE : isTrue(element);
    }

    @Override
    public boolean isFull(@Nullable Object state) {
        return Boolean.valueOf(this == ANY).equals(state);
    }

    @Override
    public Object combine(@Nullable Object[] states) {
        for (Object state : states) {
            if (isFull(state)) {
                return this == ANY;
            }
        }
        return this == ALL;
    }

    @Override
    public @Nullable Object finish(@Nullable Object state) {
        return state;
    }

    private static boolean isTrue(@Nullable Object element) {
        if (element == null) {
            return false;
        }
        if (element instanceof Boolean truth) {
            return truth;
        }
        if (element instanceof Number number) {
            return !isZero(number);
        }
        if (element instanceof CharSequence text) {
            return text.length() > 0;
        }
        if (element instanceof Collection<?> collection) {
            return !collection.isEmpty();
        }
        if (element instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        if (element instanceof Optional<?> optional) {
            return optional.isPresent();
        }
        return !element.getClass().isArray() || Array.getLength(element) > 0;
    }

    /** Big numbers may be too small for a double without being zero. */
    private static boolean isZero(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.signum() == 0;
        }
        return number instanceof BigInteger integer ? integer.signum() == 0 : number.doubleValue() == 0;
    }

    @Override
    public String operation() {
        return operation;
    }
}

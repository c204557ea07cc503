package io.bask.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of memory a value takes.
 *
 * <p>Exact for {@link Sized} values, arrays of primitives and texts; what a registered function says for its class; an
 * estimate for collections and other objects, from a sample of what they refer to: never more than a few hundred objects
 * are looked at. Safe from any thread.
 */
public final class SizeOf {
    private static final Map<Class<?>, ToLongFunction<Object>> REGISTERED = new ConcurrentHashMap<>();
    private static final int SHORT_TEXT = 128;

    private SizeOf() {}

    /** Says for good how big values of exactly this class are. */
    public static <T> void register(Class<T> type, ToLongFunction<? super T> bytes) {
        REGISTERED.put(type, value -> bytes.applyAsLong(type.cast(value)));
    }

    /** Bytes of memory that a value takes; 0 for null. */
    public static long of(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Sized sized) {
            return sized.bytes();
        }
        ToLongFunction<Object> registered = REGISTERED.isEmpty() ? null : REGISTERED.get(value.getClass());
        if (registered != null) {
            return Math.max(0, registered.applyAsLong(value));
        }
        long shallow = Layout.ofLeaf(value);
        return shallow >= 0 ? shallow : new SampledSize().of(value);
    }

    /** Tells whether a value is so small, and of so common a kind, that nobody need count it. */
    public static boolean isNegligible(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        Class<?> type = value.getClass();
        return type == Long.class
                || type == Integer.class
                || type == Double.class
                || type == Boolean.class
                || (type == String.class && ((String) value).length() <= SHORT_TEXT)
                || type == Object.class;
    }

    /** Names the pieces of memory of any value. */
    static void pieces(Object value, Sized.Pieces pieces) {
        if (value instanceof Sized sized) {
            sized.pieces(pieces);
        } else {
            pieces.piece(value, of(value));
        }
    }
}

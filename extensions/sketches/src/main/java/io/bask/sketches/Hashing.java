package io.bask.sketches;

import io.bask.bag.partition.TypeName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.datasketches.hash.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits of a value: the same for equal ones, and different for others but for chance.
 *
 * <p>Numbers count by value, so that 1 as int and as long are the same. Records, lists, sets, maps and optionals are looked
 * into; of other objects nothing is known but {@code toString} where their class is one of Java's own, and {@code hashCode}.
 */
final class Hashing {
    private static final long SEED = 0x6261736BL;

    private Hashing() {}

    static long of(@Nullable Object value) {
        if (value == null) {
            return of(0, 0);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return of(1, ((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            return of(((Number) value).doubleValue());
        }
        if (value instanceof CharSequence text) {
            return of(2, text.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof Boolean truth) {
            return of(3, truth ? 1 : 0);
        }
        if (value instanceof Enum<?> constant) {
            return of(4, constant.name().getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof byte[] bytes) {
            return of(5, bytes);
        }
        return ofParts(value);
    }

    /** Whole numbers are the same as doubles; so are both zeros, and all that are not a number. */
    static long of(double value) {
        long whole = (long) value;
        return whole == value ? of(1, whole) : of(6, Double.doubleToLongBits(value));
    }

    static long of(long value) {
        return of(1, value);
    }

    private static long ofParts(Object value) {
        if (value instanceof Record record) {
            return ofRecord(record);
        }
        if (value instanceof List<?> list) {
            long hash = 7;
            for (Object element : list) {
                hash = of(hash, of(element));
            }
            return hash;
        }
        if (value instanceof Set<?> set) {
            long sum = 8;
            for (Object element : set) {
                sum += of(element);
            }
            return of(8, sum);
        }
        if (value instanceof Map<?, ?> map) {
            long sum = 9;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += of(of(entry.getKey()), of(entry.getValue()));
            }
            return of(9, sum);
        }
        if (value instanceof Optional<?> optional) {
            return of(10, of(optional.orElse(null)));
        }
        if (value instanceof Object[] array) {
            return of(11, ofParts(Arrays.asList(array)));
        }
        boolean isJavas = value.getClass().getName().startsWith("java.");
        return isJavas
                ? of(12, value.toString().getBytes(StandardCharsets.UTF_8))
                : of(value.getClass().getName().hashCode(), value.hashCode());
    }

    private static long ofRecord(Record record) {
        long hash = record.getClass().getName().hashCode();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!component.getAccessor().trySetAccessible()) {
                return of(13, record.hashCode());
            }
            try {
                hash = of(hash, of(component.getAccessor().invoke(record)));
            } catch (InvocationTargetException thrown) {
                throw new IllegalArgumentException(
                        "%s of %s fails: %s".formatted(component.getName(), TypeName.of(record), thrown.getCause()),
                        thrown.getCause());
            } catch (IllegalAccessException impossible) {
                throw new AssertionError("an accessor that was made accessible", impossible);
            }
        }
        return hash;
    }

    private static long of(long kind, long value) {
        return MurmurHash3.hash(new long[] {kind, value}, SEED)[0];
    }

    private static long of(long kind, byte[] bytes) {
        return bytes.length == 0 ? of(kind, 0) : MurmurHash3.hash(bytes, SEED + kind)[0];
    }
}

package io.bask.dataframe.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function of a list.
 *
 * @param op what is done
 * @param from a position, negative from the end; 0 where none is needed
 * @param to the position behind the last one; negative from the end
 * @param value what is looked for, or the separator; null where none is needed
 */
@SuppressWarnings("serial") // one of the boxes that columns hand out, all serializable
public record ListFunction(
        Op op, int from, int to, @Nullable Object value) implements OwnFunction {
    /** What is done with a list. */
    public enum Op {
        /** How many values there are in it. */
        LEN,
        /** The value at a position; missing where there is none. */
        GET,
        /** The values from a position to another. */
        SLICE,
        /** True where a value is in it. */
        CONTAINS,
        /** Its texts in one, with a separator between; missing where one of them is. */
        JOIN
    }

    /** Checks that the parts are there. */
    public ListFunction {
        Objects.requireNonNull(op, "op is null; say what is done with lists");
    }

    @Override
    public DType result(DType operand) {
        if (operand.kind() != DType.Kind.LIST) {
            throw new IllegalArgumentException(
                    "list.%s needs lists, not %s; str().splitToList(separator) makes lists of texts"
                            .formatted(op.name().toLowerCase(Locale.ROOT), operand));
        }
        if (op == Op.JOIN && !operand.item().isText()) {
            throw new IllegalArgumentException("list.join needs lists of texts, not " + operand);
        }
        return switch (op) {
            case LEN -> DType.INT64;
            case GET -> operand.item();
            case SLICE -> operand;
            case CONTAINS -> DType.BOOL;
            case JOIN -> DType.STRING;
        };
    }

    @Override
    public @Nullable Object value(@Nullable Object list) {
        if (list == null) {
            return null;
        }
        List<?> items = (List<?>) list;
        return switch (op) {
            case LEN -> items.size();
            case GET -> {
                int at = from < 0 ? items.size() + from : from;
                yield at >= 0 && at < items.size() ? items.get(at) : null;
            }
            case SLICE -> {
                int first = place(from, items.size());
                yield new ArrayList<>(items.subList(first, Math.max(first, place(to, items.size()))));
            }
            case CONTAINS -> items.stream().anyMatch(item -> isSame(item, value));
            case JOIN -> joined(items);
        };
    }

    private static int place(int position, int size) {
        return position < 0 ? Math.max(0, size + position) : Math.min(position, size);
    }

    private static boolean isSame(@Nullable Object item, @Nullable Object wanted) {
        if (item instanceof Number a
                && wanted instanceof Number b
                && !item.getClass().equals(wanted.getClass())) {
            double first = a.doubleValue();
            return first == b.doubleValue()
                    && (Double.isInfinite(first)
                            || new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0);
        }
        return Objects.deepEquals(item, wanted);
    }

    private @Nullable String joined(List<?> items) {
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            if (item == null) {
                return null;
            }
            texts.add(item.toString());
        }
        return String.join(String.valueOf(value), texts);
    }

    @Override
    public String identity() {
        return "list %s %d %d %s %s"
                .formatted(op, from, to, value == null ? "" : value.getClass().getName(), value);
    }

    /** For example {@code list get}. */
    @Override
    public String toString() {
        return "list " + op.name().toLowerCase(Locale.ROOT);
    }
}

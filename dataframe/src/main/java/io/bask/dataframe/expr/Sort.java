package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.SortKey;
import io.bask.expr.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of a table in order: over all partitions, stable, of about equal sizes also where many rows are equal.
 *
 * <p>With a limit only the first or the last rows in that order, as one partition. Rows keep their labels.
 */
public final class Sort extends Derived {
    /** No limit. */
    public static final int ALL = -1;

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<SortKey> keys;

    private final int limit;
    private final boolean last;

    /** The rows of the input by these keys, first key first; the first {@code limit} of them, or {@link #ALL}. */
    public Sort(FrameExpr input, List<SortKey> keys, int limit) {
        this(input, keys, limit, false);
    }

    /** The rows of the input by these keys, first key first; the first or the last {@code limit} of them, or {@link #ALL}. */
    public Sort(FrameExpr input, List<SortKey> keys, int limit, boolean last) {
        super(
                token(input, keys, limit, last),
                input.schema(),
                limit == ALL ? input.partitions() : 1,
                input.labels(),
                List.of(input));
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing to sort by; give at least one column of "
                    + input.schema().names());
        }
        if (limit < ALL) {
            throw new IllegalArgumentException(
                    "%d rows asked for; the number of rows must not be negative".formatted(limit));
        }
        for (SortKey key : keys) {
            DType dtype = input.schema().dtype(key.column());
            if (dtype.kind() == DType.Kind.LIST) {
                throw new IllegalArgumentException("column '%s' is %s, and lists have no order; sort by what is in them"
                        .formatted(key.column(), dtype));
            }
        }
        this.keys = List.copyOf(keys);
        this.limit = limit;
        this.last = last;
    }

    private static Token token(FrameExpr input, List<SortKey> keys, int limit, boolean last) {
        Token.Builder token =
                Token.of(last ? "sort-last" : "sort").with(input.token()).with((long) limit);
        keys.forEach(key -> token.with(key.column()).with(key.descending()).with(key.nullsFirst()));
        return token.build();
    }

    /** What rows are ordered by. */
    public List<SortKey> keys() {
        return keys;
    }

    /** How many rows at most, or {@link #ALL}. */
    public int limit() {
        return limit;
    }

    /** True where a limit means the last rows in the order, false where it means the first. */
    public boolean isLast() {
        return last;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        keys.forEach(key -> needed.add(key.column()));
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Sort(only(inputs), keys, limit, last);
    }

    @Override
    public String operation() {
        return "sort";
    }

    @Override
    public String describe() {
        return "sort by %s%s".formatted(keys, limit == ALL ? "" : (last ? ", last " : ", first ") + limit);
    }
}

package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table whose rows changed partitions so that equal keys lie together: by hash, rows of one partition in the order of
 * the input. Rows keep their labels only where these are keys.
 */
public final class Exchange extends Derived {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    /** The rows of the input in so many partitions, by the hash of these columns; missing keys lie together too. */
    public Exchange(FrameExpr input, List<String> keys, int partitions) {
        super(token(input, keys, partitions), input.schema(), partitions, input.labels(), List.of(input));
        keys.forEach(input.schema()::indexOf);
        if (partitions < 1) {
            throw new IllegalArgumentException("%d partitions asked for; give at least one".formatted(partitions));
        }
        this.keys = List.copyOf(keys);
    }

    private static Token token(FrameExpr input, List<String> keys, int partitions) {
        Token.Builder token = Token.of("exchange").with(input.token()).with((long) partitions);
        keys.forEach(token::with);
        return token.build();
    }

    /** The columns whose equal values lie together. */
    public List<String> keys() {
        return keys;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        needed.addAll(keys);
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Exchange(only(inputs), keys, partitions());
    }

    @Override
    public String operation() {
        return "exchange";
    }

    @Override
    public String describe() {
        return "exchange by %s, npartitions=%d".formatted(keys, partitions());
    }
}

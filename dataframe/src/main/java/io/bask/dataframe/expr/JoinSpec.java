package io.bask.dataframe.expr;

import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.List;

/**
 * How two tables are joined.
 *
 * @param kind which rows the result has
 * @param leftKeys columns of the left table compared with those of the right
 * @param rightKeys as many columns of the right table, of dtypes that compare
 * @param indicator name of a column that says where a row comes from; empty for none
 * @param uniqueness what is demanded of the keys
 * @param turned true when the user's left table stands on the right here
 * @param free true when the user left it open how the rows come together
 */
public record JoinSpec(
        JoinKind kind,
        List<String> leftKeys,
        List<String> rightKeys,
        String indicator,
        Uniqueness uniqueness,
        boolean turned,
        boolean free)
        implements Serializable {
    /** A join whose rows come together as it says. */
    public JoinSpec(
            JoinKind kind,
            List<String> leftKeys,
            List<String> rightKeys,
            String indicator,
            Uniqueness uniqueness,
            boolean turned) {
        this(kind, leftKeys, rightKeys, indicator, uniqueness, turned, false);
    }

    /** Copies the lists. */
    public JoinSpec {
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        if (leftKeys.size() != rightKeys.size()) {
            throw new IllegalArgumentException(
                    "a join compares as many left keys as right ones, not %s and %s".formatted(leftKeys, rightKeys));
        }
    }

    /** True when the sides can change places, and which pairs of several joins are made first: where order does not matter. */
    public boolean isMovable() {
        return free && kind == JoinKind.INNER && indicator.isEmpty() && uniqueness == Uniqueness.MANY_TO_MANY;
    }

    Token.Builder mix(Token.Builder token) {
        token.with(kind.name())
                .with(indicator)
                .with(uniqueness.name())
                .with(turned)
                .with(free)
                .with((long) leftKeys.size());
        leftKeys.forEach(token::with);
        rightKeys.forEach(token::with);
        return token;
    }
}

package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** A test for membership. */
public final class IsIn extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final ColumnExpr operand;

    @SuppressWarnings("serial") // an immutable list of expressions
    private final List<Literal> members;

    private IsIn(ColumnExpr operand, List<Literal> members) {
        super(token(operand, members));
        this.operand = operand;
        this.members = members;
    }

    /** A test for these plain values, of which null is left out. */
    static IsIn of(ColumnExpr operand, Collection<?> values) {
        return new IsIn(
                operand,
                values.stream()
                        .filter(Objects::nonNull)
                        .map(value -> new Literal(Literals.dtype(value), Literals.stored(value)))
                        .toList());
    }

    private static Token token(ColumnExpr operand, List<Literal> members) {
        Token.Builder token = Token.of("isin").with(operand.token()).with((long) members.size());
        members.forEach(member -> token.with(member.token()));
        return token.build();
    }

    List<Literal> members() {
        return members;
    }

    /** The values looked for, boxed as {@link Literal#value} has them. */
    public List<Object> values() {
        return members.stream()
                .map(member -> Objects.requireNonNull(member.value()))
                .toList();
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new IsIn(inputs.get(0), members);
    }

    @Override
    public String operation() {
        return "isin";
    }
}

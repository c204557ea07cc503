package io.bask.bag.expr;

import io.bask.expr.Token;
import io.bask.function.Function2;
import io.bask.function.MethodName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each element put together with all before it. */
public final class Scan extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;
    private final How how;
    private final Token use;

    /**
     * What is accumulated.
     *
     * @param function the accumulated value with one more element
     * @param hasInitial whether there is a value to start from
     * @param initial the value to start from, which is the first result
     */
    public record How(
            Function2<Object, Object, Object> function,
            boolean hasInitial,
            @Nullable Object initial) implements java.io.Serializable {}

    /** The accumulated values of {@code input}. */
    public Scan(BagExpr input, How how) {
        this(input, how, Token.unique());
    }

    private Scan(BagExpr input, How how, Token use) {
        super(Token.of("scan").with(input.token()).with(use).build(), input.npartitions());
        Given.function(how.function);
        this.input = input;
        this.how = how;
        this.use = use;
    }

    /** What is accumulated. */
    public How how() {
        return how;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Scan(inputs.get(0), how, use);
    }

    @Override
    public String operation() {
        return "accumulate";
    }

    @Override
    public String describe() {
        return "accumulate(%s)".formatted(MethodName.of(how.function));
    }
}

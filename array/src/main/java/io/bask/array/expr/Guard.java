package io.bask.array.expr;

import io.bask.expr.Token;
import java.util.List;

/** Whole numbers, as they are, that must lie in a range when they are computed. */
public final class Guard extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final long low;
    private final long high;
    private final String what;

    /**
     * {@code input}, whose elements must be at least {@code low} and less than {@code high}.
     *
     * @param what what the numbers are, for the error
     */
    public Guard(ArrayExpr input, long low, long high, String what) {
        super(
                Token.of("guard")
                        .with(input.token())
                        .with(low)
                        .with(high)
                        .with(what)
                        .build(),
                input.meta());
        this.input = input;
        this.low = low;
        this.high = high;
        this.what = what;
    }

    /** The numbers. */
    public ArrayExpr input() {
        return input;
    }

    /** The smallest that is allowed. */
    public long low() {
        return low;
    }

    /** The first that is too large. */
    public long high() {
        return high;
    }

    /** What the numbers are. */
    public String what() {
        return what;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Guard(only(inputs), low, high, what);
    }

    @Override
    public String operation() {
        return "guard";
    }
}

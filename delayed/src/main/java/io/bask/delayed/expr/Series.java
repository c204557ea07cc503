package io.bask.delayed.expr;

import io.bask.expr.CallSite;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** Up to a billion calls of one function, numbered from 0. They share a name, so that none needs one of its own. */
public final class Series implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 1 << 30;

    private final String name;
    private final Token token = Token.unique();
    private final AtomicInteger calls = new AtomicInteger();

    /** Of the first call: finding it for each would cost more than the call. */
    private final String site = CallSite.ofUser();

    /** Knows what the function is called, not the function: a series may live longer than what that holds. */
    Series(String name) {
        this.name = name;
    }

    /** What is called. */
    public String operation() {
        return name;
    }

    /** Where in the user's program the first of the calls was written. */
    public String site() {
        return site;
    }

    /** Name of the layer of tasks that the calls become. */
    public String layerName() {
        return name + "-" + token.hex();
    }

    /** Number of calls so far. */
    public int size() {
        return calls.get();
    }

    /** Racing threads may all find room for one more; a billion below the limit of ints, that does no harm. */
    boolean isUsedUp() {
        return calls.get() >= LONGEST;
    }

    int next() {
        return calls.getAndIncrement();
    }

    Token token(int call) {
        return Token.of("call").with(token).with(call).build();
    }
}

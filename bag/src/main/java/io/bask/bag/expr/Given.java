package io.bask.bag.expr;

import java.util.Objects;

/** Checks where a stage is written that there is a function, which otherwise only the computation would miss. */
final class Given {
    private Given() {}

    static <F> F function(F function) {
        return Objects.requireNonNull(function, "the function is null; give a lambda or a method reference");
    }
}

package io.bask.bag.partition;

import io.bask.function.MethodName;
import java.io.Serializable;

/** A function of Bask's own, which says itself what explanations and errors call it, e.g. {@code pluck(age)}. */
public interface Verb {
    /** The function and what matters of its parameters. */
    String verb();

    /** What to call a stage that applies a function, e.g. {@code map(inc)}, or what the function wants to be called. */
    static String of(String stage, Serializable function) {
        return function instanceof Verb own ? own.verb() : "%s(%s)".formatted(stage, MethodName.of(function));
    }
}

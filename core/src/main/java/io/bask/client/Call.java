package io.bask.client;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to do.
 *
 * @param function what the user gave, for its name
 * @param body the function with its arguments
 * @param actor the actor whose turn it needs; null for none
 * @param awaited tasks whose futures are among the arguments
 */
record Call<T>(
        Serializable function, Body<T> body, @Nullable Actor<?> actor, Task<?>... awaited) {
    static final Task<?>[] NONE = {};

    /** The same call of other inputs. */
    Call<T> reading(Task<?>... inputs) {
        return new Call<>(function, body, actor, inputs);
    }

    T apply() throws Exception {
        return body.apply(awaited);
    }

    /** A function whose result is made of nothing but the inputs' results, which count already. */
    @FunctionalInterface
    interface Gathered<T> extends Body<T> {}

    /** A function with its arguments, but for the results of the tasks that it waits for. */
    @FunctionalInterface
    interface Body<T> {
        T apply(Task<?>[] inputs) throws Exception;
    }
}

package io.bask.bag.kernel;

import io.bask.function.Function0;
import io.bask.function.Function2;
import io.bask.function.MethodName;
import org.jspecify.annotations.Nullable;

/**
 * Folds elements into states of another type.
 *
 * <p>Combining begins with an empty state, so that a function which changes its first argument changes no result of
 * another task.
 *
 * @param empty makes an empty state
 * @param add the state with one more element
 * @param combine one state made of two
 */
public record FoldAccumulator(
        Function0<Object> empty, Function2<Object, Object, Object> add, Function2<Object, Object, Object> combine)
        implements Accumulator {
    @Override
    public @Nullable Object start() throws Exception {
        return empty.apply();
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        try {
            return add.apply(Element.given(state), Element.given(element));
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, element);
        }
    }

    @Override
    public @Nullable Object combine(@Nullable Object[] states) throws Exception {
        Object result = empty.apply();
        for (Object state : states) {
            try {
                result = combine.apply(Element.given(result), Element.given(state));
            } catch (Throwable thrown) {
                throw Failure.of("fold's combining with " + MethodName.of(combine), thrown, result, state);
            }
        }
        return result;
    }

    @Override
    public @Nullable Object finish(@Nullable Object state) {
        return state;
    }

    @Override
    public String operation() {
        return "fold(%s)".formatted(MethodName.of(add));
    }
}

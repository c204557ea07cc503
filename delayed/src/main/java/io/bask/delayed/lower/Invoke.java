package io.bask.delayed.lower;

import io.bask.delayed.expr.Operation;
import io.bask.delayed.expr.Pattern;
import io.bask.graph.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function of the user.
 *
 * @param function what is called
 * @param arguments how its arguments come about; null where they are the task's inputs, in order
 */
record Invoke(Operation function, Pattern @Nullable [] arguments) implements Kernel {
    private static final java.util.regex.Pattern LAZY =
            java.util.regex.Pattern.compile("io\\.bask\\.[a-z.]+\\.[A-Z]\\w+ cannot be cast to");

    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        try {
            return function.apply(arguments(inputs));
        } catch (ClassCastException wrongType) {
            throw explained(wrongType);
        }
    }

    /** What became of an argument, where that is why it has another type than the function wants. */
    private static Exception explained(ClassCastException wrongType) {
        String message = String.valueOf(wrongType.getMessage());
        if (LAZY.matcher(message).find()) {
            return new IllegalArgumentException(
                    "a lazy object came to the function without being computed; they are found as arguments and in collections, maps and their entries, optionals, arrays and records, so hand it over in one of these: "
                            + message,
                    wrongType);
        }
        if (message.contains("java.util.Collections$Unmodifiable")) {
            return new IllegalArgumentException(
                    "an argument with lazy objects in it was put together anew of their results, as a list, set or map that cannot be changed since its class has no public constructor without arguments; declare the parameter as a List, Set, Map or Collection: "
                            + message,
                    wrongType);
        }
        return wrongType;
    }

    @Override
    public @Nullable Object[] arguments(@Nullable Object[] inputs) {
        if (arguments == null) {
            return inputs;
        }
        @Nullable Object[] filled = new Object[arguments.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = arguments[i].fill(inputs);
        }
        return filled;
    }

    @Override
    public String operation() {
        return function.name();
    }
}

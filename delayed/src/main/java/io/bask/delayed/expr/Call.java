package io.bask.delayed.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a function, some or all of whose arguments are results of other calls. */
public final class Call extends DelayedExpr {
    private static final long serialVersionUID = 1L;

    private final Operation function;
    private final Series series;
    private final int number;
    private final Pattern @Nullable [] arguments;
    private final boolean readsOthers;

    @SuppressWarnings("serial")
    private final List<DelayedExpr> inputs;

    private Call(
            Operation function, Series series, int number, Pattern @Nullable [] arguments, List<DelayedExpr> inputs) {
        super(series.token(number));
        this.function = function;
        this.series = series;
        this.number = number;
        this.arguments = arguments;
        this.inputs = inputs;
        this.readsOthers = anyReadsOthers(inputs);
    }

    /** A call whose arguments are the results of {@code inputs}, in order. */
    public static Call on(Operation operation, List<DelayedExpr> inputs) {
        Series series = operation.series();
        return new Call(operation, series, series.next(), null, inputs);
    }

    /**
     * A call whose arguments are put together from patterns.
     *
     * @param arguments one pattern an argument
     * @param inputs what the patterns' {@link Pattern.Input}s stand for
     */
    public static Call on(Operation operation, Pattern[] arguments, List<DelayedExpr> inputs) {
        Series series = operation.series();
        return new Call(operation, series, series.next(), arguments, inputs);
    }

    /** The same arguments given to a function of another name: a call of its own. */
    public Call named(String name) {
        Operation renamed = function.named(name);
        Series own = renamed.series();
        return new Call(renamed, own, own.next(), arguments, inputs);
    }

    /** What is called. */
    public Operation function() {
        return function;
    }

    /** The series of calls of one function that this one belongs to. */
    public Series series() {
        return series;
    }

    /** Its number in that series. */
    public int number() {
        return number;
    }

    /** How the arguments come about; null where they are the results of the inputs, in order. Shared, not to be changed. */
    public Pattern @Nullable [] sharedArguments() {
        return arguments;
    }

    @Override
    public boolean readsOthers() {
        return readsOthers;
    }

    @Override
    public List<DelayedExpr> inputs() {
        return inputs;
    }

    /** A further call: on other inputs, it is not the same one. */
    @Override
    public DelayedExpr withInputs(List<DelayedExpr> inputs) {
        Series current = function.series();
        return new Call(function, current, current.next(), arguments, List.copyOf(inputs));
    }

    @Override
    public String operation() {
        return function.name();
    }

    private static boolean anyReadsOthers(List<DelayedExpr> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).readsOthers()) {
                return true;
            }
        }
        return false;
    }
}

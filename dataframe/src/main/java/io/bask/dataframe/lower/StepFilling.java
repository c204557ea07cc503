package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.PeriodKernel;
import io.bask.dataframe.schema.Frequency;
import io.bask.function.Function1;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a table labelled by edges of a frequency a row for each step.
 *
 * @param frequency the frequency
 * @param fillers a value a column for steps that were not there, null for missing
 */
@SuppressWarnings("serial") // boxes, all serializable
public record StepFilling(Frequency frequency, List<@Nullable Object> fillers) implements Function1<Frame, Frame> {
    @Override
    public Frame apply(Frame frame) {
        return PeriodKernel.filled(frame, frequency, fillers);
    }
}

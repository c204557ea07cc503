package io.bask.dataframe;

import io.bask.dataframe.column.FrameTarget;
import io.bask.function.Given;

/** Where a table can go: files, databases, and whatever else there is a target for. Each of them computes. */
public sealed interface WriteMethods permits DataFrame {
    /**
     * Computes and writes the table to a target: how authors of formats write tables.
     *
     * <p>Partitions are written as they come, so the table may be larger than memory. When computing or writing fails, or the
     * calling thread is interrupted, the target takes back what was written.
     *
     * @return what the target answers, for example the files
     * @throws io.bask.schedule.TaskFailedException where computing or writing a partition failed
     */
    default <R> R writeTo(FrameTarget<R> target) {
        return Writing.run((DataFrame) this, Given.notNull(target, "target"));
    }
}

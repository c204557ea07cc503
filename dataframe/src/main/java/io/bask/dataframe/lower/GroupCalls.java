package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.kernel.RegroupKernel;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import java.util.List;

/**
 * What a user's function makes of each group of a partition that holds whole groups.
 *
 * @param keys the columns whose equal values make a group
 * @param dropNull true when rows with a missing key are in no group
 * @param function the user's
 * @param promised the schema of its results
 */
public record GroupCalls(List<String> keys, boolean dropNull, Function1<Frame, Frame> function, Schema promised)
        implements Function1<Frame, Frame> {
    @Override
    public Frame apply(Frame partition) throws Exception {
        return new RegroupKernel(partition, keys, dropNull).applied(partition, keys, function, promised);
    }
}

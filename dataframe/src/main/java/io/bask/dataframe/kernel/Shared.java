package io.bask.dataframe.kernel;

import io.bask.memory.Sized;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A value of several parts that share memory, as slices of one column do: what they share is counted once. */
public interface Shared extends Sized {
    @Override
    default long bytes() {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        long[] sum = new long[1];
        pieces((holder, bytes) -> sum[0] += seen.add(holder) ? bytes : 0);
        return sum[0];
    }

    @Override
    void pieces(Pieces pieces);
}

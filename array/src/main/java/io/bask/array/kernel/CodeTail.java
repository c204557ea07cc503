package io.bask.array.kernel;

import io.bask.array.kernel.emit.Emitter;
import io.bask.array.kernel.emit.Value;
import java.util.List;

/**
 * What becomes of a program's results: they are stored, or go into a reduction.
 *
 * <p>Equal tails must write equal code, because code is kept by them: implementations are enums or records.
 */
interface CodeTail {
    /** Stores each result as element {@code i} of an array of its own. */
    CodeTail STORE = new StoreResults();

    /**
     * Writes the code that uses the results.
     *
     * @param arraySlot the first array slot that is free
     * @param longSlot the first slot for whole-number scalars that is free
     */
    void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot);

    /** See {@link #STORE}. */
    record StoreResults() implements CodeTail {
        @Override
        public void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot) {
            for (int i = 0; i < results.size(); i++) {
                emitter.store(results.get(i), arraySlot + i);
            }
        }
    }
}

package io.bask.array.ufunc;

import io.bask.array.shape.DType;
import java.io.Serializable;
import java.util.List;

/**
 * The dtypes with which a {@link Ufunc} runs: its arguments are cast to {@code inputs}, its result has {@code output}.
 *
 * @param inputs one dtype for each argument
 * @param output the dtype of the result
 */
public record Signature(List<DType> inputs, DType output) implements Serializable {

    /** Copies the list. */
    public Signature {
        inputs = List.copyOf(inputs);
    }

    @Override
    public String toString() {
        return inputs + " -> " + output;
    }
}

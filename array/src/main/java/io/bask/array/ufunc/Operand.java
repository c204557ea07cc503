package io.bask.array.ufunc;

import io.bask.array.shape.DType;
import io.bask.array.shape.Weak;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Ufunc} must know of one argument to choose its dtypes: an array's dtype, or the kind of a plain scalar.
 *
 * @param dtype the dtype; for a plain scalar, the one it would have on its own
 * @param weak the scalar's kind, or null for an array
 */
public record Operand(DType dtype, @Nullable Weak weak) implements Serializable {

    /** An array, or a scalar that insists on its dtype. */
    public static Operand of(DType dtype) {
        return new Operand(dtype, null);
    }

    /** A plain scalar, which bends to the dtype of the arrays beside it. */
    public static Operand of(Weak weak) {
        return new Operand(weak.defaultDType(), weak);
    }
}

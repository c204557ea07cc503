package io.bask.array;

import io.bask.array.shape.Casting;
import io.bask.array.shape.DType;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The static methods of {@link Array} that multiply several arrays and add up. */
public abstract sealed class ArrayContraction permits ArrayChoice {
    ArrayContraction() {}

    /**
     * Sums of products, with a letter for each axis: {@code einsum("ij,jk->ik", a, b)} multiplies matrices, {@code
     * einsum("ii", a)} is a trace, {@code einsum("...ij->...ji", a)} transposes.
     *
     * <p>Axes with one letter are walked together; letters that the result does not have are added up. Without an arrow the
     * result has the letters that occur once, in alphabetical order. Three dots stand for axes without letters, which
     * stretch. Of several arrays those two are multiplied first whose product is the smallest beside them, and so on.
     *
     * @throws IllegalArgumentException if letters and arrays do not suit one another
     */
    public static Array einsum(String subscripts, Array... operands) {
        requireAll(subscripts, operands);
        return Einsum.of(subscripts, List.of(operands));
    }

    /**
     * {@link #einsum(String, Array...)} computed in a dtype: what NumPy's {@code dtype} and {@code casting} are for.
     *
     * @param dtype of the products and of the result; arrays are cast to it before they are multiplied
     * @param casting how much that may change them; NumPy takes SAFE unless told otherwise
     * @throws IllegalArgumentException if letters and arrays do not suit one another, or the rule forbids a cast
     */
    public static Array einsum(String subscripts, DType dtype, Casting casting, Array... operands) {
        requireAll(subscripts, operands);
        Given.notNull(dtype, "dtype");
        Given.notNull(casting, "casting");
        return Einsum.of(
                subscripts,
                Arrays.stream(operands).map(one -> one.astype(dtype, casting)).toList());
    }

    private static void requireAll(String subscripts, Array[] operands) {
        Objects.requireNonNull(subscripts, "einsum: the subscripts are null; give a text as \"ij,jk->ik\"");
        Objects.requireNonNull(operands, "einsum: the arrays are null");
        for (int i = 0; i < operands.length; i++) {
            Products.require("einsum", "array " + i, operands[i]);
        }
    }
}

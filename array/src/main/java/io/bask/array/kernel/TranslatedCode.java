package io.bask.array.kernel;

import io.bask.array.kernel.code.Code;
import java.util.List;

/**
 * A {@link Program}, with what becomes of its results, as {@link Code}.
 *
 * @param code the code; array slots below {@code leaves} are the program's leaves, the others its {@link CodeTail}'s
 * @param leaves number of leaves, scalar ones included
 * @param longs where its whole-number scalars come from; further slots are the tail's
 * @param doubles where its floating-point scalars come from
 */
record TranslatedCode(Code code, int leaves, List<Scalar> longs, List<Scalar> doubles) {
    TranslatedCode {
        longs = List.copyOf(longs);
        doubles = List.copyOf(doubles);
    }

    /**
     * Where a scalar comes from: a constant of the program, or the only element of a leaf.
     *
     * @param leaf number of the leaf, -1 for a constant
     * @param floating the constant, if of a floating-point kind
     * @param whole the constant, if of another kind
     * @param imaginary whether the imaginary part of the leaf's element is meant
     */
    record Scalar(int leaf, double floating, long whole, boolean imaginary) {}
}

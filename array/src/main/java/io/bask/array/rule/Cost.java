package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Creation;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.RandomFill;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to compute an element again, in units of roughly one read of an element from memory.
 *
 * <p>Added up over everything below a node down to what is kept anyway, shared nodes counted as often as they are
 * reached, and capped, so that it is a matter of one pass. Coarse on purpose: it only tells what is cheap.
 */
final class Cost {
    /** Up to this cost a value is computed again rather than written to memory and read back. */
    static final int CHEAP = 4;

    private static final int CAP = 1000;

    private final Map<ArrayExpr, Integer> costs = new HashMap<>();

    Cost(List<ArrayExpr> roots) {
        for (ArrayExpr node : Walk.postOrder(roots)) {
            costs.put(node, of(node));
        }
    }

    /** Whether computing the node a second time costs less than keeping it. */
    boolean isCheap(ArrayExpr node) {
        return costs.getOrDefault(node, CAP) <= CHEAP;
    }

    private int of(ArrayExpr node) {
        if (node instanceof Creation creation) {
            return creation(creation);
        }
        if (node instanceof Elementwise elementwise) {
            int cost = function(
                    elementwise.ufunc(), elementwise.signature().inputs().get(0));
            for (ArrayExpr input : elementwise.inputs()) {
                cost += costs.getOrDefault(input, CAP);
            }
            return Math.min(cost, CAP);
        }
        if (node instanceof BroadcastTo || node instanceof Transpose || isView(node)) {
            return costs.getOrDefault(node.inputs().get(0), CAP);
        }
        return 1;
    }

    private static boolean isView(ArrayExpr node) {
        return node instanceof SliceBasic slice && slice.takesAll();
    }

    private static int creation(Creation creation) {
        if (!creation.isFormula()) {
            return CAP;
        }
        if (creation instanceof RandomFill random) {
            return random.distribution() instanceof Distribution.Normal ? 3 * CHEAP : CHEAP / 2;
        }
        return 0;
    }

    private static int function(Ufunc ufunc, DType dtype) {
        int one = switch (ufunc) {
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    NEGATIVE,
                    POSITIVE,
                    ABSOLUTE,
                    SQUARE,
                    CAST,
                    WHERE,
                    MAXIMUM,
                    MINIMUM,
                    REAL,
                    IMAG,
                    CONJ,
                    ABS2 -> 1;
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_EQUAL,
                    GREATER,
                    GREATER_EQUAL,
                    LOGICAL_AND,
                    LOGICAL_OR,
                    LOGICAL_XOR,
                    LOGICAL_NOT,
                    BITWISE_AND,
                    BITWISE_OR,
                    BITWISE_XOR,
                    INVERT,
                    ISNAN,
                    ISINF,
                    ISFINITE -> 1;
            case DIVIDE, SQRT, CLIP -> CHEAP;
            default -> 4 * CHEAP;
        };
        return dtype.isComplex() ? 2 * one : one;
    }
}

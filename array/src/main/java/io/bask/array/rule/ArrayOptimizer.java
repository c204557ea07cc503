package io.bask.array.rule;

import io.bask.array.expr.ArrayExpr;
import io.bask.optimize.Invariant;
import io.bask.optimize.Optimizer;
import io.bask.optimize.Phase;
import java.util.List;
import java.util.Optional;

/**
 * The array module's phases, in order, and the rules of each.
 *
 * <p>To add a rule: write it in a file of its own, add it here, and test that it fires, that it stays away, and that it
 * changes no value.
 */
public final class ArrayOptimizer {
    /** Eliminations and pushdowns, to a fixed point. */
    public static final String SIMPLIFY = "simplify";

    /** Elementwise nodes become one; reductions take in what they reduce. */
    public static final String FUSE = "fuse";

    private static final Optimizer<ArrayExpr> STANDARD = new Optimizer<>(
            List.of(
                    new Phase.Local<>(
                            SIMPLIFY,
                            List.of(
                                    new DropNoOpRechunk(),
                                    new MergeRechunks(),
                                    new PushRechunkIntoCreation(),
                                    new MergeSlices(),
                                    new PushSliceIntoCreation(),
                                    new PushSliceThroughElementwise(),
                                    new PushSliceThroughTranspose(),
                                    new PushSliceThroughConcatenate(),
                                    new PushRechunkThroughTranspose(),
                                    new MergeTransposes(),
                                    new PushTransposeIntoCreation(),
                                    new PushTransposeThroughElementwise(),
                                    new FoldConstants(),
                                    new SquareInsteadOfPower())),
                    new Phase.Global<>(
                            FUSE,
                            List.of(
                                    new PushRechunkThroughElementwise(),
                                    new JoinMasks(),
                                    new FuseElementwise(),
                                    new FuseIntoReduction()))),
            keepsMetadata());

    private ArrayOptimizer() {}

    /** All phases. */
    public static Optimizer<ArrayExpr> standard() {
        return STANDARD;
    }

    /** Shape, chunks and dtype must stay. */
    static Invariant<ArrayExpr> keepsMetadata() {
        return (before, after) -> before.meta().equals(after.meta())
                ? Optional.empty()
                : Optional.of("shape, chunks and dtype were %s %s and became %s %s"
                        .formatted(before.chunks(), before.dtype(), after.chunks(), after.dtype()));
    }
}

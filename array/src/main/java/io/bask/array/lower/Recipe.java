package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AxisMap;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.kernel.Placement;
import io.bask.array.kernel.Program;
import io.bask.array.kernel.Tier;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all blocks of a body have in common.
 *
 * @param label what is computed, in words, for errors and drawings
 * @param program what is computed
 * @param views how the block looks at each input; null where all inputs are simply stretched
 * @param tier how the program is run
 * @param selects whether the program's second result says which elements of the first count
 * @param late where the shape of a block is read off, if it is not known before; else null
 */
record Recipe(
        String label,
        Program program,
        @Nullable List<AxisMap> views,
        Tier tier,
        boolean selects,
        @Nullable LateShape late)
        implements Serializable {
    private static final int LONGEST_LABEL = 60;

    static Recipe of(FusedBody body, List<ArrayExpr> inputs, ChunkGrid chunks) {
        return of(body, inputs, chunks, false);
    }

    static Recipe of(FusedBody body, List<ArrayExpr> inputs, ChunkGrid chunks, boolean selects) {
        requireInts(chunks);
        List<AxisMap> views = body.sources().stream()
                .filter(Source.Read.class::isInstance)
                .map(Source::view)
                .toList();
        return new Recipe(
                label(body),
                BodyPrograms.program(body, chunks.shape(), selects),
                views.stream().allMatch(AxisMap::isBroadcast) ? null : views,
                Tier.of(chunks.isKnown() ? chunks.shape().size() : Long.MAX_VALUE),
                selects,
                LateShape.of(body, inputs, chunks.shape()));
    }

    /** Loops count in ints; only a stretched axis, whose elements nobody holds, can be longer in one block. */
    private static void requireInts(ChunkGrid chunks) {
        for (int axis = 0; axis < chunks.ndim(); axis++) {
            if (chunks.axis(axis).isKnown() && chunks.axis(axis).max() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a block of %d elements along axis %d of shape %s is longer than %d; rechunk that axis, or stretch less"
                                .formatted(chunks.axis(axis).max(), axis, chunks.shape(), Integer.MAX_VALUE));
            }
        }
    }

    private static String label(FusedBody body) {
        String functions = body.toString();
        if (functions.length() > LONGEST_LABEL) {
            functions = functions.substring(0, functions.lastIndexOf(", ", LONGEST_LABEL)) + ", ...";
        }
        return body.steps().size() > 1 ? "fused(" + functions + ")" : functions;
    }

    /** The place of a block, with its shape known now that the inputs are there. */
    Placement place(Placement at, @Nullable Object[] results) {
        return late == null ? at : late.place(at, results);
    }

    List<NDArray> inputs(@Nullable Object[] results, Shape shape) {
        List<NDArray> inputs = new ArrayList<>(results.length);
        for (int i = 0; i < results.length; i++) {
            inputs.add(input(i, results[i], shape));
        }
        return inputs;
    }

    /** How a block looks at an input. */
    NDArray input(int number, @Nullable Object result, Shape shape) {
        NDArray block = (NDArray) Objects.requireNonNull(result);
        return views == null ? block : block.viewAlong(shape, views.get(number).axes());
    }
}

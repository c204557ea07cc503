package io.bask.array.expr;

import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Token;
import java.util.List;
import java.util.Optional;

/**
 * A reduction over all axes of those elements under which a mask is true, where they lie.
 *
 * <p>A selection is in row-major order, so it has to be cut in rows first; a reduction does not care for the order. There
 * are two forms: of an array and a mask, and of {@code where(mask, x, x)}, into which other functions can be fused.
 */
public final class SelectedReduce extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final List<ArrayExpr> inputs;
    private final ReduceSpec spec;

    private SelectedReduce(List<ArrayExpr> inputs, ReduceSpec spec) {
        super(
                spec.with(Token.of("selected reduce")).withAll(inputs).build(),
                new ArrayMeta(
                        spec.result(inputs.get(0).chunks()),
                        spec.kind().resultDType(inputs.get(0).dtype())));
        this.inputs = List.copyOf(inputs);
        this.spec = spec;
    }

    /** The reduction of a selection, if it takes single elements and the answer is one number. */
    static Optional<ArrayExpr> of(Compress selection, ReduceSpec spec) {
        boolean isFlat = selection.input().ndim() == 1 && selection.mask().ndim() == 1;
        if (!isFlat || spec.keepdims() || spec.axes().length != 1) {
            return Optional.empty();
        }
        ArrayExpr x = unflattened(selection.input(), true);
        ArrayExpr mask = unflattened(selection.mask(), true);
        if (!x.shape().equals(mask.shape())) {
            x = unflattened(selection.input(), false);
            mask = unflattened(selection.mask(), false);
        }
        if (!x.shape().isKnown() || !x.shape().equals(mask.shape())) {
            return Optional.empty();
        }
        Elementwise where = Elementwise.of(Ufunc.WHERE, List.of(mask, x, x));
        int[] all = ReduceSpec.axes(x.ndim());
        return Optional.of(new SelectedReduce(
                List.of(where.inputs().get(1), where.inputs().get(0)),
                new ReduceSpec(spec.kind(), all, false, spec.ddof(), spec.splitEvery())));
    }

    /** What was cut anew, and reshaped, keeping its row-major order. */
    private static ArrayExpr unflattened(ArrayExpr flat, boolean throughReshape) {
        ArrayExpr at = flat;
        while (true) {
            if (at instanceof Rechunk rechunk) {
                at = rechunk.input();
            } else if (throughReshape && at instanceof Reshape reshape) {
                at = reshape.input();
            } else {
                return at;
            }
        }
    }

    /** Whether this is of {@link #where}, not yet of an array and a mask. */
    public boolean isJoined() {
        return inputs.size() == 1;
    }

    /** The same of {@link #where}. */
    public SelectedReduce joined() {
        return new SelectedReduce(List.of(where()), spec);
    }

    /** The elements: a function whose last step is a {@code where} of the mask and twice the array. */
    public ArrayExpr where() {
        return isJoined()
                ? inputs.get(0)
                : Elementwise.of(Ufunc.WHERE, List.of(inputs.get(1), inputs.get(0), inputs.get(0)));
    }

    /** How they are reduced. */
    public ReduceSpec spec() {
        return spec;
    }

    /** The same in one node. */
    public FusedReduce fused() {
        ArrayExpr where = where();
        Fused body = where instanceof Elementwise alone ? Fused.of(alone) : (Fused) where;
        return FusedReduce.selecting(body.body(), body.chunks(), spec, body.inputs());
    }

    @Override
    public long taskCount() {
        return inputs.get(0).chunks().numBlocks()
                + spec.combineTasks(inputs.get(0).chunks());
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new SelectedReduce(newInputs, spec);
    }

    @Override
    public String operation() {
        return "selected-" + spec.kind().numpyName();
    }

    @Override
    String parameters() {
        return spec.toString();
    }
}

package io.bask.array.expr;

import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.UnknownLengthException;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** Arrays one after another along an axis; their blocks are the blocks of the result, no element moves. */
public final class Concatenate extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final List<ArrayExpr> inputs;
    private final int axis;

    private Concatenate(List<ArrayExpr> inputs, int axis) {
        super(Token.of("concatenate").with(axis).withAll(inputs).build(), meta(inputs, axis));
        this.inputs = List.copyOf(inputs);
        this.axis = axis;
    }

    /**
     * Arrays one after another, cast to their common dtype and cut alike along the other axes.
     *
     * @param axis along which; negative counts from the end
     * @throws IllegalArgumentException if there are none, or their shapes differ along another axis
     */
    public static ArrayExpr of(List<ArrayExpr> arrays, int axis) {
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("need at least one array to concatenate; got none");
        }
        if (arrays.get(0).ndim() == 0) {
            throw new IllegalArgumentException(
                    "arrays without axes cannot be concatenated; stack them, or give them an axis with expandDims(0)");
        }
        int along = Axis.normalize(axis, arrays.get(0).ndim());
        DType dtype = arrays.get(0).dtype();
        for (ArrayExpr array : arrays) {
            checkShape(arrays.get(0), array, along);
            dtype = DType.promote(dtype, array.dtype());
        }
        ChunkGrid common = common(arrays, along);
        List<ArrayExpr> aligned = new ArrayList<>(arrays.size());
        for (ArrayExpr array : arrays) {
            ChunkGrid grid = common.withAxis(along, array.chunks().axis(along));
            aligned.add(Rechunk.of(Elementwise.cast(array, dtype), grid));
        }
        return aligned.size() == 1 ? aligned.get(0) : new Concatenate(aligned, along);
    }

    private static void checkShape(ArrayExpr first, ArrayExpr other, int along) {
        boolean fits = first.ndim() == other.ndim();
        for (int axis = 0; fits && axis < first.ndim(); axis++) {
            fits = axis == along || first.shape().isAlike(axis, other.shape(), axis);
        }
        if (!fits) {
            boolean unsure = first.ndim() == other.ndim()
                    && first.shape().remove(along).canEqual(other.shape().remove(along));
            throw new IllegalArgumentException(
                    "cannot concatenate shapes %s and %s along axis %d, as all other lengths must be equal; %s"
                            .formatted(
                                    first.shape(),
                                    other.shape(),
                                    along,
                                    UnknownLengthException.wayOut(unsure, "cut or reshape one")));
        }
    }

    private static ChunkGrid common(List<ArrayExpr> arrays, int along) {
        return ChunkGrid.unify(arrays.stream()
                .map(array -> array.chunks().withAxis(along, ChunkLengths.single(1)))
                .distinct()
                .toArray(ChunkGrid[]::new));
    }

    private static ArrayMeta meta(List<ArrayExpr> inputs, int axis) {
        ChunkLengths joined = ChunkLengths.concatenate(
                inputs.stream().map(input -> input.chunks().axis(axis)).toList());
        ChunkGrid grid = inputs.get(0).chunks().withAxis(axis, joined);
        return new ArrayMeta(grid, inputs.get(0).dtype());
    }

    /** Along which axis. */
    public int axis() {
        return axis;
    }

    @Override
    public long taskCount() {
        return 0;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new Concatenate(newInputs, axis);
    }

    @Override
    public String operation() {
        return "concatenate";
    }

    @Override
    String parameters() {
        return "axis %d".formatted(axis);
    }
}

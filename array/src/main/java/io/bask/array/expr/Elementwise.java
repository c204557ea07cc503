package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Operand;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A function applied element by element, its arguments stretched to a common shape.
 *
 * <p>Arguments are cast to the dtypes of the {@link Signature}, and are cut alike: {@link #of} inserts a
 * {@link Rechunk} where an argument's chunks do not lie under the common ones.
 */
public final class Elementwise extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final Ufunc ufunc;
    private final Signature signature;
    private final List<ArrayExpr> inputs;

    private Elementwise(Ufunc ufunc, Signature signature, List<ArrayExpr> inputs, ChunkGrid chunks) {
        super(token(ufunc, signature, inputs), new ArrayMeta(chunks, signature.output()));
        this.ufunc = ufunc;
        this.signature = signature;
        this.inputs = List.copyOf(inputs);
    }

    private static Token token(Ufunc ufunc, Signature signature, List<ArrayExpr> inputs) {
        Token.Builder token = Token.of(ufunc.numpyName());
        signature.inputs().forEach(dtype -> token.with(dtype.ordinal()));
        return token.with(signature.output().ordinal()).withAll(inputs).build();
    }

    /**
     * {@code ufunc} of arrays.
     *
     * @throws io.bask.array.shape.BroadcastException if the shapes do not broadcast
     * @throws io.bask.array.ufunc.UnsupportedDTypeException if the function is not defined for the dtypes
     */
    public static Elementwise of(Ufunc ufunc, List<ArrayExpr> arguments) {
        return of(
                ufunc,
                ufunc.signature(
                        arguments.stream().map(a -> Operand.of(a.dtype())).toList()),
                arguments);
    }

    /** {@code ufunc} of arrays, run in the dtypes of a signature. */
    public static Elementwise of(Ufunc ufunc, Signature signature, List<ArrayExpr> arguments) {
        ChunkGrid widest = arguments.get(0).chunks();
        for (ArrayExpr argument : arguments) {
            widest = argument.ndim() > widest.ndim() ? argument.chunks() : widest;
        }
        if (areAligned(arguments, widest)) {
            return new Elementwise(ufunc, signature, arguments, widest);
        }
        ChunkGrid common =
                ChunkGrid.unify(arguments.stream().map(ArrayExpr::chunks).toArray(ChunkGrid[]::new));
        List<ArrayExpr> aligned = new ArrayList<>(arguments.size());
        for (ArrayExpr argument : arguments) {
            aligned.add(Rechunk.of(argument, argument.chunks().alignedTo(common)));
        }
        return new Elementwise(ufunc, signature, aligned, common);
    }

    /** Whether all arguments have one grid, or no axes: by far the most frequent case. */
    private static boolean areAligned(List<ArrayExpr> arguments, ChunkGrid grid) {
        for (ArrayExpr argument : arguments) {
            if (argument.ndim() != 0 && !argument.chunks().equals(grid)) {
                return false;
            }
        }
        return true;
    }

    /** {@code input} in another dtype. */
    public static ArrayExpr cast(ArrayExpr input, DType dtype) {
        if (input.dtype() == dtype) {
            return input;
        }
        Signature signature = new Signature(List.of(input.dtype()), dtype);
        return new Elementwise(Ufunc.CAST, signature, List.of(input), input.chunks());
    }

    /** The function. */
    public Ufunc ufunc() {
        return ufunc;
    }

    /** The dtypes that it runs in. */
    public Signature signature() {
        return signature;
    }

    /** How this array looks at an argument. */
    public AxisMap view(int argument) {
        return AxisMap.broadcast(inputs.get(argument).ndim(), ndim());
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new Elementwise(ufunc, signature, newInputs, chunks());
    }

    /** The same function of arguments that are cut alike, in a grid of its own. */
    public Elementwise with(List<ArrayExpr> newInputs, ChunkGrid chunks) {
        return new Elementwise(ufunc, signature, newInputs, chunks);
    }

    @Override
    public String operation() {
        return ufunc.numpyName();
    }
}

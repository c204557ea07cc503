package io.bask.array.expr;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Many elementwise functions as one: values computed one after another for each element of a block.
 *
 * <p>Values are numbered: first the sources, then the steps. The last one is the result.
 *
 * @param sources where values come from
 * @param steps functions of values with smaller numbers
 */
public record FusedBody(List<Source> sources, List<Step> steps) implements Serializable {
    /** Where a value comes from. */
    public sealed interface Source extends Serializable {
        /** How the result looks at the source. */
        AxisMap view();

        /** The type of the elements. */
        DType dtype();

        /** A block of an input. */
        record Read(int input, AxisMap view, DType dtype) implements Source {}

        /** Made on the spot, block by block, from parameters alone. */
        record Generate(Creation creation, AxisMap view) implements Source {
            @Override
            public DType dtype() {
                return creation.dtype();
            }
        }
    }

    /**
     * One function.
     *
     * @param ufunc which
     * @param signature the dtypes that it runs in; operands are cast to them
     * @param operands numbers of values
     */
    public record Step(Ufunc ufunc, Signature signature, List<Integer> operands) implements Serializable {
        public Step {
            operands = List.copyOf(operands);
        }
    }

    public FusedBody {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
    }

    /** A creation by itself. */
    public static FusedBody of(Creation creation) {
        AxisMap asIs = AxisMap.broadcast(creation.ndim(), creation.ndim());
        return new FusedBody(List.of(new Source.Generate(creation, asIs)), List.of());
    }

    /** The elements of one input as they are. */
    public static FusedBody of(DType dtype, int ndim) {
        return new FusedBody(List.of(new Source.Read(0, AxisMap.broadcast(ndim, ndim), dtype)), List.of());
    }

    /** Number of values. */
    public int size() {
        return sources.size() + steps.size();
    }

    /** The type of the result's elements. */
    public DType dtype() {
        return steps.isEmpty()
                ? sources.get(sources.size() - 1).dtype()
                : steps.get(steps.size() - 1).signature().output();
    }

    Token.Builder with(Token.Builder token) {
        for (Source source : sources) {
            token.with(source.view().axes());
            if (source instanceof Source.Read read) {
                token.with(read.input());
            } else {
                token.with(((Source.Generate) source).creation().token());
            }
        }
        for (Step step : steps) {
            token.with(step.ufunc().ordinal()).with(step.signature().output().ordinal());
            step.signature().inputs().forEach(dtype -> token.with(dtype.ordinal()));
            step.operands().forEach(operand -> token.with((long) operand));
        }
        return token;
    }

    /** The functions and how often each is applied, in the order of their first use; then what is generated. */
    @Override
    public String toString() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Source source : sources) {
            if (source instanceof Source.Generate generate
                    && generate.creation().ndim() > 0) {
                counts.merge(generate.creation().operation(), 1, Integer::sum);
            }
        }
        steps.forEach(step -> counts.merge(step.ufunc().numpyName(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((name, count) -> words.add(count == 1 ? name : count + " " + name));
        return String.join(", ", words);
    }
}

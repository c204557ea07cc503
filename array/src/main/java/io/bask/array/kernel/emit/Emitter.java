package io.bask.array.kernel.emit;

import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Kind;
import io.bask.array.kernel.code.Op;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.List;

/**
 * Writes functions and casts into a {@link CodeBuilder}.
 *
 * <p>Arguments must have the dtypes of one of the function's signatures. To add a function, add its lines to
 * {@link RealEmitter} and {@link ComplexEmitter}.
 */
public final class Emitter {
    private static final String TO_INT = "io/bask/array/kernel/math/RealMath.toInt";
    private static final String DRAWS = "io/bask/array/draw/Draws.";
    private static final String COUNTS = "io/bask/array/draw/Counts.";
    private static final String TO_LONG = "io/bask/array/kernel/math/RealMath.toLong";

    private final CodeBuilder code;
    private final RealEmitter reals;
    private final ComplexEmitter complexes;

    /** An emitter that writes into a builder. */
    public Emitter(CodeBuilder code) {
        this.code = code;
        this.reals = new RealEmitter(code);
        this.complexes = new ComplexEmitter(code, reals);
    }

    /** The builder written into. */
    public CodeBuilder code() {
        return code;
    }

    /** The result of a function, of the dtype that its signature gives. */
    public Value apply(Ufunc ufunc, DType output, List<Value> arguments) {
        if (ufunc == Ufunc.WHERE) {
            return select(arguments.get(0).re(), arguments.get(1), arguments.get(2));
        }
        if (ufunc == Ufunc.CAST) {
            return cast(arguments.get(0), output);
        }
        if (ufunc == Ufunc.COMPLEX) {
            return new Value(output, arguments.get(0).re(), arguments.get(1).re());
        }
        if (ufunc.isRandom()) {
            int[] nodes = arguments.stream().mapToInt(Value::re).toArray();
            return Value.real(output, code.call(Element.of(output).kind(), draw(ufunc), nodes));
        }
        if (arguments.get(0).dtype().isComplex() && ufunc != Ufunc.ROUND) {
            return complexes.apply(ufunc, output, arguments);
        }
        if (arguments.get(0).dtype().isComplex()) {
            return new Value(
                    output,
                    reals.apply(
                            ufunc,
                            output.realPart(),
                            arguments.get(0).re(),
                            arguments.get(1).re()),
                    reals.apply(
                            ufunc,
                            output.realPart(),
                            arguments.get(0).im(),
                            arguments.get(1).re()));
        }
        int[] nodes = arguments.stream().mapToInt(Value::re).toArray();
        return Value.real(output, reals.apply(ufunc, arguments.get(0).dtype(), nodes));
    }

    private static String draw(Ufunc ufunc) {
        return switch (ufunc) {
            case RANDOM_NORMAL -> "io/bask/array/kernel/math/RandomMath.normal";
            case RANDOM_UNIT -> DRAWS + "unit";
            case RANDOM_EXPONENTIAL -> DRAWS + "exponential";
            case RANDOM_GAMMA -> DRAWS + "gamma";
            case RANDOM_BETA -> DRAWS + "beta";
            case RANDOM_VONMISES -> DRAWS + "vonMises";
            case RANDOM_TRIANGULAR -> DRAWS + "triangular";
            case RANDOM_POISSON -> COUNTS + "poisson";
            case RANDOM_GEOMETRIC -> COUNTS + "geometric";
            case RANDOM_NEGATIVE_BINOMIAL -> COUNTS + "negativeBinomial";
            case RANDOM_ZIPF -> COUNTS + "zipf";
            case RANDOM_LOGSERIES -> COUNTS + "logSeries";
            case RANDOM_BINOMIAL -> COUNTS + "binomial";
            case RANDOM_HYPERGEOMETRIC -> COUNTS + "hypergeometric";
            case RANDOM_INTEGERS -> COUNTS + "integer";
            default -> throw RealEmitter.undefined(ufunc, "random bits");
        };
    }

    /** One of two numbers of the same dtype, by a BOOL node. */
    public Value select(int condition, Value a, Value b) {
        int re = code.select(condition, a.re(), b.re());
        return new Value(a.dtype(), re, a.dtype().isComplex() ? code.select(condition, a.im(), b.im()) : -1);
    }

    /** The number as another dtype, as {@code astype} changes it. */
    public Value cast(Value value, DType dtype) {
        DType from = value.dtype();
        if (from == dtype) {
            return value;
        }
        if (dtype.isBool()) {
            int truth = reals.truth(value.re());
            return Value.real(dtype, from.isComplex() ? code.binary(Op.OR, truth, reals.truth(value.im())) : truth);
        }
        if (dtype.isComplex()) {
            DType part = dtype.realPart();
            int re = castReal(value.re(), part);
            return new Value(
                    dtype, re, from.isComplex() ? castReal(value.im(), part) : code.literal(code.kind(re), 0.0));
        }
        return Value.real(dtype, castReal(value.re(), dtype));
    }

    private int castReal(int node, DType to) {
        Element element = Element.of(to);
        Kind from = code.kind(node);
        if (!from.isFloating() || element.kind().isFloating()) {
            return code.narrow(code.convert(node, element.kind()), element);
        }
        int wide = code.convert(node, Kind.DOUBLE);
        return to == DType.INT64
                ? code.call(Kind.LONG, TO_LONG, wide)
                : code.narrow(code.call(Kind.INT, TO_INT, wide), element);
    }

    /** A number known when the code is built. */
    public Value literal(DType dtype, double value) {
        Element element = Element.of(dtype);
        int node = element.kind().isFloating()
                ? code.literal(element.kind(), value)
                : code.literal(element.kind(), (long) value);
        return dtype.isComplex() ? new Value(dtype, node, code.literal(element.kind(), 0.0)) : Value.real(dtype, node);
    }

    /** Stores a number as element {@code i} of an array. */
    public void store(Value value, int slot) {
        code.store(value.re(), slot, Element.of(value.dtype()));
        if (value.dtype().isComplex()) {
            code.store(value.im(), slot, Element.imaginary(value.dtype()));
        }
    }

    /** Element {@code i} of an array. */
    public Value load(DType dtype, int slot) {
        int re = code.load(slot, Element.of(dtype));
        return new Value(dtype, re, dtype.isComplex() ? code.load(slot, Element.imaginary(dtype)) : -1);
    }
}

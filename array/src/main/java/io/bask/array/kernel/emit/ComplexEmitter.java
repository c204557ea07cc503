package io.bask.array.kernel.emit;

import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Kind;
import io.bask.array.kernel.code.Op;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.List;

/**
 * Functions of complex numbers, taken apart into functions of their parts.
 *
 * <p>Sums, products and quotients are computed in the width of the parts; the other functions in {@code double}.
 * Complex numbers are ordered by their real part, then by their imaginary part.
 */
final class ComplexEmitter {
    private static final String REAL = "io/bask/array/kernel/math/RealMath.";
    private static final String COMPLEX = "io/bask/array/kernel/math/ComplexMath.";
    private static final String INVERSE = "io/bask/array/kernel/math/ComplexInverse.";

    private final CodeBuilder code;
    private final RealEmitter reals;

    ComplexEmitter(CodeBuilder code, RealEmitter reals) {
        this.code = code;
        this.reals = reals;
    }

    Value apply(Ufunc ufunc, DType output, List<Value> x) {
        Value a = x.get(0);
        if (x.size() == 1) {
            return unary(ufunc, output, a);
        }
        if (ufunc == Ufunc.CLIP) {
            Value raised = binary(Ufunc.MAXIMUM, output, a, x.get(1));
            return binary(Ufunc.MINIMUM, output, raised, x.get(2));
        }
        return binary(ufunc, output, a, x.get(1));
    }

    private Value unary(Ufunc ufunc, DType output, Value a) {
        Kind kind = code.kind(a.re());
        return switch (ufunc) {
            case POSITIVE -> a;
            case NEGATIVE -> new Value(output, code.negate(a.re()), code.negate(a.im()));
            case CONJ -> new Value(output, a.re(), code.negate(a.im()));
            case REAL -> Value.real(output, a.re());
            case IMAG -> Value.real(output, a.im());
            case ABSOLUTE -> Value.real(output, reals.asDouble(REAL + "hypot", kind, a.re(), a.im()));
            case ABS2 ->
                Value.real(
                        output,
                        code.binary(Op.ADD, code.binary(Op.MUL, a.re(), a.re()), code.binary(Op.MUL, a.im(), a.im())));
            case ANGLE -> Value.real(output, reals.asDouble("java/lang/Math.atan2", kind, a.im(), a.re()));
            case SQUARE -> product(output, a, a);
            case RINT ->
                new Value(
                        output,
                        reals.apply(Ufunc.RINT, output.realPart(), a.re()),
                        reals.apply(Ufunc.RINT, output.realPart(), a.im()));
            case SIGN -> sign(output, a, kind);
            case SINC -> sinc(output, a, kind);
            case ISREAL -> Value.real(output, code.binary(Op.EQ, a.im(), code.literal(kind, 0.0)));
            case ISCOMPLEX -> Value.real(output, code.binary(Op.NE, a.im(), code.literal(kind, 0.0)));
            case ISNAN -> Value.real(output, code.binary(Op.OR, isNaN(a.re()), isNaN(a.im())));
            case ISINF -> Value.real(output, bothParts(Ufunc.ISINF, Op.OR, a));
            case ISFINITE -> Value.real(output, bothParts(Ufunc.ISFINITE, Op.AND, a));
            case LOGICAL_NOT -> Value.real(output, not(truth(a)));
            case ARCSIN, ARCCOS, ARCTAN, ARCSINH, ARCCOSH, ARCTANH ->
                parts(output, INVERSE + ufunc.numpyName(), a.re(), a.im());
            case SQRT, EXP, EXP2, EXPM1, LOG, LOG2, LOG10, LOG1P, SIN, COS, TAN, SINH, COSH, TANH, RECIPROCAL ->
                parts(output, COMPLEX + ufunc.numpyName(), a.re(), a.im());
            default -> throw RealEmitter.undefined(ufunc, a.dtype().numpyName());
        };
    }

    private Value binary(Ufunc ufunc, DType output, Value a, Value b) {
        return switch (ufunc) {
            case ADD -> new Value(output, code.binary(Op.ADD, a.re(), b.re()), code.binary(Op.ADD, a.im(), b.im()));
            case SUBTRACT ->
                new Value(output, code.binary(Op.SUB, a.re(), b.re()), code.binary(Op.SUB, a.im(), b.im()));
            case MULTIPLY -> product(output, a, b);
            case DIVIDE -> {
                Kind kind = code.kind(a.re());
                yield new Value(
                        output,
                        code.call(kind, COMPLEX + "divideRe", a.re(), a.im(), b.re(), b.im()),
                        code.call(kind, COMPLEX + "divideIm", a.re(), a.im(), b.re(), b.im()));
            }
            case POWER, FLOAT_POWER -> parts(output, INVERSE + "power", a.re(), a.im(), b.re(), b.im());
            case EQUAL -> Value.real(output, equal(a, b));
            case NOT_EQUAL -> Value.real(output, not(equal(a, b)));
            case LESS -> Value.real(output, ordered(Op.LT, Op.LT, a, b));
            case LESS_EQUAL -> Value.real(output, ordered(Op.LT, Op.LE, a, b));
            case GREATER -> Value.real(output, ordered(Op.GT, Op.GT, a, b));
            case GREATER_EQUAL -> Value.real(output, ordered(Op.GT, Op.GE, a, b));
            case LOGICAL_AND -> Value.real(output, code.binary(Op.AND, truth(a), truth(b)));
            case LOGICAL_OR -> Value.real(output, code.binary(Op.OR, truth(a), truth(b)));
            case LOGICAL_XOR -> Value.real(output, code.binary(Op.XOR, truth(a), truth(b)));
            case MAXIMUM -> choose(code.binary(Op.OR, ordered(Op.GT, Op.GE, a, b), isNaN(a)), a, b);
            case MINIMUM -> choose(code.binary(Op.OR, ordered(Op.LT, Op.LE, a, b), isNaN(a)), a, b);
            case FMAX -> choose(code.binary(Op.OR, ordered(Op.GT, Op.GE, a, b), isNaN(b)), a, b);
            case FMIN -> choose(code.binary(Op.OR, ordered(Op.LT, Op.LE, a, b), isNaN(b)), a, b);
            default -> throw RealEmitter.undefined(ufunc, a.dtype().numpyName());
        };
    }

    private Value product(DType output, Value a, Value b) {
        int re = code.binary(Op.SUB, code.binary(Op.MUL, a.re(), b.re()), code.binary(Op.MUL, a.im(), b.im()));
        int im = code.binary(Op.ADD, code.binary(Op.MUL, a.re(), b.im()), code.binary(Op.MUL, a.im(), b.re()));
        return new Value(output, re, im);
    }

    /** Calls the two methods of a function that give the parts of its result. */
    private Value parts(DType output, String target, int... x) {
        Kind kind = code.kind(x[0]);
        return new Value(output, reals.asDouble(target + "Re", kind, x), reals.asDouble(target + "Im", kind, x));
    }

    private Value choose(int condition, Value a, Value b) {
        return new Value(a.dtype(), code.select(condition, a.re(), b.re()), code.select(condition, a.im(), b.im()));
    }

    private Value sign(DType output, Value a, Kind kind) {
        int zero = code.literal(kind, 0.0);
        Value origin = new Value(a.dtype(), zero, zero);
        int otherwise = code.select(equal(a, origin), zero, code.literal(kind, Double.NaN));
        int negative = code.select(ordered(Op.LT, Op.LT, a, origin), code.literal(kind, -1.0), otherwise);
        int re = code.select(ordered(Op.GT, Op.GT, a, origin), code.literal(kind, 1.0), negative);
        return new Value(output, re, zero);
    }

    private Value sinc(DType output, Value a, Kind kind) {
        int zero = code.literal(kind, 0.0);
        Value origin = new Value(a.dtype(), zero, zero);
        Value near = choose(equal(a, origin), new Value(a.dtype(), code.literal(kind, 1e-20), zero), a);
        Value angle = product(output, new Value(output, code.literal(kind, pi(kind)), zero), near);
        return binary(Ufunc.DIVIDE, output, unary(Ufunc.SIN, output, angle), angle);
    }

    private static double pi(Kind kind) {
        return kind == Kind.FLOAT ? (float) Math.PI : Math.PI;
    }

    private int equal(Value a, Value b) {
        return code.binary(Op.AND, code.binary(Op.EQ, a.re(), b.re()), code.binary(Op.EQ, a.im(), b.im()));
    }

    /** By real part if these differ and nothing is NaN, else by imaginary part. */
    private int ordered(Op strict, Op lenient, Value a, Value b) {
        int byRe = code.binary(
                Op.AND, code.binary(strict, a.re(), b.re()), not(code.binary(Op.OR, isNaN(a.im()), isNaN(b.im()))));
        int byIm = code.binary(Op.AND, code.binary(Op.EQ, a.re(), b.re()), code.binary(lenient, a.im(), b.im()));
        return code.binary(Op.OR, byRe, byIm);
    }

    private int truth(Value a) {
        return code.binary(Op.OR, reals.truth(a.re()), reals.truth(a.im()));
    }

    private int not(int truth) {
        return code.binary(Op.XOR, truth, code.literal(Kind.BOOL, 1));
    }

    private int isNaN(int x) {
        return code.binary(Op.NE, x, x);
    }

    private int isNaN(Value a) {
        return code.binary(Op.OR, isNaN(a.re()), isNaN(a.im()));
    }

    private int bothParts(Ufunc ufunc, Op join, Value a) {
        DType part = a.dtype().realPart();
        return code.binary(join, reals.apply(ufunc, part, a.re()), reals.apply(ufunc, part, a.im()));
    }
}

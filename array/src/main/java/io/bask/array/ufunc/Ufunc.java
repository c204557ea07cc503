package io.bask.array.ufunc;

import io.bask.array.shape.DType;
import io.bask.array.shape.Weak;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The functions that work element by element, with NumPy's names, dtypes and values.
 *
 * <p>{@link #signature} says in which dtypes a function runs for given arguments. Values follow NumPy in every edge:
 * integers wrap around, whole numbers divided by zero give 0, {@code mod} takes the divisor's sign, {@code maximum}
 * hands on NaN, complex functions have the branch cuts of C99. Where versions of NumPy differ, values are those of 1.24
 * ({@code sign} of a complex number looks at its real part, {@code floor} of whole numbers is floating point), and the
 * treatment of plain scalars is that of NumPy 2.
 *
 * <p>To add a function: add its constant here, and its code in the package {@code kernel.emit}.
 */
public enum Ufunc {
    ADD("add", 2, DTypeRule.ANY),
    SUBTRACT("subtract", 2, DTypeRule.NUMBER),
    MULTIPLY("multiply", 2, DTypeRule.ANY),
    /** True division: whole numbers give float64. */
    DIVIDE("divide", 2, DTypeRule.QUOTIENT),
    FLOOR_DIVIDE("floor_divide", 2, DTypeRule.REAL_FROM_BOOL),
    /** The remainder with the sign of the divisor. */
    MOD("mod", 2, DTypeRule.REAL_FROM_BOOL),
    /** The remainder with the sign of the dividend. */
    FMOD("fmod", 2, DTypeRule.REAL_FROM_BOOL),
    /** Whole numbers to negative whole powers are an error. */
    POWER("power", 2, DTypeRule.NUMBER_FROM_BOOL),
    NEGATIVE("negative", 1, DTypeRule.NUMBER),
    POSITIVE("positive", 1, DTypeRule.NUMBER),
    /** The size of a number; of a complex one, its distance from 0. */
    ABSOLUTE("absolute", 1, DTypeRule.TO_REAL_PART),
    SIGN("sign", 1, DTypeRule.NUMBER),
    RECIPROCAL("reciprocal", 1, DTypeRule.NUMBER_FROM_BOOL),
    SQUARE("square", 1, DTypeRule.NUMBER_FROM_BOOL),
    SQRT("sqrt", 1, DTypeRule.INEXACT),
    CBRT("cbrt", 1, DTypeRule.FLOATING),
    EXP("exp", 1, DTypeRule.INEXACT),
    EXP2("exp2", 1, DTypeRule.INEXACT),
    EXPM1("expm1", 1, DTypeRule.INEXACT),
    LOG("log", 1, DTypeRule.INEXACT),
    LOG2("log2", 1, DTypeRule.INEXACT),
    LOG10("log10", 1, DTypeRule.INEXACT),
    LOG1P("log1p", 1, DTypeRule.INEXACT),
    SIN("sin", 1, DTypeRule.INEXACT),
    COS("cos", 1, DTypeRule.INEXACT),
    TAN("tan", 1, DTypeRule.INEXACT),
    ARCSIN("arcsin", 1, DTypeRule.INEXACT),
    ARCCOS("arccos", 1, DTypeRule.INEXACT),
    ARCTAN("arctan", 1, DTypeRule.INEXACT),
    ARCTAN2("arctan2", 2, DTypeRule.FLOATING),
    HYPOT("hypot", 2, DTypeRule.FLOATING),
    SINH("sinh", 1, DTypeRule.INEXACT),
    COSH("cosh", 1, DTypeRule.INEXACT),
    TANH("tanh", 1, DTypeRule.INEXACT),
    ARCSINH("arcsinh", 1, DTypeRule.INEXACT),
    ARCCOSH("arccosh", 1, DTypeRule.INEXACT),
    ARCTANH("arctanh", 1, DTypeRule.INEXACT),
    DEG2RAD("deg2rad", 1, DTypeRule.FLOATING),
    RAD2DEG("rad2deg", 1, DTypeRule.FLOATING),
    FLOOR("floor", 1, DTypeRule.FLOATING),
    CEIL("ceil", 1, DTypeRule.FLOATING),
    TRUNC("trunc", 1, DTypeRule.FLOATING),
    /** To the nearest whole number, halves to the even one. */
    RINT("rint", 1, DTypeRule.INEXACT),
    /** To a number of decimals, which may be negative; halves to the even digit. */
    ROUND("round", 2, DTypeRule.DECIMALS),
    /** The larger; NaN if either is NaN. */
    MAXIMUM("maximum", 2, DTypeRule.ANY),
    /** The smaller; NaN if either is NaN. */
    MINIMUM("minimum", 2, DTypeRule.ANY),
    /** The larger; NaN only if both are NaN. */
    FMAX("fmax", 2, DTypeRule.ANY),
    /** The smaller; NaN only if both are NaN. */
    FMIN("fmin", 2, DTypeRule.ANY),
    /** The first argument, kept between the second and the third. */
    CLIP("clip", 3, DTypeRule.ANY),
    EQUAL("equal", 2, DTypeRule.TO_BOOL),
    NOT_EQUAL("not_equal", 2, DTypeRule.TO_BOOL),
    LESS("less", 2, DTypeRule.TO_BOOL),
    LESS_EQUAL("less_equal", 2, DTypeRule.TO_BOOL),
    GREATER("greater", 2, DTypeRule.TO_BOOL),
    GREATER_EQUAL("greater_equal", 2, DTypeRule.TO_BOOL),
    LOGICAL_AND("logical_and", 2, DTypeRule.TO_BOOL),
    LOGICAL_OR("logical_or", 2, DTypeRule.TO_BOOL),
    LOGICAL_XOR("logical_xor", 2, DTypeRule.TO_BOOL),
    LOGICAL_NOT("logical_not", 1, DTypeRule.TO_BOOL),
    BITWISE_AND("bitwise_and", 2, DTypeRule.BITS),
    BITWISE_OR("bitwise_or", 2, DTypeRule.BITS),
    BITWISE_XOR("bitwise_xor", 2, DTypeRule.BITS),
    INVERT("invert", 1, DTypeRule.BITS),
    LEFT_SHIFT("left_shift", 2, DTypeRule.INTEGER_FROM_BOOL),
    RIGHT_SHIFT("right_shift", 2, DTypeRule.INTEGER_FROM_BOOL),
    ISNAN("isnan", 1, DTypeRule.TO_BOOL),
    ISINF("isinf", 1, DTypeRule.TO_BOOL),
    ISFINITE("isfinite", 1, DTypeRule.TO_BOOL),
    SIGNBIT("signbit", 1, DTypeRule.FLOATING_TO_BOOL),
    COPYSIGN("copysign", 2, DTypeRule.FLOATING),
    /** The size as floating point, also of whole numbers. */
    FABS("fabs", 1, DTypeRule.FLOATING),
    /** Whole numbers become float64, complex64 becomes complex128. */
    FLOAT_POWER("float_power", 2, DTypeRule.DOUBLE),
    /** log(exp(a) + exp(b)), without overflow in between. */
    LOGADDEXP("logaddexp", 2, DTypeRule.FLOATING),
    /** log2(2**a + 2**b), without overflow in between. */
    LOGADDEXP2("logaddexp2", 2, DTypeRule.FLOATING),
    /** 0 below zero, 1 above, the second argument at zero. */
    HEAVISIDE("heaviside", 2, DTypeRule.FLOATING),
    /** The next number from the first argument towards the second. */
    NEXTAFTER("nextafter", 2, DTypeRule.FLOATING),
    /** The distance to the next number away from zero. */
    SPACING("spacing", 1, DTypeRule.FLOATING),
    /** The first argument times two to the power of the second, a whole number. */
    LDEXP("ldexp", 2, DTypeRule.EXPONENT),
    GCD("gcd", 2, DTypeRule.INTEGER),
    LCM("lcm", 2, DTypeRule.INTEGER),
    /** The modified Bessel function of the first kind, of order 0. */
    I0("i0", 1, DTypeRule.REAL_QUOTIENT),
    /** sin(pi x) / (pi x), 1 at zero. */
    SINC("sinc", 1, DTypeRule.QUOTIENT),
    ISPOSINF("isposinf", 1, DTypeRule.REAL_TO_BOOL),
    ISNEGINF("isneginf", 1, DTypeRule.REAL_TO_BOOL),
    /** Whether the imaginary part is zero. */
    ISREAL("isreal", 1, DTypeRule.TO_BOOL),
    /** Whether the imaginary part is not zero. */
    ISCOMPLEX("iscomplex", 1, DTypeRule.TO_BOOL),
    /** The first answer of NumPy's {@code modf}, with the sign of the argument; the second one is {@link #TRUNC}. */
    MODF_FRACTION("modf[0]", 1, DTypeRule.FLOATING),
    /** The first answer of NumPy's {@code frexp}: 0, or in [0.5, 1) but for the sign. */
    FREXP_MANTISSA("frexp[0]", 1, DTypeRule.FLOATING),
    /** The second answer of NumPy's {@code frexp}: the power of two that goes with the mantissa. */
    FREXP_EXPONENT("frexp[1]", 1, DTypeRule.FLOATING_TO_INT32),
    /** The complex number with these parts. */
    COMPLEX("complex", 2, DTypeRule.TO_COMPLEX),
    REAL("real", 1, DTypeRule.TO_REAL_PART),
    IMAG("imag", 1, DTypeRule.TO_REAL_PART),
    CONJ("conj", 1, DTypeRule.NUMBER_FROM_BOOL),
    /** The angle of a complex number, in radians; 0 or pi for a real one. */
    ANGLE("angle", 1, DTypeRule.INEXACT_TO_REAL_PART),
    /** The second argument where the first is true, else the third. */
    WHERE("where", 3, DTypeRule.CHOICE),
    /** A change of dtype; the dtype is not found from the arguments but named by whoever casts. */
    CAST("astype", 1, DTypeRule.ANY),
    /** The square of {@link #ABSOLUTE}: what a comparison of sizes needs, without a square root. */
    ABS2("abs2", 1, DTypeRule.TO_REAL_PART),
    /** Of random bits, a number in (0, 1). As all functions of random bits, known to {@code Array.random} only. */
    RANDOM_UNIT("random.unit", 1, DTypeRule.DRAW),
    /** Of random bits, a number of the standard normal distribution. */
    RANDOM_NORMAL("random.normal", 1, DTypeRule.DRAW),
    /** Of random bits, a number of the exponential distribution with mean 1. */
    RANDOM_EXPONENTIAL("random.exponential", 1, DTypeRule.DRAW),
    /** Of random bits and a shape, a number of the gamma distribution with scale 1. */
    RANDOM_GAMMA("random.gamma", 2, DTypeRule.DRAW),
    RANDOM_BETA("random.beta", 3, DTypeRule.DRAW),
    RANDOM_VONMISES("random.vonmises", 3, DTypeRule.DRAW),
    RANDOM_TRIANGULAR("random.triangular", 4, DTypeRule.DRAW),
    RANDOM_POISSON("random.poisson", 2, DTypeRule.DRAW_COUNT),
    RANDOM_GEOMETRIC("random.geometric", 2, DTypeRule.DRAW_COUNT),
    RANDOM_NEGATIVE_BINOMIAL("random.negative_binomial", 3, DTypeRule.DRAW_COUNT),
    RANDOM_ZIPF("random.zipf", 2, DTypeRule.DRAW_COUNT),
    RANDOM_LOGSERIES("random.logseries", 2, DTypeRule.DRAW_COUNT),
    RANDOM_BINOMIAL("random.binomial", 3, DTypeRule.DRAW_OF_TRIALS),
    RANDOM_HYPERGEOMETRIC("random.hypergeometric", 4, DTypeRule.DRAW_OF_COUNTS),
    /** Of random bits and two bounds, a whole number from the first on and below the second. */
    RANDOM_INTEGERS("random.integers", 3, DTypeRule.DRAW_OF_COUNTS);

    private final String numpyName;
    private final int arity;
    private final DTypeRule rule;

    Ufunc(String numpyName, int arity, DTypeRule rule) {
        this.numpyName = numpyName;
        this.arity = arity;
        this.rule = rule;
    }

    /**
     * The function with a NumPy name; NumPy's second names, as {@code "true_divide"} and {@code "abs"}, are known.
     *
     * @throws IllegalArgumentException if there is no such function; the message lists those there are
     */
    public static Ufunc of(String numpyName) {
        String name = firstName(numpyName.strip().toLowerCase(Locale.ROOT));
        for (Ufunc ufunc : values()) {
            if (ufunc.numpyName.equals(name) && !ufunc.isRandom()) {
                return ufunc;
            }
        }
        throw new IllegalArgumentException("no function is called '%s'; there are %s"
                .formatted(
                        numpyName,
                        Arrays.stream(values())
                                .filter(ufunc -> !ufunc.isRandom())
                                .map(Ufunc::numpyName)
                                .collect(Collectors.joining(", "))));
    }

    private static String firstName(String name) {
        return switch (name) {
            case "true_divide" -> "divide";
            case "remainder" -> "mod";
            case "abs" -> "absolute";
            case "radians" -> "deg2rad";
            case "degrees" -> "rad2deg";
            case "conjugate" -> "conj";
            case "around" -> "round";
            case "bitwise_not" -> "invert";
            case "fix" -> "trunc";
            case "pow" -> "power";
            default -> name;
        };
    }

    /** The name that NumPy gives this function. */
    public String numpyName() {
        return numpyName;
    }

    /** Whether the function makes numbers of a distribution out of random bits, its first argument. */
    public boolean isRandom() {
        return rule.isDraw();
    }

    /** Number of arguments, 1 to 4. */
    public int arity() {
        return arity;
    }

    /** The dtypes in which this function runs for arrays of these dtypes. */
    public Signature signature(DType... operands) {
        return signature(Arrays.stream(operands).map(Operand::of).toList());
    }

    /**
     * The dtypes in which this function runs for these arguments.
     *
     * @throws IllegalArgumentException if their number is not {@link #arity()}
     * @throws UnsupportedDTypeException if the function is not defined for them
     */
    public Signature signature(List<Operand> operands) {
        if (operands.size() != arity) {
            throw new IllegalArgumentException("%s takes %d arguments but got %d; give exactly %d"
                    .formatted(numpyName, arity, operands.size(), arity));
        }
        DType common = common(deciding(operands));
        boolean refused = rule == DTypeRule.EXPONENT && operands.get(1).dtype().isInexact();
        Signature signature = refused ? null : rule.signature(common, arity);
        if (signature == null) {
            throw new UnsupportedDTypeException("%s is not defined for dtype %s (arguments %s); %s"
                    .formatted(
                            numpyName,
                            common,
                            operands.stream().map(o -> o.dtype().numpyName()).collect(Collectors.joining(", ")),
                            wayOut(common)));
        }
        return signature;
    }

    private List<Operand> deciding(List<Operand> operands) {
        return switch (rule) {
            case CHOICE -> operands.subList(1, 3);
            case DECIMALS, EXPONENT -> operands.subList(0, 1);
            default -> operands;
        };
    }

    /** The dtype in which all arguments meet; plain scalars give way to arrays. */
    private static DType common(List<Operand> operands) {
        @Nullable DType strong = null;
        @Nullable Weak weak = null;
        for (Operand operand : operands) {
            Weak scalar = operand.weak();
            if (scalar == null || scalar == Weak.BOOL) {
                strong = strong == null ? operand.dtype() : DType.promote(strong, operand.dtype());
            } else if (weak == null || weak.compareTo(scalar) < 0) {
                weak = scalar;
            }
        }
        if (strong == null) {
            return weak == null ? DType.BOOL : weak.defaultDType();
        }
        return weak == null ? strong : DType.promoteWeak(strong, weak);
    }

    private String wayOut(DType common) {
        if (this == LDEXP && !common.isComplex()) {
            return "its second argument must be a whole number; cast it with astype(INT64), or multiply by exp2 of it";
        }
        if (common.isBool()) {
            return this == SUBTRACT
                    ? "use logical_xor, or cast with astype(INT8) first"
                    : "use logical_not, or cast with astype(INT8) first";
        }
        return common.isComplex()
                ? "take real(...), imag(...) or absolute(...) first"
                : "cast to an integer dtype with astype(INT64) first";
    }

    @Override
    public String toString() {
        return numpyName;
    }
}

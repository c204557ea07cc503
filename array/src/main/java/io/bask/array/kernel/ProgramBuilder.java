package io.bask.array.kernel;

import io.bask.array.kernel.math.RandomMath;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Operand;
import io.bask.array.ufunc.Signature;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Builds a {@link Program}, instruction by instruction.
 *
 * <p>Every method returns the number of the new instruction, to be used as an operand. Asking twice for the same value
 * gives the same number; what no result needs is dropped in the end. A few functions of constants are replaced by
 * cheaper ones with the same values, see {@link Peephole}. Not for several threads.
 */
public final class ProgramBuilder {
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Integer> numbers = new HashMap<>();
    private final List<DType> inputs = new ArrayList<>();

    ProgramBuilder() {}

    /** All of a program, whose instructions keep their numbers, and what is added to it. */
    static ProgramBuilder continuing(Program program) {
        ProgramBuilder builder = new ProgramBuilder();
        builder.inputs.addAll(program.inputs());
        for (Instruction instruction : program.instructions()) {
            builder.numbers.putIfAbsent(instruction, builder.instructions.size());
            builder.instructions.add(instruction);
        }
        return builder;
    }

    /** The next input block. */
    public int input(DType dtype) {
        inputs.add(dtype);
        return add(new Instruction.Input(inputs.size() - 1, dtype));
    }

    /**
     * A number for all elements.
     *
     * @param value a Boolean, Number or {@link Complex}
     * @throws IllegalArgumentException if a whole number does not fit, or an imaginary part would be lost
     */
    public int constant(DType dtype, Object value) {
        return add(constantOf(dtype, value));
    }

    private static Instruction.Constant constantOf(DType dtype, Object value) {
        if (value instanceof Boolean flag) {
            return constantOf(dtype, flag ? 1L : 0L);
        }
        if (value instanceof Complex complex) {
            if (!dtype.isComplex()) {
                throw new IllegalArgumentException(
                        "%s cannot be a constant of dtype %s; use complex128, or real(...)".formatted(complex, dtype));
            }
            return new Instruction.Constant(dtype, 0, rounded(dtype, complex.re()), rounded(dtype, complex.im()));
        }
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("a constant of dtype %s cannot be %s (%s); use a number or a boolean"
                    .formatted(dtype, value, value.getClass().getSimpleName()));
        }
        if (dtype.isInexact()) {
            return new Instruction.Constant(dtype, 0, rounded(dtype, number.doubleValue()), 0);
        }
        if (number instanceof Double || number instanceof Float) {
            long whole = number.longValue();
            if (whole != number.doubleValue()) {
                throw new IllegalArgumentException(
                        "%s cannot be a constant of dtype %s without loss; use a whole number"
                                .formatted(number, dtype));
            }
            return constantOf(dtype, whole);
        }
        if (dtype.isBool()) {
            return new Instruction.Constant(dtype, number.longValue() != 0 ? 1 : 0, 0, 0);
        }
        dtype.requireFits(number.longValue());
        return new Instruction.Constant(dtype, number.longValue(), 0, 0);
    }

    private static double rounded(DType dtype, double value) {
        return dtype.realPart() == DType.FLOAT32 ? (float) value : value;
    }

    /** A whole number that follows from the element's index, int64. */
    public int index(Affine index) {
        return add(new Instruction.Index(DType.INT64, index));
    }

    /**
     * {@code start + i * step} as NumPy's {@code arange} computes it: in the result's own arithmetic.
     *
     * @param i the position in the sequence
     */
    public int arange(DType dtype, Number start, Number step, Affine i) {
        if (!dtype.isInexact()) {
            long first = constantOf(DType.INT64, start).whole();
            return cast(index(i.scaled(constantOf(DType.INT64, step).whole(), first)), dtype);
        }
        DType part = dtype.realPart();
        int position = cast(add(new Instruction.Index(DType.FLOAT64, i)), part);
        int scaled = apply(Ufunc.MULTIPLY, position, constant(part, step.doubleValue()));
        return cast(apply(Ufunc.ADD, scaled, constant(part, start.doubleValue())), dtype);
    }

    /**
     * Evenly spaced numbers as NumPy's {@code linspace} computes them.
     *
     * @param count how many numbers there are in all
     * @param endpoint whether the last one is exactly {@code stop}; else {@code stop} would be the next
     * @param i the position in the sequence
     */
    public int linspace(DType dtype, double start, double stop, long count, boolean endpoint, Affine i) {
        long parts = endpoint ? count - 1 : count;
        double step = parts > 0 ? (stop - start) / parts : Double.NaN;
        int position = add(new Instruction.Index(DType.FLOAT64, i));
        int scaled = step == 0
                ? apply(Ufunc.MULTIPLY, divideBy(position, parts), constant(DType.FLOAT64, stop - start))
                : apply(Ufunc.MULTIPLY, position, constant(DType.FLOAT64, parts > 0 ? step : stop - start));
        int value = apply(Ufunc.ADD, scaled, constant(DType.FLOAT64, start));
        if (endpoint && count > 1) {
            int isLast = apply(Ufunc.EQUAL, position, constant(DType.FLOAT64, (double) parts));
            value = apply(Ufunc.WHERE, isLast, constant(DType.FLOAT64, stop), value);
        }
        return cast(dtype.isInexact() ? value : apply(Ufunc.FLOOR, value), dtype);
    }

    private int divideBy(int position, long parts) {
        return apply(Ufunc.DIVIDE, position, constant(DType.FLOAT64, (double) parts));
    }

    /**
     * Uniform random numbers in {@code [low, high)}, float64 or float32.
     *
     * @param counter a different number for each element of the random array, as its flat index
     */
    public int uniform(DType dtype, long seed, double low, double high, Affine counter) {
        int unit = add(new Instruction.Draw(dtype, Instruction.Distribution.UNIFORM, counter(seed, counter), 0, 0));
        int scaled = high - low == 1 ? unit : apply(Ufunc.MULTIPLY, unit, constant(dtype, high - low));
        return low == 0 ? scaled : apply(Ufunc.ADD, scaled, constant(dtype, low));
    }

    /** Normal random numbers with a mean and a standard deviation, float64 or float32; counters as for uniform ones. */
    public int normal(DType dtype, long seed, double mean, double deviation, Affine counter) {
        Instruction.Distribution distribution = Instruction.Distribution.NORMAL;
        int standard = add(new Instruction.Draw(DType.FLOAT64, distribution, counter(seed, counter), 0, 0));
        int scaled = deviation == 1 ? standard : apply(Ufunc.MULTIPLY, standard, constant(DType.FLOAT64, deviation));
        int shifted = mean == 0 ? scaled : apply(Ufunc.ADD, scaled, constant(DType.FLOAT64, mean));
        return cast(shifted, dtype);
    }

    /**
     * Random whole numbers in {@code [low, high)}, all equally likely; counters as for uniform ones.
     *
     * @throws IllegalArgumentException if there is no such number
     */
    public int integers(DType dtype, long seed, long low, long high, Affine counter) {
        if (low >= high) {
            throw new IllegalArgumentException(
                    "there is no whole number n with %d <= n < %d; make high larger than low".formatted(low, high));
        }
        dtype.requireFits(low);
        dtype.requireFits(high - 1);
        Instruction.Distribution distribution = Instruction.Distribution.INTEGERS;
        int counters = counter(seed, counter);
        return cast(add(new Instruction.Draw(DType.INT64, distribution, counters, low, high - low)), dtype);
    }

    /** Random bits, 64 of them in an int64; counters as for uniform numbers. */
    public int bits(long seed, Affine counter) {
        return add(new Instruction.Draw(DType.INT64, Instruction.Distribution.INTEGERS, counter(seed, counter), 0, 0));
    }

    private int counter(long seed, Affine counter) {
        return index(counter.scaled(RandomMath.GOLDEN, RandomMath.start(seed)));
    }

    /**
     * A function of earlier values, which are cast to the dtypes of its signature.
     *
     * @throws io.bask.array.ufunc.UnsupportedDTypeException if it is not defined for their dtypes
     */
    public int apply(Ufunc ufunc, int... operands) {
        Signature signature = ufunc.signature(
                Arrays.stream(operands).mapToObj(o -> Operand.of(dtype(o))).toList());
        List<Integer> cast = new ArrayList<>();
        for (int i = 0; i < operands.length; i++) {
            cast.add(cast(operands[i], signature.inputs().get(i)));
        }
        OptionalInt replaced = Peephole.replace(this, ufunc, cast);
        return replaced.isPresent() ? replaced.getAsInt() : add(new Instruction.Apply(signature.output(), ufunc, cast));
    }

    /** A value as another dtype, as {@code astype} changes it. */
    public int cast(int value, DType dtype) {
        if (dtype(value) == dtype) {
            return value;
        }
        if (instruction(value) instanceof Instruction.Constant constant
                && !constant.dtype().isComplex()) {
            boolean exact = dtype.isInexact() || !constant.dtype().isInexact();
            if (exact && !dtype.isBool() && fits(constant, dtype)) {
                return constant(
                        dtype, constant.dtype().isInexact() ? (Object) constant.re() : (Object) constant.whole());
            }
        }
        if (instruction(value) instanceof Instruction.Index index && dtype == DType.FLOAT64) {
            return add(new Instruction.Index(dtype, index.index()));
        }
        return add(new Instruction.Apply(dtype, Ufunc.CAST, List.of(value)));
    }

    private static boolean fits(Instruction.Constant constant, DType dtype) {
        return !dtype.isInteger() || constant.whole() >= dtype.minValue() && constant.whole() <= dtype.maxValue();
    }

    /** The dtype of an earlier value. */
    public DType dtype(int value) {
        return instructions.get(value).dtype();
    }

    Instruction instruction(int value) {
        return instructions.get(value);
    }

    /** The program with these results. */
    public Program build(int... outputs) {
        boolean[] needed = new boolean[instructions.size()];
        for (int output : outputs) {
            needed[output] = true;
        }
        for (int i = instructions.size() - 1; i >= 0; i--) {
            if (needed[i]) {
                operands(instructions.get(i)).forEach(operand -> needed[operand] = true);
            }
        }
        int[] renumbered = new int[instructions.size()];
        List<Instruction> kept = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            if (needed[i]) {
                renumbered[i] = kept.size();
                kept.add(renumber(instructions.get(i), renumbered));
            }
        }
        List<Integer> results =
                Arrays.stream(outputs).mapToObj(output -> renumbered[output]).toList();
        return new Program(kept, results, inputs);
    }

    private static List<Integer> operands(Instruction instruction) {
        if (instruction instanceof Instruction.Apply apply) {
            return apply.operands();
        }
        return instruction instanceof Instruction.Draw draw ? List.of(draw.counter()) : List.of();
    }

    private static Instruction renumber(Instruction instruction, int[] numbers) {
        if (instruction instanceof Instruction.Apply apply) {
            return new Instruction.Apply(
                    apply.dtype(),
                    apply.ufunc(),
                    apply.operands().stream().map(operand -> numbers[operand]).toList());
        }
        if (instruction instanceof Instruction.Draw draw) {
            return new Instruction.Draw(
                    draw.dtype(), draw.distribution(), numbers[draw.counter()], draw.low(), draw.span());
        }
        return instruction;
    }

    int add(Instruction instruction) {
        Integer known = numbers.putIfAbsent(instruction, instructions.size());
        if (known != null) {
            return known;
        }
        instructions.add(instruction);
        return instructions.size() - 1;
    }
}

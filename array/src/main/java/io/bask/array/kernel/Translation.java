package io.bask.array.kernel;

import io.bask.array.kernel.TranslatedCode.Scalar;
import io.bask.array.kernel.code.Code;
import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Kind;
import io.bask.array.kernel.emit.Emitter;
import io.bask.array.kernel.emit.Value;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Turns a {@link Program} and what follows it into {@link Code}.
 *
 * <p>The leaves of a program are its inputs, in the order of their slots, then its {@link Instruction.Index}
 * instructions. A leaf that is the same for all elements becomes a scalar; the others are read from the array slot with
 * the leaf's number. What becomes of the results, the {@link CodeTail} says.
 */
final class Translation {
    /**
     * Short programs take their constants as arguments, so that those that differ only in constants share one loop. Long
     * ones hardly ever have a twin, and the JIT compiler does better with literals (Mandelbrot, 20 steps: 26 against 34
     * ns a point on JDK 25).
     */
    private static final int SHARED_INSTRUCTIONS = 64;

    private static final String RANDOM = "io/bask/array/kernel/math/RandomMath.";

    private final List<Scalar> longs = new ArrayList<>();
    private final List<Scalar> doubles = new ArrayList<>();
    private final Emitter emitter = new Emitter(new CodeBuilder());
    private final BitSet scalarLeaves;
    private final boolean literals;

    private Translation(BitSet scalarLeaves, boolean literals) {
        this.scalarLeaves = scalarLeaves;
        this.literals = literals;
    }

    static TranslatedCode translate(Program program, CodeTail tail, BitSet scalarLeaves) {
        Translation translation =
                new Translation(scalarLeaves, program.instructions().size() > SHARED_INSTRUCTIONS);
        List<Value> values = new ArrayList<>();
        int nextIndex = program.inputs().size();
        for (Instruction instruction : program.instructions()) {
            int leaf = instruction instanceof Instruction.Input input
                    ? input.slot()
                    : instruction instanceof Instruction.Index ? nextIndex++ : -1;
            values.add(translation.value(instruction, leaf, values));
        }
        List<Value> results = program.outputs().stream().map(values::get).toList();
        Emitter emitter = translation.emitter;
        tail.append(emitter, results, nextIndex, translation.longs.size());
        return new TranslatedCode(emitter.code().build(), nextIndex, translation.longs, translation.doubles);
    }

    private Value value(Instruction instruction, int leaf, List<Value> values) {
        if (leaf >= 0) {
            return scalarLeaves.get(leaf)
                    ? scalar(instruction.dtype(), new Scalar(leaf, 0, 0, false), new Scalar(leaf, 0, 0, true))
                    : emitter.load(instruction.dtype(), leaf);
        }
        if (instruction instanceof Instruction.Constant constant) {
            return scalar(
                    constant.dtype(),
                    new Scalar(-1, constant.re(), constant.whole(), false),
                    new Scalar(-1, constant.im(), 0, true));
        }
        if (instruction instanceof Instruction.Draw draw) {
            return draw(draw, values.get(draw.counter()).re());
        }
        Instruction.Apply apply = (Instruction.Apply) instruction;
        List<Value> arguments = apply.operands().stream().map(values::get).toList();
        return apply.ufunc() == Ufunc.CAST
                ? emitter.cast(arguments.get(0), apply.dtype())
                : emitter.apply(apply.ufunc(), apply.dtype(), arguments);
    }

    private Value scalar(DType dtype, Scalar re, Scalar im) {
        Kind kind = Element.of(dtype).kind();
        int node = scalar(kind, re);
        return new Value(dtype, node, dtype.isComplex() ? scalar(kind, im) : -1);
    }

    private int scalar(Kind kind, Scalar scalar) {
        if (literals && scalar.leaf() < 0) {
            return kind.isFloating()
                    ? emitter.code().literal(kind, scalar.floating())
                    : emitter.code().literal(kind, scalar.whole());
        }
        List<Scalar> scalars = kind.isFloating() ? doubles : longs;
        scalars.add(scalar);
        return emitter.code().arg(kind, scalars.size() - 1);
    }

    private Value draw(Instruction.Draw draw, int counter) {
        CodeBuilder code = emitter.code();
        int bits = code.call(Kind.LONG, RANDOM + "mix", counter);
        return switch (draw.distribution()) {
            case NORMAL -> Value.real(draw.dtype(), code.call(Kind.DOUBLE, RANDOM + "normal", bits));
            case INTEGERS ->
                Value.real(
                        draw.dtype(),
                        code.call(
                                Kind.LONG,
                                RANDOM + "whole",
                                bits,
                                scalar(Kind.LONG, new Scalar(-1, 0, draw.low(), false)),
                                scalar(Kind.LONG, new Scalar(-1, 0, draw.span(), false))));
            case UNIFORM ->
                Value.real(draw.dtype(), UniformDraw.of(draw.dtype()).write(code, bits));
        };
    }
}

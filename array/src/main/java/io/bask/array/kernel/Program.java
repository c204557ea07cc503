package io.bask.array.kernel;

import io.bask.array.shape.DType;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An expression over the elements of some blocks: instructions in order, each with operands before it, and one or more
 * results.
 *
 * <p>Made with {@link #builder()}; run by {@link Elementwise}, or fed into a reduction without its results ever
 * being stored. One program serves all blocks of an array: what differs from block to block are the inputs and the
 * {@link Placement}. Immutable, serializable, safe from any thread; thousands of instructions are fine.
 */
public final class Program implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Instruction> instructions;
    private final List<Integer> outputs;
    private final List<DType> inputs;
    private transient Map<CodeKey, TranslatedCode> codes = new ConcurrentHashMap<>();
    private transient volatile @Nullable Program weighted;

    /** What a program's code depends on besides the program. */
    /** Compared by hand, see {@link Instruction}. */
    private record CodeKey(CodeTail tail, BitSet scalarLeaves) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CodeKey that && tail.equals(that.tail) && scalarLeaves.equals(that.scalarLeaves);
        }

        @Override
        public int hashCode() {
            return 31 * tail.hashCode() + scalarLeaves.hashCode();
        }
    }

    Program(List<Instruction> instructions, List<Integer> outputs, List<DType> inputs) {
        this.instructions = List.copyOf(instructions);
        this.outputs = List.copyOf(outputs);
        this.inputs = List.copyOf(inputs);
    }

    /** A program under construction. */
    public static ProgramBuilder builder() {
        return new ProgramBuilder();
    }

    /** The program that hands its only input on. */
    public static Program identity(DType dtype) {
        ProgramBuilder builder = builder();
        return builder.build(builder.input(dtype));
    }

    /** All instructions; none that no result needs. */
    public List<Instruction> instructions() {
        return instructions;
    }

    /** For each result, the number of its instruction. */
    public List<Integer> outputs() {
        return outputs;
    }

    /** The dtype of each input block. */
    public List<DType> inputs() {
        return inputs;
    }

    /** The dtype of a result. */
    public DType outputDType(int output) {
        return instructions.get(outputs.get(output)).dtype();
    }

    /** This program and what follows it as code, given which of its leaves are the same for all elements. */
    TranslatedCode code(CodeTail tail, BitSet scalarLeaves) {
        return codes.computeIfAbsent(
                new CodeKey(tail, scalarLeaves), key -> Translation.translate(this, key.tail(), key.scalarLeaves()));
    }

    /** {@link WeightedSums#program}, made once; threads that ask at once may each make one, which are equal. */
    @Nullable
    Program weighted() {
        Program known = weighted;
        if (known == null) {
            known = WeightedSums.program(this);
            weighted = known;
        }
        return known;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        codes = new ConcurrentHashMap<>();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Program program
                        && instructions.equals(program.instructions)
                        && outputs.equals(program.outputs)
                        && inputs.equals(program.inputs);
    }

    @Override
    public int hashCode() {
        return 31 * instructions.hashCode() + outputs.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < instructions.size(); i++) {
            text.append('%').append(i).append(" = ").append(instructions.get(i)).append('\n');
        }
        return text.append("return ").append(outputs).toString();
    }
}

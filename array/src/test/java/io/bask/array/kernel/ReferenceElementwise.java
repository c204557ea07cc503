package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The oracle for how programs are run: one instruction at a time over whole blocks, each as a program of its own whose
 * inputs are dense. It shares what functions mean with the real thing, but no fusion, no tiles shared between
 * instructions, no strides, no broadcasting.
 */
final class ReferenceElementwise {
    private ReferenceElementwise() {}

    static List<NDArray> run(Program program, List<NDArray> inputs, Placement at) {
        List<NDArray> values = new ArrayList<>();
        for (Instruction instruction : program.instructions()) {
            values.add(value(instruction, inputs, at, values));
        }
        return program.outputs().stream().map(values::get).toList();
    }

    private static NDArray value(Instruction instruction, List<NDArray> inputs, Placement at, List<NDArray> values) {
        if (instruction instanceof Instruction.Input input) {
            return inputs.get(input.slot()).broadcastTo(at.shape()).copy();
        }
        if (instruction instanceof Instruction.Index index) {
            return index(index, at);
        }
        List<NDArray> operands = new ArrayList<>();
        if (instruction instanceof Instruction.Apply apply) {
            apply.operands().forEach(operand -> operands.add(values.get(operand)));
        } else if (instruction instanceof Instruction.Draw draw) {
            operands.add(values.get(draw.counter()));
        }
        return Elementwise.runOne(single(instruction, operands), operands, Placement.of(at.shape()), Tier.INTERPRETED);
    }

    private static Program single(Instruction instruction, List<NDArray> operands) {
        List<Instruction> instructions = new ArrayList<>();
        List<DType> dtypes = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            instructions.add(new Instruction.Input(i, operands.get(i).dtype()));
            dtypes.add(operands.get(i).dtype());
            numbers.add(i);
        }
        if (instruction instanceof Instruction.Apply apply) {
            instructions.add(new Instruction.Apply(apply.dtype(), apply.ufunc(), numbers));
        } else if (instruction instanceof Instruction.Draw draw) {
            instructions.add(new Instruction.Draw(draw.dtype(), draw.distribution(), 0, draw.low(), draw.span()));
        } else {
            instructions.add(instruction);
        }
        return new Program(instructions, List.of(instructions.size() - 1), dtypes);
    }

    private static NDArray index(Instruction.Index index, Placement at) {
        Shape shape = at.shape();
        NDArray block = NDArray.zeros(index.dtype(), shape);
        long[] place = new long[shape.ndim()];
        for (int i = 0; i < shape.size(); i++) {
            long[] whole = place.clone();
            for (int axis = 0; axis < whole.length; axis++) {
                whole[axis] += at.origin(axis);
            }
            if (block.storageShared() instanceof long[] longs) {
                longs[i] = index.index().at(whole);
            } else {
                ((double[]) block.storageShared())[i] = (double) index.index().at(whole);
            }
            for (int axis = place.length - 1; axis >= 0 && ++place[axis] == shape.length(axis); axis--) {
                place[axis] = 0;
            }
        }
        return block;
    }
}

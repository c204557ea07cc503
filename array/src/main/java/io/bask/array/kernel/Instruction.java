package io.bask.array.kernel;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.io.Serializable;
import java.util.List;

/** One step of a {@link Program}: a value for every element. Operands are numbers of earlier instructions. */
public sealed interface Instruction extends Serializable {
    /** The dtype of the value. */
    DType dtype();

    /**
     * An element of an input block.
     *
     * @param slot number of the input
     */
    record Input(int slot, DType dtype) implements Instruction {}

    /**
     * One number for all elements; programs that differ only in constants share their generated loop.
     *
     * @param whole the value of a bool or whole number
     * @param re the value of a floating-point number, the real part of a complex one
     * @param im the imaginary part
     */
    record Constant(DType dtype, long whole, double re, double im) implements Instruction {}

    /**
     * A number that follows from the element's index; int64, or float64, which is the whole number rounded.
     *
     * @param index how it follows
     */
    record Index(DType dtype, Affine index) implements Instruction {}

    /**
     * A random number that follows from a counter.
     *
     * @param distribution which numbers
     * @param counter the instruction that gives the counter, int64
     * @param low for {@link Distribution#INTEGERS}, the smallest number
     * @param span for {@link Distribution#INTEGERS}, how many numbers there are, unsigned
     */
    record Draw(DType dtype, Distribution distribution, int counter, long low, long span) implements Instruction {}

    /**
     * A function of other values, which have the dtypes of one of its signatures.
     *
     * @param ufunc the function
     * @param operands its arguments
     */
    record Apply(DType dtype, Ufunc ufunc, List<Integer> operands) implements Instruction {
        /** Copies the list. */
        public Apply {
            operands = List.copyOf(operands);
        }
    }

    /** The random numbers from which others are made. */
    enum Distribution {
        /** Between 0 and 1, 1 excluded; float64 with 53 random bits or float32 with 24. */
        UNIFORM,
        /** Mean 0, standard deviation 1; float64. */
        NORMAL,
        /** Whole numbers, all equally likely; int64. */
        INTEGERS
    }
}

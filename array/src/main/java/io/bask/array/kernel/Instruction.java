package io.bask.array.kernel;

import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link Program}: a value for every element. Operands are numbers of earlier instructions.
 *
 * <p>The frequent ones are compared by hand: what a record has of itself takes the JVM 20 ms to make when the first
 * program is built.
 */
public sealed interface Instruction extends Serializable {
    /** The dtype of the value. */
    DType dtype();

    /**
     * An element of an input block.
     *
     * @param slot number of the input
     */
    record Input(int slot, DType dtype) implements Instruction {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Input that && slot == that.slot && dtype == that.dtype;
        }

        @Override
        public int hashCode() {
            return 31 * slot + dtype.hashCode();
        }
    }

    /**
     * One number for all elements; programs that differ only in constants share their generated loop.
     *
     * @param whole the value of a bool or whole number
     * @param re the value of a floating-point number, the real part of a complex one
     * @param im the imaginary part
     */
    record Constant(DType dtype, long whole, double re, double im) implements Instruction {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant that
                    && dtype == that.dtype
                    && whole == that.whole
                    && Double.compare(re, that.re) == 0
                    && Double.compare(im, that.im) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * dtype.hashCode() + Long.hashCode(whole)) + Double.hashCode(re))
                    + Double.hashCode(im);
        }
    }

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

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Apply that
                    && dtype == that.dtype
                    && ufunc == that.ufunc
                    && operands.equals(that.operands);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * dtype.hashCode() + ufunc.hashCode()) + operands.hashCode();
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

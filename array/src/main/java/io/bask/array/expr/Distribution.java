package io.bask.array.expr;

import io.bask.array.shape.DType;
import java.io.Serializable;

/** How random numbers are spread. */
public sealed interface Distribution extends Serializable {
    /** What {@code explain} calls an array of such numbers. */
    String operation();

    /** The type of the numbers. */
    DType dtype();

    /** Evenly in {@code [low, high)}. */
    record Uniform(double low, double high) implements Distribution {
        public Uniform {
            if (!(high - low >= 0) || Double.isInfinite(high - low)) {
                throw new IllegalArgumentException(
                        "uniform numbers need low <= high, a finite distance apart; got low %s and high %s, %s apart"
                                .formatted(low, high, high - low));
            }
        }

        @Override
        public String operation() {
            return "uniform";
        }

        @Override
        public DType dtype() {
            return DType.FLOAT64;
        }
    }

    /** The bell curve. */
    record Normal(double mean, double deviation) implements Distribution {
        public Normal {
            if (!(deviation >= 0)) {
                throw new IllegalArgumentException(
                        "the standard deviation is %s; it must be 0 or more".formatted(deviation));
            }
        }

        @Override
        public String operation() {
            return "normal";
        }

        @Override
        public DType dtype() {
            return DType.FLOAT64;
        }
    }

    /** Whole numbers, evenly in {@code [low, high)}. */
    record Integers(long low, long high) implements Distribution {
        public Integers {
            if (low >= high) {
                throw new IllegalArgumentException(
                        "random integers need low < high; got low %d and high %d".formatted(low, high));
            }
        }

        @Override
        public String operation() {
            return "integers";
        }

        @Override
        public DType dtype() {
            return DType.INT64;
        }
    }

    /** Whole numbers whose 64 bits are all random: what other distributions are made from. */
    record Bits() implements Distribution {
        @Override
        public String operation() {
            return "random bits";
        }

        @Override
        public DType dtype() {
            return DType.INT64;
        }
    }
}

package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.array.ufunc.UnsupportedDTypeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes programs, and blocks to run them on, at random. */
final class RandomPrograms {
    private static final DType[] DTYPES = DType.values();
    private static final Ufunc[] UFUNCS =
            Arrays.stream(Ufunc.values()).filter(ufunc -> !ufunc.isRandom()).toArray(Ufunc[]::new);

    private final Random random;

    RandomPrograms(Random random) {
        this.random = random;
    }

    /** A program with inputs that broadcast to a placement. */
    record Sample(Program program, List<NDArray> inputs, Placement at) {}

    Sample next(int instructions) {
        Shape shape = shape();
        long[] origin = new long[shape.ndim()];
        for (int axis = 0; axis < origin.length; axis++) {
            origin[axis] = random.nextInt(1000);
        }
        ProgramBuilder builder = Program.builder();
        List<Integer> values = new ArrayList<>();
        List<NDArray> inputs = new ArrayList<>();
        int inputCount = 1 + random.nextInt(3);
        for (int i = 0; i < inputCount; i++) {
            NDArray input = block(shape);
            inputs.add(input);
            values.add(builder.input(input.dtype()));
        }
        values.add(builder.arange(
                DTYPES[1 + random.nextInt(9)], random.nextInt(5), 1 + random.nextInt(3), affine(shape.ndim())));
        values.add(builder.uniform(DType.FLOAT64, random.nextLong(), -1, 3, affine(shape.ndim())));
        for (int i = 0; i < instructions; i++) {
            apply(builder, values);
        }
        int[] outputs = new int[1 + random.nextInt(2)];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = values.get(values.size() - 1 - random.nextInt(Math.min(values.size(), 4)));
        }
        return new Sample(builder.build(outputs), inputs, Placement.of(shape, origin));
    }

    private void apply(ProgramBuilder builder, List<Integer> values) {
        Ufunc ufunc = UFUNCS[random.nextInt(UFUNCS.length)];
        if (ufunc == Ufunc.CAST || random.nextInt(12) == 0) {
            values.add(builder.cast(pick(values), DTYPES[random.nextInt(DTYPES.length)]));
            return;
        }
        int[] operands = new int[ufunc.arity()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = random.nextInt(6) == 0 ? constant(builder) : pick(values);
        }
        boolean whole = ufunc == Ufunc.POWER && builder.dtype(operands[1]) != DType.UINT8;
        if (whole && !builder.dtype(operands[1]).isInexact()) {
            operands[1] = builder.cast(operands[1], DType.UINT8); // negative exponents are an error
        }
        if (ufunc == Ufunc.ROUND) {
            operands[1] = builder.constant(DType.INT64, random.nextInt(5) - 2);
        }
        try {
            values.add(builder.apply(ufunc, operands));
        } catch (UnsupportedDTypeException e) {
            values.add(builder.apply(Ufunc.EQUAL, pick(values), pick(values)));
        }
    }

    private int pick(List<Integer> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int constant(ProgramBuilder builder) {
        return switch (random.nextInt(4)) {
            case 0 -> builder.constant(DType.INT32, random.nextInt(7) - 3);
            case 1 -> builder.constant(DType.COMPLEX128, new Complex(random.nextDouble(), -1));
            case 2 -> builder.constant(DType.FLOAT32, random.nextFloat() * 4 - 2);
            default -> builder.constant(DType.FLOAT64, (double) (random.nextInt(5) - 1) / 2);
        };
    }

    private Affine affine(int ndim) {
        long[] coefficients = new long[ndim];
        for (int axis = 0; axis < ndim; axis++) {
            coefficients[axis] = random.nextInt(4) - 1;
        }
        return Affine.of(random.nextInt(100), coefficients);
    }

    private Shape shape() {
        return switch (random.nextInt(6)) {
            case 0 -> Shape.of();
            case 1 -> Shape.of(random.nextInt(3000));
            case 2 -> Shape.of(1 + random.nextInt(40), 1 + random.nextInt(90));
            case 3 -> Shape.of(1 + random.nextInt(2), 1500 + random.nextInt(1000));
            case 4 -> Shape.of(1 + random.nextInt(10), 1 + random.nextInt(10), 1 + random.nextInt(10));
            default -> Shape.of(700 + random.nextInt(600), 1 + random.nextInt(3));
        };
    }

    /** A block that broadcasts to a shape, in some memory layout. */
    private NDArray block(Shape shape) {
        Shape own = shape;
        for (int axis = 0; axis < shape.ndim(); axis++) {
            own = random.nextInt(4) == 0 ? own.with(axis, 1) : own;
        }
        DType dtype = DTYPES[random.nextInt(DTYPES.length)];
        NDArray wide = NDArray.zeros(dtype.isComplex() ? DType.COMPLEX128 : DType.FLOAT64, own);
        double[] storage = (double[]) wide.storageShared();
        for (int i = 0; i < storage.length; i++) {
            storage[i] = value();
        }
        NDArray block = wide.astype(dtype);
        if (own.ndim() > 0 && random.nextInt(3) == 0) {
            return block.slice("::-1").copy().slice("::-1");
        }
        return random.nextInt(3) == 0 ? block.transpose().copy().transpose() : block;
    }

    private double value() {
        return switch (random.nextInt(12)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> -0.0;
            case 4 -> random.nextGaussian() * 1e10;
            default -> random.nextInt(3) == 0 ? random.nextInt(9) - 4 : random.nextGaussian() * 3;
        };
    }
}

package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Steps of programs drawn at random: leaves, and what makes an array of one or two others. */
final class RandomSteps {
    /** Larger arrays are not made larger still. */
    private static final long LARGE = 600;

    private static final int MOST_AXES = 4;

    private final Random random;

    RandomSteps(Random random) {
        this.random = random;
    }

    Array leaf() {
        long rows = 1 + random.nextInt(6);
        long columns = 1 + random.nextInt(6);
        Shape shape = Shape.of(rows, columns);
        Chunks chunks = cut(shape);
        return switch (random.nextInt(9)) {
            case 0 -> Array.of(wholes(shape), chunks);
            case 1 ->
                Array.of(
                        NDArray.of(random.doubles(shape.size(), -3, 3).toArray())
                                .reshape(shape),
                        chunks);
            case 2 -> Array.random(random.nextInt(5)).uniform(shape, chunks);
            case 3 -> Array.arange(columns, Chunks.of(1 + random.nextInt(4)));
            case 4 ->
                Array.linspace(-1, 2, rows, Chunks.of(1 + random.nextInt(4))).expandDims(1);
            case 5 -> Array.fromFunction(index -> 3.0 * index[0] - index[1], shape, chunks);
            case 6 -> Array.random(random.nextInt(5)).gamma(2, 0.5, shape, chunks);
            case 7 -> Array.random(random.nextInt(5)).binomial(20, 0.3, shape, chunks);
            default -> Array.full(shape, random.nextInt(4), chunks, DType.FLOAT64);
        };
    }

    private NDArray wholes(Shape shape) {
        return NDArray.of(random.ints(shape.size(), -9, 9).asLongStream().toArray())
                .reshape(shape);
    }

    private Chunks cut(Shape shape) {
        return Chunks.of(Recorded.cut(shape, random));
    }

    /** Another array, of numbers: truth values become whole ones. */
    Array step(Array a, Array b) {
        Array made = any(a, b);
        return made.dtype().isBool() ? made.astype(random.nextBoolean() ? DType.INT8 : DType.FLOAT32) : made;
    }

    private Array any(Array a, Array b) {
        int kind = random.nextInt(8);
        if (a.size() > LARGE || a.ndim() > MOST_AXES) {
            return random.nextBoolean() ? reduced(a) : sliced(a);
        }
        return switch (kind) {
            case 0, 1 -> basic(a);
            case 2 -> moved(a);
            case 3 -> ordered(a);
            case 4 -> picked(a);
            case 5 -> neighbours(a);
            case 6 -> product(a, b);
            default -> broadcasts(a.shape(), b.shape()) ? both(a, b) : basic(a);
        };
    }

    private Array basic(Array a) {
        return switch (random.nextInt(11)) {
            case 0 -> a.transpose();
            case 1 -> sliced(a);
            case 2 -> a.rechunk(cut(a.shape()));
            case 3 -> a.ndim() < MOST_AXES ? a.expandDims(random.nextInt(a.ndim() + 1)) : a.squeeze();
            case 4 -> a.size() == 0 ? a : reduced(a);
            case 5 -> a.pow(2);
            case 6 -> a.mul(random.nextInt(5) - 2).add(0.5);
            case 7 -> a.abs().sqrt();
            case 8 -> a.ndim() == 0 ? a.add(1) : Array.concatenate(axis(a), a, a.neg());
            case 9 -> a.shape().isEmpty() ? a.sub(1) : a.sub(a.mean());
            default -> a.reshape(a.size() % 2 == 0 && a.size() > 0 ? new long[] {2, -1} : new long[] {a.size()});
        };
    }

    private int axis(Array a) {
        return random.nextInt(a.ndim()) - (random.nextBoolean() ? a.ndim() : 0);
    }

    private Array moved(Array a) {
        if (a.ndim() == 0) {
            return Array.stack(0, a, a.add(1));
        }
        int axis = axis(a);
        return switch (random.nextInt(7)) {
            case 0 -> a.flip(axis);
            case 1 -> a.roll(random.nextInt(7) - 3, axis);
            case 2 -> a.repeat(2, axis);
            case 3 -> a.swapaxes(axis, 0);
            case 4 -> a.ndim() > 1 ? Array.tril(a) : a.tile(2);
            case 5 -> a.size() > 0 ? a.pad(1, random.nextBoolean() ? Pad.edge() : Pad.constant(2)) : a;
            default -> a.ravel();
        };
    }

    private Array ordered(Array a) {
        if (a.ndim() == 0) {
            return a.add(a.gt(0));
        }
        int axis = axis(a);
        return switch (random.nextInt(7)) {
            case 0 -> a.sort(axis);
            case 1 -> a.argsort(axis);
            case 2 -> a.cumsum(axis, random.nextBoolean() ? ScanMethod.BLELLOCH : ScanMethod.SEQUENTIAL);
            case 3 -> a.topk(random.nextBoolean() ? 2 : -2, axis);
            case 4 -> a.shape().length(axis) == 0 ? a : a.argmax(axis);
            case 5 -> a.size() == 0 ? a : a.median(axis);
            default -> a.diff(1, axis);
        };
    }

    private Array picked(Array a) {
        if (a.ndim() == 0 || a.size() == 0) {
            return a.mul(3);
        }
        int axis = axis(a);
        long length = a.shape().length(axis);
        long[] positions = random.longs(1 + random.nextInt(4), -length, length).toArray();
        return switch (random.nextInt(5)) {
            case 0 -> a.take(Index.of(positions), axis);
            case 1 -> a.take(Array.of(positions), axis);
            case 2 -> a.takeAlongAxis(a.argsort(axis), axis);
            case 3 -> a.with(a.gt(0.5), 1);
            default -> a.swapaxes(axis, 0).get(Index.of(positions), Index.newAxis());
        };
    }

    private Array neighbours(Array a) {
        if (a.ndim() == 0 || a.size() == 0) {
            return a.sub(0.25);
        }
        long[] depth = random.longs(a.ndim(), 0, 2).toArray();
        Overlap how = Overlap.depth(depth);
        return switch (random.nextInt(4)) {
            case 0 -> a.mapOverlap(block -> block.copy(), how.boundary(Overlap.reflect()), a.dtype());
            case 1 -> a.overlap(how);
            case 2 -> a.mapBlocks(block -> block.copy(), a.dtype());
            default -> a.ndim() < MOST_AXES ? a.slidingWindowView(new long[] {1}, new int[] {axis(a)}) : a;
        };
    }

    private Array product(Array a, Array b) {
        if (a.ndim() == 0 || b.ndim() == 0 || a.size() > LARGE / 8 || b.size() > LARGE / 8) {
            return a.mul(2);
        }
        if (random.nextInt(3) == 0) {
            return Array.random(3).normal(a.shape(), cut(a.shape())).mul(a);
        }
        if (a.ndim() == 2 && b.ndim() == 2 && a.shape().length(1) == b.shape().length(0)) {
            return a.matmul(b);
        }
        return a.ndim() == 2 && random.nextBoolean()
                ? a.matmul(a.transpose())
                : a.ravel().outer(b.ravel());
    }

    private Array both(Array a, Array b) {
        return switch (random.nextInt(6)) {
            case 0 -> a.add(b);
            case 1 -> a.mul(b).add(a);
            case 2 -> Array.where(a.lt(b), a, b);
            case 3 -> a.maximum(b).sub(b.minimum(a));
            case 4 -> a.gt(0.5).astype(DType.INT64).add(b);
            default -> a.shape().equals(b.shape()) ? a.with(b.gt(0), 1) : a.sub(b);
        };
    }

    private static boolean broadcasts(Shape a, Shape b) {
        for (int axis = 1; axis <= Math.min(a.ndim(), b.ndim()); axis++) {
            long left = a.length(-axis);
            long right = b.length(-axis);
            if (left != right && left != 1 && right != 1) {
                return false;
            }
        }
        return true;
    }

    private Array sliced(Array a) {
        List<Index> index = new ArrayList<>();
        for (int axis = 0; axis < a.ndim(); axis++) {
            long length = a.shape().length(axis);
            index.add(
                    switch (random.nextInt(5)) {
                        case 0 -> Index.all();
                        case 1 -> Index.every(random.nextBoolean() ? 2 : -1);
                        case 2 -> length > 0 ? Index.at(random.nextInt((int) length)) : Index.all();
                        case 3 -> Index.from(random.nextInt(3));
                        default -> Index.range(0, 1 + random.nextInt((int) length + 1));
                    });
        }
        return a.slice(index.toArray(Index[]::new));
    }

    private Array reduced(Array a) {
        if (a.size() == 0) {
            return a;
        }
        Reduce how = a.ndim() == 0 || random.nextInt(3) == 0 ? Reduce.all() : Reduce.axis(random.nextInt(a.ndim()));
        Reduce kept = random.nextBoolean() ? how.keepdims() : how;
        return switch (random.nextInt(5)) {
            case 0 -> a.sum(kept);
            case 1 -> a.max(kept);
            case 2 -> a.mean(kept);
            case 3 -> a.any(kept);
            default -> a.var(kept);
        };
    }
}

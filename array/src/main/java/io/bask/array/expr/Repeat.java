package io.bask.array.expr;

import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Token;
import java.util.Arrays;
import java.util.List;

/** Each position of an axis several times; each block is made from the block at its place. */
public final class Repeat extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final int axis;
    private final long[] times;

    private Repeat(ArrayExpr input, int axis, long[] times) {
        super(
                Token.of("repeat").with(axis).with(times).with(input.token()).build(),
                new ArrayMeta(
                        input.chunks().withAxis(axis, lengths(input.chunks().axis(axis), times)), input.dtype()));
        this.input = input;
        this.axis = axis;
        this.times = times;
    }

    /**
     * {@code input} with the positions of an axis repeated.
     *
     * @param axis in [0, ndim)
     * @param times how often each position, or one number for all
     * @throws IllegalArgumentException if a number is negative, or there are not as many as positions
     */
    public static Repeat of(ArrayExpr input, int axis, long[] times) {
        long length = input.shape().length(axis);
        if (times.length != 1 && times.length != length) {
            throw new IllegalArgumentException(
                    "repeat got %d counts for an axis of length %d; give one for each position, or one for all"
                            .formatted(times.length, length));
        }
        for (int i = 0; i < times.length; i++) {
            if (times[i] < 0) {
                throw new IllegalArgumentException(
                        "count %d is %d; nothing can be repeated less than 0 times".formatted(i, times[i]));
            }
        }
        return new Repeat(input, axis, times.clone());
    }

    private static ChunkLengths lengths(ChunkLengths source, long[] times) {
        long[] lengths = source.lengths();
        for (int chunk = 0; chunk < lengths.length; chunk++) {
            if (times.length == 1) {
                if (lengths[chunk] > 0 && times[0] > Long.MAX_VALUE / source.total()) {
                    throw new IllegalArgumentException(
                            "%d positions %d times each are more than 2^63 - 1; repeat them less often"
                                    .formatted(source.total(), times[0]));
                }
                lengths[chunk] *= times[0];
            } else {
                int start = Math.toIntExact(source.start(chunk));
                int end = Math.toIntExact(start + source.length(chunk));
                lengths[chunk] = Arrays.stream(times, start, end).reduce(0, Math::addExact);
            }
        }
        return ChunkLengths.of(lengths);
    }

    /** What is repeated. */
    public ArrayExpr input() {
        return input;
    }

    /** Along which axis. */
    public int axis() {
        return axis;
    }

    /** How often each position of a chunk is taken, or one number for all of them; a copy. */
    public long[] times(int chunk) {
        if (times.length == 1) {
            return times.clone();
        }
        ChunkLengths source = input.chunks().axis(axis);
        int start = Math.toIntExact(source.start(chunk));
        return Arrays.copyOfRange(times, start, Math.toIntExact(start + source.length(chunk)));
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Repeat(only(inputs), axis, times);
    }

    @Override
    public String operation() {
        return "repeat";
    }

    @Override
    String parameters() {
        return times.length == 1 ? "%d times along axis %d".formatted(times[0], axis) : "along axis %d".formatted(axis);
    }
}

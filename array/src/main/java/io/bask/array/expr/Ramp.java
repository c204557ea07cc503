package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.expr.Token;
import java.io.Serializable;

/** Evenly spaced values, as {@code arange} and {@code linspace} make them, and what slicing leaves of them. */
public final class Ramp extends Numbered {
    private static final long serialVersionUID = 1L;

    /** A sequence of values by number. */
    public sealed interface Values extends Serializable {
        /** Value number {@code i} is {@code start + i * step}, wrapping around as {@code long} does. */
        record Whole(long start, long step) implements Values {}

        /** Value number {@code i} is {@code i * step + start}. */
        record Floating(double start, double step) implements Values {}

        /** {@code count} values, the first {@code start}; the last is {@code stop}, or else the one after it would be. */
        record Between(double start, double stop, long count, boolean endpoint) implements Values {}
    }

    private final String operation;
    private final Values values;

    private Ramp(String operation, Values values, Numbering numbering, ChunkGrid chunks, DType dtype) {
        super(token(values), numbering, chunks, dtype);
        this.operation = operation;
        this.values = values;
    }

    private static Token.Builder token(Values values) {
        if (values instanceof Values.Whole whole) {
            return Token.of("ramp of whole numbers").with(whole.start()).with(whole.step());
        }
        if (values instanceof Values.Floating floating) {
            return Token.of("ramp").with(floating.start()).with(floating.step());
        }
        Values.Between between = (Values.Between) values;
        return Token.of("linspace")
                .with(between.start())
                .with(between.stop())
                .with(between.count())
                .with(between.endpoint());
    }

    /** As many whole numbers as the grid has elements. */
    public static Ramp arange(long start, long step, ChunkGrid chunks, DType dtype) {
        return new Ramp("arange", new Values.Whole(start, step), Numbering.of(0, 1), chunks, dtype);
    }

    /** As many numbers as the grid has elements, rounded as NumPy rounds: the step is the first difference. */
    public static Ramp arange(double start, double step, ChunkGrid chunks, DType dtype) {
        Values values = new Values.Floating(start, start + step - start);
        return new Ramp("arange", values, Numbering.of(0, 1), chunks, dtype);
    }

    /** As many numbers as the grid has elements, from {@code start} to exactly {@code stop}. */
    public static Ramp linspace(double start, double stop, ChunkGrid chunks, DType dtype) {
        return linspace(start, stop, true, chunks, dtype);
    }

    /**
     * As many numbers as the grid has elements, from {@code start} to {@code stop}.
     *
     * @param endpoint whether the last number is exactly {@code stop}; else {@code stop} would be the next one
     */
    public static Ramp linspace(double start, double stop, boolean endpoint, ChunkGrid chunks, DType dtype) {
        Values values = new Values.Between(start, stop, chunks.shape().size(), endpoint);
        return new Ramp("linspace", values, Numbering.of(0, 1), chunks, dtype);
    }

    /** In a grid of two axes, the number of the column less that of the row. */
    public static Ramp columnLessRow(ChunkGrid chunks) {
        return new Ramp("arange", new Values.Whole(0, 1), Numbering.of(0, -1, 1), chunks, DType.INT64);
    }

    @Override
    public Ramp with(Numbering numbering, ChunkGrid chunks) {
        return new Ramp(operation, values, numbering, chunks, dtype());
    }

    /** The sequence that the elements are taken from. */
    public Values values() {
        return values;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    String parameters() {
        String numbers = numbering().equals(Numbering.of(0, 1)) ? "" : ", numbers " + numbering();
        if (values instanceof Values.Whole whole) {
            return "%d by %d%s".formatted(whole.start(), whole.step(), numbers);
        }
        if (values instanceof Values.Floating floating) {
            return "%s by %s%s".formatted(floating.start(), floating.step(), numbers);
        }
        Values.Between between = (Values.Between) values;
        return "%s to %s, %d values%s".formatted(between.start(), between.stop(), between.count(), numbers);
    }
}

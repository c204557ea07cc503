package io.bask.array.expr;

import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The diagonal of the matrices that two axes make, as the last axis.
 *
 * <p>It is cut wherever it crosses from one block into another, so that each block is a view of one block of the input.
 */
public final class Diagonal extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final long offset;
    private final int rowAxis;
    private final int columnAxis;
    private final List<Segment> segments;

    /**
     * What of the diagonal lies in one block.
     *
     * @param rowChunk number of the chunk along the axis of the rows
     * @param columnChunk number of the chunk along the axis of the columns
     * @param row where it starts within the block
     * @param column where it starts within the block
     * @param length how many elements
     */
    public record Segment(int rowChunk, int columnChunk, long row, long column, long length) {}

    private Diagonal(ArrayExpr input, long offset, int rowAxis, int columnAxis, List<Segment> segments) {
        super(
                Token.of("diagonal")
                        .with(offset)
                        .with(rowAxis)
                        .with(columnAxis)
                        .with(input.token())
                        .build(),
                new ArrayMeta(grid(input.chunks(), rowAxis, columnAxis, segments), input.dtype()));
        this.input = input;
        this.offset = offset;
        this.rowAxis = rowAxis;
        this.columnAxis = columnAxis;
        this.segments = segments;
    }

    /**
     * The elements whose column is the row plus {@code offset}.
     *
     * @throws IllegalArgumentException if the two axes are the same or do not exist
     */
    public static Diagonal of(ArrayExpr input, long offset, int rowAxis, int columnAxis) {
        int rows = Axis.normalize(rowAxis, input.ndim());
        int columns = Axis.normalize(columnAxis, input.ndim());
        if (rows == columns) {
            throw new IllegalArgumentException(
                    "a diagonal needs two different axes but got %d twice; name another".formatted(rowAxis));
        }
        return new Diagonal(
                input,
                offset,
                rows,
                columns,
                segments(input.chunks().axis(rows), input.chunks().axis(columns), offset));
    }

    private static List<Segment> segments(ChunkLengths rows, ChunkLengths columns, long offset) {
        long row = Math.max(0, -offset);
        long column = Math.max(0, offset);
        List<Segment> segments = new ArrayList<>();
        while (row < rows.total() && column < columns.total()) {
            int rowChunk = rows.chunkAt(row);
            int columnChunk = columns.chunkAt(column);
            long withinRow = row - rows.start(rowChunk);
            long withinColumn = column - columns.start(columnChunk);
            long length = Math.min(rows.length(rowChunk) - withinRow, columns.length(columnChunk) - withinColumn);
            segments.add(new Segment(rowChunk, columnChunk, withinRow, withinColumn, length));
            row += length;
            column += length;
        }
        return segments.isEmpty() ? List.of(new Segment(0, 0, 0, 0, 0)) : List.copyOf(segments);
    }

    private static ChunkGrid grid(ChunkGrid source, int rowAxis, int columnAxis, List<Segment> segments) {
        long[] lengths = segments.stream().mapToLong(Segment::length).toArray();
        ChunkGrid rest = source.removeAxis(Math.max(rowAxis, columnAxis)).removeAxis(Math.min(rowAxis, columnAxis));
        return rest.insertAxis(-1, ChunkLengths.of(lengths));
    }

    /** Whose diagonal. */
    public ArrayExpr input() {
        return input;
    }

    /** The axis of the rows, in [0, ndim). */
    public int rowAxis() {
        return rowAxis;
    }

    /** The axis of the columns, in [0, ndim). */
    public int columnAxis() {
        return columnAxis;
    }

    /** The pieces, one a chunk of the result's last axis. */
    public List<Segment> segments() {
        return segments;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return Diagonal.of(only(inputs), offset, rowAxis, columnAxis);
    }

    @Override
    public String operation() {
        return "diagonal";
    }

    @Override
    String parameters() {
        return "offset %d, axes %d and %d".formatted(offset, rowAxis, columnAxis);
    }
}

package io.bask.dataframe;

import io.bask.Lazy;
import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisChunks;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.delayed.Delayed;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables of lazy arrays, a partition for each chunk of rows, and arrays of tables, a chunk for each partition. */
final class FrameArrays {
    private FrameArrays() {}

    /** The names, or the columns' numbers where there are none; the array must have one or two axes. */
    static List<String> names(Shape shape, String... names) {
        Given.noneNull(names, "names");
        if (shape.ndim() < 1 || shape.ndim() > 2) {
            throw new IllegalArgumentException(
                    "a table is made of an array of 1 or 2 axes, not of shape %s; reshape it".formatted(shape));
        }
        if (shape.ndim() == 2 && !shape.isKnown(1)) {
            throw new IllegalArgumentException(
                    "an array of shape %s has as many columns as nobody knows yet; call computeChunkSizes() first"
                            .formatted(shape));
        }
        long columns = shape.ndim() == 1 ? 1 : shape.length(1);
        if (names.length == 0 && columns <= Integer.MAX_VALUE) {
            String[] numbers = new String[(int) columns];
            Arrays.setAll(numbers, String::valueOf);
            return List.of(numbers);
        }
        if (names.length != columns) {
            throw new IllegalArgumentException(
                    "%d names %s for an array of shape %s, which has %d columns; give one each"
                            .formatted(names.length, Arrays.toString(names), shape, columns));
        }
        return List.of(names);
    }

    static DataFrame table(Array array, String... wanted) {
        List<String> names = names(array.shape(), wanted);
        boolean isCut = array.ndim() == 2 && array.chunks().numBlocks(1) > 1;
        Array rows = isCut ? array.rechunk(Chunks.byAxis(Map.of(1, AxisChunks.whole()))) : array;
        List<Lazy<Frame>> partitions = new ArrayList<>();
        for (Array block : rows.toDelayed()) {
            Delayed<NDArray> values = Delayed.of(block);
            partitions.add(values.map(part -> Frame.of(part, names)));
        }
        return new DataFrame(new LazyFrames(partitions, Frame.schemaOf(array.dtype(), names)));
    }

    /** The columns side by side in an array of two axes. */
    static Array array(DataFrame table, DType dtype, long @Nullable [] lengths) {
        List<Lazy<NDArray>> blocks = new ArrayList<>();
        for (Delayed<Frame> partition : table.toDelayed()) {
            blocks.add(partition.map(frame -> frame.toArray(dtype)));
        }
        ChunkLengths columns = ChunkLengths.single(table.columns().size());
        return Array.fromDelayed(blocks, ChunkGrid.of(rows(table.expr(), lengths), columns), dtype);
    }

    /** The values of a series in an array of one axis, as long as others of the same table are. */
    static Array array(Series series, DType dtype, long @Nullable [] lengths) {
        String name = series.name();
        List<Lazy<NDArray>> blocks = new ArrayList<>();
        for (Delayed<Frame> partition : series.toFrame().toDelayed()) {
            blocks.add(partition.map(frame -> frame.series(name).toArray(dtype)));
        }
        return Array.fromDelayed(blocks, ChunkGrid.of(rows(series.frame(), lengths)), dtype);
    }

    private static ChunkLengths rows(FrameExpr table, long @Nullable [] lengths) {
        if (lengths == null) {
            String origin = "rows of " + origin(table).layerName();
            return ChunkLengths.unknown(origin, table.partitions(), Integer.MAX_VALUE);
        }
        if (lengths.length != table.partitions()) {
            throw new IllegalArgumentException("%d lengths %s for a table of %d partitions; give one each"
                    .formatted(lengths.length, Arrays.toString(lengths), table.partitions()));
        }
        return ChunkLengths.of(lengths);
    }

    /** The table whose rows these are: one below all computed, renamed and selected columns. */
    private static FrameExpr origin(FrameExpr table) {
        return SameRows.lowest(table);
    }
}

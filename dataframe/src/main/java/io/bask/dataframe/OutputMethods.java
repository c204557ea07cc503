package io.bask.dataframe;

import io.bask.Lazy;
import io.bask.array.Array;
import io.bask.array.shape.DType;
import io.bask.bag.Bag;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import io.bask.delayed.Delayed;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From a table to values of other kinds, partition by partition. */
public sealed interface OutputMethods permits DataFrame {
    /**
     * The partitions, each as a delayed frame; {@link DataFrame#fromDelayed} is the way back.
     *
     * <p>Row labels are those of the partition by itself. Computing several at once runs what they share once.
     */
    default List<Delayed<Frame>> toDelayed() {
        FrameExpr expr = ((DataFrame) this).expr();
        List<Delayed<Frame>> partitions = new ArrayList<>();
        for (int i = 0; i < expr.partitions(); i++) {
            partitions.add(Delayed.of(new DataFrame(new Partitions(new Partitions(expr, i + 1, false), 1, true))));
        }
        return List.copyOf(partitions);
    }

    /**
     * The rows as maps from column name to value, in the order of the columns, null where a value is missing; a partition
     * for each of the table. Row labels are left behind. {@link DataFrame#fromBag} is the way back.
     */
    default Bag<Map<String, @Nullable Object>> toBag() {
        List<Lazy<List<Map<String, @Nullable Object>>>> partitions = new ArrayList<>();
        toDelayed().forEach(partition -> partitions.add(partition.map(OutputMethods::rows)));
        return Bag.fromDelayed(partitions);
    }

    /**
     * The values as a lazy array of two axes, a chunk for each partition, whose lengths are known when they are computed:
     * {@link Array#computeChunkSizes()} computes them.
     *
     * <p>The dtype is NumPy's promotion of those of the columns, uint16 and uint32 the next wider signed one. Texts, times, decimals
     * and uint64 are an error at the call; whole numbers and truth values that are missing are one when computing. Arrays of one table
     * and of its columns are of the same length, and go together. {@link DataFrame#fromArray(Array, String...)} is the way back.
     */
    default Array toArray() {
        return toArray(Frame.elementOf(table().schema()));
    }

    /** The same in a dtype, cast without checks; missing values become NaN in floats. */
    default Array toArray(DType dtype) {
        Given.notNull(dtype, "dtype");
        Frame.elementOf(table().schema());
        return FrameArrays.array(table(), dtype, null);
    }

    /** The same of partitions that have so many rows; another number is an error when computing. */
    default Array toArray(DType dtype, long... lengths) {
        Given.notNull(dtype, "dtype");
        Given.notNull(lengths, "lengths");
        Frame.elementOf(table().schema());
        return FrameArrays.array(table(), dtype, lengths);
    }

    private DataFrame table() {
        return (DataFrame) this;
    }

    private static List<Map<String, @Nullable Object>> rows(Frame frame) {
        List<String> names = frame.schema().names();
        List<Column> columns = frame.columns();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(frame.rows());
        for (int row = 0; row < frame.rows(); row++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                values.put(names.get(column), columns.get(column).valueAt(row));
            }
            rows.add(Collections.unmodifiableMap(values));
        }
        return rows;
    }
}

package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws rows of each group that may come several times.
 *
 * <p>Numbers of rows, or their weights, come together group by group; draws follow from the seed and the group's number, and meet their rows
 * in a merge. So the same seed draws the same rows whatever the partitions.
 *
 * @param rows how many of each group, or -1 where it is a share
 * @param share the share of each group's rows, rounded to a number
 * @param seed what draws follow from
 * @param weights a column of numbers that rows are drawn in proportion to, or null
 */
record GroupSampling(
        int rows, double share, long seed, @Nullable String weights) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String DRAW = "\u0000draw";
    private static final String PLACE = "\u0000place";
    private static final String SIZE = "\u0000size";

    /** The rows that are drawn, group after group in the order of draws, with their labels. */
    DataFrame drawn(GroupBy groups, ColumnExpr number, ColumnExpr place) {
        DataFrame table = new DataFrame(groups.expr());
        List<String> levels = Labels.names(table);
        List<String> open = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            open.add("\u0000level" + level);
        }
        DataFrame numbered = new DataFrame(Relabel.toColumns(table.expr(), open))
                .assign(Hidden.GROUP, number)
                .assign(PLACE, place)
                .dropNull(Hidden.GROUP);
        List<Aggregate> all = new ArrayList<>();
        all.add(Aggregate.rows().as(SIZE));
        if (weights != null) {
            AggregateOptions list = Expressions.list(weights).options();
            all.add(new Aggregate(weights, Aggregation.CUSTOM, Hidden.VALUE, list));
        }
        DataFrame sizes = numbered.groupBy(Hidden.GROUP).asIndex(false).agg(all);
        Schema schema = Schema.of(List.of(
                new Field(Hidden.GROUP, DType.INT64), new Field(DRAW, DType.INT64), new Field(PLACE, DType.INT64)));
        DataFrame draws = sizes.mapPartitions(frame -> draws(frame, schema), schema);
        DataFrame found = draws.merge(numbered, JoinKind.LEFT, Hidden.GROUP, PLACE)
                .sortValues(Hidden.GROUP, DRAW)
                .drop(Hidden.GROUP, DRAW, PLACE);
        return new DataFrame(Relabel.fromColumns(found.expr(), open, levels)).select(table.columns());
    }

    private Frame draws(Frame groups, Schema schema) {
        double all = 0;
        for (int row = 0; row < groups.rows(); row++) {
            all += count(size(groups, row));
        }
        TableRoom.rows((long) all, "rows of groups were to be drawn several times", "draw fewer of each group");
        List<long[]> found = new ArrayList<>();
        for (int row = 0; row < groups.rows(); row++) {
            long group = ((Number) value(groups, row, Hidden.GROUP)).longValue();
            long size = size(groups, row);
            long count = (long) count(size);
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + group);
            double[] sums = weights == null || count == 0 ? new double[0] : sums(groups, row);
            for (long draw = 0; draw < count; draw++) {
                long place = weights == null ? random.nextLong(size) : Sampling.place(sums, random.nextDouble());
                found.add(new long[] {group, draw, place});
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            int part = i;
            columns.add(
                    LongColumn.of(found.stream().mapToLong(draw -> draw[part]).toArray()));
        }
        return Frame.partition(schema, columns, found.size());
    }

    /** How many rows a group of that many is to give. */
    private double count(long size) {
        return rows >= 0 ? rows : Math.rint(share * size);
    }

    private static long size(Frame groups, int row) {
        return ((Number) value(groups, row, SIZE)).longValue();
    }

    private double[] sums(Frame groups, int row) {
        String column = Objects.requireNonNull(weights);
        List<?> values = (List<?>) value(groups, row, Hidden.VALUE);
        double[] sums = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            Object weight = values.get(i);
            double number = weight == null ? 0 : Sampling.checked(((Number) weight).doubleValue(), column);
            sum += Double.isNaN(number) ? 0 : number;
            sums[i] = sum;
        }
        if (sum == 0) {
            throw new IllegalArgumentException(
                    "the weights in column '%s' of a group of %d rows add up to 0; give one of its rows a weight"
                            .formatted(column, sums.length));
        }
        return sums;
    }

    private static Object value(Frame frame, int row, String column) {
        return Objects.requireNonNull(frame.valueAt(row, column));
    }
}

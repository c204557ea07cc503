package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes the labels of a partition's rows, and cuts partitions by labels, by place or by chance. */
public final class LabelKernel {
    private LabelKernel() {}

    /** The labels as columns of these names in front of the others; rows are numbered from 0. */
    public static Frame toColumns(Frame frame, List<String> names) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column level = level(frame, i);
            fields.add(new Field(names.get(i), level.dtype()));
            columns.add(level);
        }
        fields.addAll(frame.schema().fields());
        columns.addAll(frame.columns());
        return Frame.partition(Schema.of(fields), columns, frame.rows());
    }

    private static Column level(Frame frame, int level) {
        return frame.index() instanceof RowIndex.Keys keys ? keys.levels().get(level) : RowIndex.numbers(frame.index());
    }

    /** The labels as columns of these names behind the others, too. */
    public static Frame copied(Frame frame, List<String> names) {
        Frame result = frame;
        for (int i = 0; i < names.size(); i++) {
            result = result.with(names.get(i), level(frame, i));
        }
        return result;
    }

    /** The rows labelled by these columns, which are no columns any more, in levels of these names. */
    public static Frame fromColumns(Frame frame, List<String> names, List<String> labels) {
        List<String> rest = frame.schema().drop(names).names();
        List<Column> levels = names.stream().map(frame::column).toList();
        return frame.select(rest).withIndex(new RowIndex.Keys(labels, levels));
    }

    /** The rows numbered from 0. */
    public static Frame numbered(Frame frame) {
        return Frame.partition(frame.schema(), frame.columns(), frame.rows());
    }

    /** A partition cut into so many parts of all rows of the table, of which {@code before} lie before it. */
    public static Shards byRows(Frame frame, long before, long total, int parts) {
        int[] ends = new int[parts];
        for (int i = 0; i < parts; i++) {
            long end = Math.multiplyHigh(total, i + 1L) == 0 ? total * (i + 1L) / parts : total / parts * (i + 1L);
            ends[i] = (int) Math.max(0, Math.min(frame.rows(), end - before));
        }
        return Splitting.byPlace(frame, ends);
    }

    /** A partition cut at bounds of its labels: part {@code i} from bound {@code i} to the next, the last one included. */
    public static Shards byDivisions(Frame frame, Column divisions) {
        Column labels = ((RowIndex.Keys) frame.index()).levels().get(0);
        int parts = divisions.length() - 1;
        int[] places = new int[frame.rows()];
        for (int row = 0; row < places.length; row++) {
            if (labels.isNull(row)) {
                throw new IllegalArgumentException(
                        "a row without a label lies between no divisions; leave such rows out before setIndex, by dropNull(column)");
            }
            if (SortKernel.compare(labels, row, divisions, 0) < 0
                    || SortKernel.compare(labels, row, divisions, parts) > 0) {
                throw new IllegalArgumentException("label %s lies outside the divisions %s to %s; give wider ones"
                        .formatted(labels.valueAt(row), divisions.valueAt(0), divisions.valueAt(parts)));
            }
            places[row] = part(labels, row, divisions, row == 0 ? 0 : places[row - 1]);
        }
        return Splitting.byNumber(frame, places, parts);
    }

    /** The part of a label, which often is that of the one before. */
    private static int part(Column labels, int row, Column divisions, int likely) {
        int low = 0;
        int high = divisions.length() - 2;
        if (SortKernel.compare(labels, row, divisions, likely) >= 0) {
            low = likely;
            if (likely == high || SortKernel.compare(labels, row, divisions, likely + 1) < 0) {
                return likely;
            }
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (SortKernel.compare(labels, row, divisions, middle) >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The rows whose number in [0, 1) is in a range; numbers follow from seed, partition and row. */
    public static Frame sampled(Frame frame, long seed, int partition, double from, double to) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + partition);
        int[] rows = new int[frame.rows()];
        int kept = 0;
        for (int row = 0; row < rows.length; row++) {
            double number = random.nextDouble();
            rows[kept] = row;
            kept += number >= from && number < to ? 1 : 0;
        }
        return frame.take(Arrays.copyOf(rows, kept));
    }
}

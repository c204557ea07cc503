package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Results;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Brings rows under labels that are given. */
final class Reindexing {
    private static final String PLACE = "\u0000place";
    private static final long DAY = 86_400_000_000_000L;
    private static final int MOST = 100_000_000;

    private Reindexing() {}

    /** The dtype of the labels of rows, which have one level. */
    private static Field label(DataFrame table, String what) {
        List<Field> labels = table.expr().labels();
        if (labels.size() > 1) {
            throw new IllegalArgumentException("%s needs rows with one label, they have %d: %s; call resetIndex() first"
                    .formatted(what, labels.size(), labels));
        }
        return labels.isEmpty() ? new Field("", DType.INT64) : labels.get(0);
    }

    /** The rows with these labels, in their order; missing values where a label has no row. */
    static DataFrame at(DataFrame table, Column labels) {
        Field field = label(table, "reindex");
        Schema schema = Schema.of(List.of(new Field(PLACE, DType.INT64)));
        long[] places = LongStream.range(0, labels.length()).toArray();
        Frame wanted = Frame.of(
                schema,
                List.of(Column.ofLongs(DType.INT64, places, null)),
                new RowIndex.Keys(List.of(field.name()), List.of(labels)));
        DataFrame left = DataFrame.fromFrame(wanted, table.npartitions());
        return LabelMerging.beside(left, table, JoinKind.LEFT, "", "")
                .sortValues(PLACE)
                .drop(PLACE);
    }

    static DataFrame at(DataFrame table, List<?> labels) {
        return at(table, Column.of(label(table, "reindex").dtype(), labels));
    }

    /** The rows at every step of a frequency from the first label to the last; computes these two. */
    static DataFrame atSteps(DataFrame table, String rule) {
        Frequency frequency = Frequency.of(rule);
        Field field = label(table, "asfreq");
        if (field.dtype() != DType.DATETIME) {
            throw new IllegalArgumentException(
                    "asfreq needs rows labelled by dates, not by %s; call setIndex(column) first"
                            .formatted(field.dtype()));
        }
        Scalar<Optional<Object>> first = table.index().minValue();
        Scalar<Optional<Object>> last = table.index().maxValue();
        Results found = Bask.compute(first, last);
        Optional<Object> from = found.get(first);
        Optional<Object> to = found.get(last);
        long[] steps = from.isEmpty() || to.isEmpty()
                ? new long[0]
                : steps(frequency, Moments.nanoseconds((LocalDateTime) from.get()), Moments.nanoseconds((LocalDateTime)
                        to.get()));
        return at(table, Column.ofLongs(DType.DATETIME, steps, null));
    }

    private static long[] steps(Frequency frequency, long from, long to) {
        LongStream.Builder steps = LongStream.builder();
        long time = frequency.kind() == Frequency.Kind.FIXED ? 0 : Math.floorMod(from, DAY);
        long at = from - time;
        if (frequency.kind() != Frequency.Kind.FIXED && frequency.edge(frequency.ordinal(at)) != at) {
            at = frequency.edge(frequency.ordinal(at) + 1);
        }
        int count = 0;
        while (at + time <= to) {
            if (++count > MOST) {
                throw new IllegalArgumentException(
                        "frequency '%s' makes more than %d steps; take a longer one".formatted(frequency, MOST));
            }
            steps.add(at + time);
            at = frequency.next(at);
        }
        return steps.build().toArray();
    }
}

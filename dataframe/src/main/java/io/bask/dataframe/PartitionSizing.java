package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Results;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.expr.Repartition;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Frequency;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Partitions of about a size, and partitions of a time. */
final class PartitionSizing {
    /** More partitions than this are taken for a mistake: each costs a task or more. */
    private static final int MOST = 1_000_000;

    private static final long DAY = 86_400_000_000_000L;

    private PartitionSizing() {}

    /** Cuts partitions that are larger than so many bytes, and joins neighbours as long as they are not; measures the table. */
    static DataFrame ofBytes(DataFrame table, long bytes) {
        LongColumn sizes =
                (LongColumn) table.memoryUsagePerPartition().compute().values();
        List<Integer> splits = new ArrayList<>();
        List<Integer> joins = new ArrayList<>();
        long pieces = 0;
        long filled = Long.MAX_VALUE;
        for (int i = 0; i < sizes.length(); i++) {
            long size = sizes.at(i);
            long count = Math.max(1, (size + bytes - 1) / bytes);
            pieces += count;
            if (pieces > MOST) {
                throw new IllegalArgumentException(
                        "partitions of %d bytes are more than %d; ask for larger ones".formatted(bytes, MOST));
            }
            splits.add((int) count);
            for (int piece = 0; piece < count; piece++) {
                boolean joined = filled <= bytes - size / count;
                if (joined) {
                    joins.set(joins.size() - 1, joins.get(joins.size() - 1) + 1);
                } else {
                    joins.add(1);
                    filled = 0;
                }
                filled += size / count;
            }
        }
        return new DataFrame(Repartition.by(table.expr(), new Repartition.Pieces(splits, joins)));
    }

    /** Partitions that begin at the edges of a frequency; computes the least and the greatest label. */
    static DataFrame ofTime(DataFrame table, String rule) {
        Frequency frequency = Frequency.of(rule);
        List<Field> labels = table.expr().labels();
        if (labels.size() != 1 || labels.get(0).dtype() != DType.DATETIME) {
            throw new IllegalArgumentException(
                    "partitions of '%s' need rows labelled by one column of dates, not by %s; call setIndex(column) first"
                            .formatted(rule, labels));
        }
        Scalar<Optional<Object>> first = table.index().minValue();
        Scalar<Optional<Object>> last = table.index().maxValue();
        Results found = Bask.compute(first, last);
        if (found.get(first).isEmpty()) {
            return table.repartition(1);
        }
        long from = nanoseconds(found.get(first));
        long to = nanoseconds(found.get(last));
        long[] edges = edges(startOf(frequency), from, to);
        if (edges.length > MOST) {
            throw new IllegalArgumentException(
                    "partitions of '%s' are more than %d; take a longer time".formatted(rule, MOST));
        }
        LongStream bounds = LongStream.concat(
                LongStream.concat(LongStream.of(from), LongStream.of(edges).filter(edge -> edge > from)),
                LongStream.of(to));
        return new DataFrame(Repartition.at(table.expr(), Column.ofLongs(DType.DATETIME, bounds.toArray(), null)));
    }

    private static long nanoseconds(Optional<Object> label) {
        return Moments.nanoseconds((LocalDateTime) label.orElseThrow());
    }

    /** The edges of a frequency from a moment to another. */
    private static long[] edges(Frequency frequency, long from, long to) {
        long step = frequency.kind() == Frequency.Kind.FIXED ? frequency.count() : DAY;
        long past = Math.floorMod(from, step);
        return Reindexing.steps(frequency, past == 0 ? from : from - past + step, to);
    }

    /** Months, quarters and years as they begin, for what is known by its end. */
    private static Frequency startOf(Frequency frequency) {
        int months = frequency.months();
        return switch (frequency.kind()) {
            case END ->
                new Frequency(
                        frequency.toString(),
                        Frequency.Kind.START,
                        frequency.count(),
                        months,
                        Math.floorMod(frequency.phase() + 1, months));
            case WORKDAY_END ->
                new Frequency(
                        frequency.toString(),
                        Frequency.Kind.WORKDAY_START,
                        frequency.count(),
                        months,
                        Math.floorMod(frequency.phase() + 1, months));
            case HALF_END ->
                new Frequency(
                        frequency.toString(), Frequency.Kind.HALF_START, frequency.count(), months, frequency.phase());
            default -> frequency;
        };
    }
}

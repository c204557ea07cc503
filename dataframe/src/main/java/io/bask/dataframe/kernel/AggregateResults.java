package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes results of what was measured.
 *
 * @param schema of the frames that were aggregated
 * @param keys what they were grouped by
 * @param aggregates the values to compute
 * @param wanted what was measured, in the order of partials' states
 * @param sort true for groups in the order of their keys, false for that of their first appearance
 */
record AggregateResults(Schema schema, List<String> keys, List<Aggregate> aggregates, List<Wanted> wanted, boolean sort)
        implements Serializable {
    private static final String PLACE = "\u0000appearance";
    static final List<SortKey> APPEARANCE = List.of(SortKey.ascending(PLACE));

    /** One row a group, labelled by its keys. */
    Frame of(GroupPartial partial) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Aggregate aggregate : aggregates) {
            Column measured = result(aggregate, partial);
            boolean isLabel = aggregate.aggregation().isLabel();
            Column result = isLabel
                    ? measured
                    : CastKernel.cast(measured, aggregate.result(schema).dtype());
            fields.add(new Field(aggregate.name(), result.dtype()));
            columns.add(result);
        }
        if (keys.isEmpty()) {
            return Frame.of(Schema.of(fields), columns, RowIndex.range(1));
        }
        if (!sort) {
            fields.add(new Field(PLACE, DType.INT64));
            columns.add(partial.states().get(wanted.size() - 1).get(0));
        }
        return Frame.of(Schema.of(fields), columns, new RowIndex.Keys(keys, partial.keys()));
    }

    /** The groups of several parts in their order. */
    Frame ordered(List<Frame> parts) {
        Frame all = Frame.concat(parts);
        if (keys.isEmpty()) {
            return all;
        }
        RowIndex.Keys labels = (RowIndex.Keys) all.index();
        Frame sorted = all.take(SortKernel.order(sort ? labels.levels() : List.of(all.column(PLACE))));
        return sort
                ? sorted
                : sorted.select(aggregates.stream().map(Aggregate::name).toList());
    }

    private Column result(Aggregate aggregate, GroupPartial partial) {
        List<Wanted> sources = AggregateKernel.wanted(aggregate, schema);
        List<List<Column>> states = sources.stream()
                .map(one -> partial.states().get(wanted.indexOf(one)))
                .toList();
        Column result = result(aggregate, partial, sources.get(0), states);
        int least = aggregate.options().minCount();
        if (least == 0) {
            return result;
        }
        LongColumn counts = (LongColumn)
                states.get(aggregate.readsOther() ? 0 : states.size() - 1).get(0);
        long[] words = new long[Bitmap.wordsFor(counts.length())];
        for (int group = 0; group < counts.length(); group++) {
            words[group >> 6] |= (counts.at(group) >= least ? 1L : 0L) << group;
        }
        return Gather.masked(result, Bitmap.adopt(words, counts.length()));
    }

    private Column result(Aggregate aggregate, GroupPartial partial, Wanted source, List<List<Column>> states) {
        Aggregation aggregation = aggregate.aggregation();
        AggregateOptions options = aggregate.options();
        List<Column> state = states.get(0);
        return switch (aggregation) {
            case MEAN ->
                state.get(0).dtype().isDecimal()
                        ? DecimalSums.means(
                                state.get(0), (LongColumn) states.get(1).get(0))
                        : mean((DoubleColumn) state.get(0), (LongColumn)
                                states.get(1).get(0));
            case STD, VAR -> Moments.variance(state, aggregation == Aggregation.STD, options.ddof());
            case SEM -> Moments.error(state, options.ddof());
            case NUNIQUE -> Distinct.count(state, partial.groups());
            case MEDIAN -> Members.quantile(state, partial.groups(), 0.5, Interpolation.LINEAR);
            case QUANTILE -> Members.quantile(state, partial.groups(), options.fraction(), options.interpolation());
            case SKEW -> Shapes.skewness(state);
            case KURT -> Shapes.kurtosis(state);
            case COV -> CoMoments.covariance(state, options.ddof());
            case CORR -> CoMoments.correlation(state);
            case IDXMIN, IDXMAX -> state.get(1);
            case CUSTOM ->
                source.finished(
                        partial.customs().get(wanted.indexOf(source)),
                        aggregate.result(schema).dtype());
            default -> state.get(0);
        };
    }

    private static DoubleColumn mean(DoubleColumn sums, LongColumn counts) {
        double[] out = new double[counts.length()];
        for (int group = 0; group < out.length; group++) {
            out[group] = sums.at(group) / counts.at(group);
        }
        return DoubleColumn.adopt(out);
    }
}

package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.SortKey;
import io.bask.function.Given;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a series does with its labels as a table of one column does it. */
public sealed interface SeriesLabels permits Series {
    private DataFrame frame() {
        return ((Series) this).toFrame();
    }

    private Series of(DataFrame table) {
        return table.col(((Series) this).name());
    }

    /** See {@link TimeMethods#reindex(List, ReindexOptions)}. */
    default Series reindex(List<?> labels, ReindexOptions options) {
        return of(frame().reindex(labels, options));
    }

    /** See {@link TimeMethods#shift(int, String)}: labels move, values stay where they are. */
    default Series shiftLabels(int periods, String frequency) {
        return of(frame().shift(periods, frequency));
    }

    /** See {@link LabelMethods#truncate}. */
    default Series truncate(@Nullable Object before, @Nullable Object after) {
        return of(frame().truncate(before, after));
    }

    /** See {@link LabelMethods#betweenTime(LocalTime, LocalTime)}. */
    default Series betweenTime(LocalTime from, LocalTime to) {
        return of(frame().betweenTime(from, to));
    }

    /** See {@link LabelMethods#betweenTime(LocalTime, LocalTime, Closed)}. */
    default Series betweenTime(LocalTime from, LocalTime to, Closed ends) {
        return of(frame().betweenTime(from, to, ends));
    }

    /** See {@link LabelMethods#atTime}. */
    default Series atTime(LocalTime time) {
        return of(frame().atTime(time));
    }

    /** See {@link LabelMethods#first}. */
    default Series first(String span) {
        return of(frame().first(span));
    }

    /** See {@link LabelMethods#last}. */
    default Series last(String span) {
        return of(frame().last(span));
    }

    /** See {@link LabelMethods#asof}. */
    default Series asof(List<?> where) {
        return of(frame().asof(where));
    }

    /** See {@link LabelMethods#xs}. */
    default Series xs(Object key, String level) {
        return of(frame().xs(key, level));
    }

    /** One level of row labels as columns, called by its values; see {@link StackMethods#unstack}. */
    default DataFrame unstack(String level) {
        Given.notNull(level, "level");
        return frame().unstack(level);
    }

    /** The values in the order of what a function makes of them, the least first and missing ones last: pandas' {@code sort_values(key=)}. */
    default Series sortValues(UnaryOperator<ColumnExpr> key) {
        return sortValues(true, false, key);
    }

    /** The values in the order of what a function makes of them, the least first or the greatest, missing ones first or last. */
    default Series sortValues(boolean ascending, boolean nullsFirst, UnaryOperator<ColumnExpr> key) {
        Given.notNull(key, "key");
        SortKey by = new SortKey(((Series) this).name(), !ascending, nullsFirst);
        return of(frame().sortValues(List.of(by), key));
    }

    /** The values in the order of what a function makes of their labels. */
    default Series sortIndex(UnaryOperator<ColumnExpr> key) {
        return of(frame().sortIndex(key));
    }

    /** See {@link TimeMethods#pctChange(int, String, ChangeOptions)}. */
    default Series pctChange(int periods, String frequency, ChangeOptions options) {
        return of(frame().pctChange(periods, frequency, options));
    }
}

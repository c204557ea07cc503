package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.PeriodFunction;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done with tables over time.
 *
 * <p>Frequencies are written as in pandas: a number and one of D, h (or H), min (or T), s (or S), ms, us, ns, or several of these as in
 * 1h30min; or a number and one of W, W-MON, M, MS, SM, SMS, Q, Q-JAN, QS, QS-FEB, Y (or A), Y-MAR, YS (or AS), YS-APR; with a B in front
 * months, quarters and years begin and end with working days (BM, BMS, BQ, BQS, BY, BYS), and B are these days.
 */
public sealed interface TimeMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /** The rows in steps of that frequency, by the dates that label them: {@code df.setIndex("t").resample("D").mean("x")}. */
    default Resampler resample(String rule) {
        Given.notNull(rule, "rule");
        Frequency frequency = Frequency.of(rule);
        List<Field> labels = self().expr().labels();
        if (labels.size() != 1) {
            throw new IllegalArgumentException(
                    "resample needs rows labelled by one column of dates, not by %s; call setIndex(column) or resample(rule, column)"
                            .formatted(self().indexNames()));
        }
        FrameExpr open = Relabel.toColumns(self().expr(), List.of("\u0000time"));
        return Resampler.of(open, "\u0000time", labels.get(0).name(), frequency);
    }

    /** The rows in steps of that frequency, by a column of dates: {@code df.resample("15min", "t").sum("x")}. */
    default Resampler resample(String rule, String on) {
        Given.notNull(rule, "rule");
        Given.notNull(on, "on");
        return Resampler.of(self().expr(), on, on, Frequency.of(rule));
    }

    /** The rows in steps of that frequency, by the dates of one level of their labels; others are left behind. */
    default Resampler resampleLevel(String rule, String level) {
        Given.notNull(rule, "rule");
        Given.notNull(level, "level");
        List<String> names = Labels.names(self());
        if (!names.contains(level)) {
            throw new IllegalArgumentException(
                    "no level of the row labels is called '%s'; there are %s".formatted(level, names));
        }
        return resampleLevel(rule, names.indexOf(level));
    }

    /** The rows in steps of that frequency, by the dates of one level of their labels, counted from 0; others are left behind. */
    default Resampler resampleLevel(String rule, int level) {
        Given.notNull(rule, "rule");
        List<String> names = Labels.names(self());
        if (level < 0 || level >= names.size()) {
            throw new IllegalArgumentException(
                    "level %d of %d levels %s; levels count from 0".formatted(level, names.size(), names));
        }
        List<String> open = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            open.add(i == level ? "\u0000time" : Hidden.VALUE + i);
        }
        DataFrame rows = new DataFrame(Relabel.toColumns(self().expr(), open));
        open.remove(level);
        FrameExpr kept = rows.drop(open.toArray(String[]::new)).expr();
        return Resampler.of(kept, "\u0000time", names.get(level), Frequency.of(rule));
    }

    /**
     * The rows at every step of a frequency from the first label to the last, values missing where there is no such row. Computes the
     * first and the last label at the call; a label that is there several times comes several times.
     */
    default DataFrame asfreq(String rule) {
        Given.notNull(rule, "rule");
        return Reindexing.atSteps(self(), rule);
    }

    /** The rows at every step of a frequency from the first label to the last; a step without a row gets what the options say. */
    default DataFrame asfreq(String rule, ReindexOptions options) {
        Given.notNull(rule, "rule");
        Given.notNull(options, "options");
        DataFrame steps = Reindexing.atSteps(self(), rule);
        return Reindexing.at(self(), steps, options);
    }

    /** The rows with these labels, in their order; values are missing where no row has a label. */
    default DataFrame reindex(List<?> labels) {
        Given.notNull(labels, "labels");
        return Reindexing.at(self(), labels);
    }

    /** The rows with these labels, in their order; a label that no row has gets what the options say. */
    default DataFrame reindex(List<?> labels, ReindexOptions options) {
        Given.notNull(labels, "labels");
        Given.notNull(options, "options");
        return Reindexing.at(self(), labels, options);
    }

    /** The rows with the labels of another table, in their order, and its columns: pandas' {@code reindex_like}. */
    default DataFrame reindexLike(DataFrame other) {
        return reindexLike(other, ReindexOptions.DEFAULT);
    }

    /** The same; a label that no row has gets what the options say. */
    default DataFrame reindexLike(DataFrame other, ReindexOptions options) {
        Given.notNull(other, "other");
        Given.notNull(options, "options");
        return Reindexing.at(self(), other, options).reindexColumns(other.columns());
    }

    /** Columns of these names, in this order; one that is not there is float64 and all missing. */
    default DataFrame reindexColumns(List<String> names) {
        Given.noneNull(names, "names");
        Map<String, ColumnExpr> added = new LinkedHashMap<>();
        names.stream()
                .filter(name -> !self().schema().contains(name))
                .forEach(name -> added.put(name, ColumnExpr.of(null).cast(DType.FLOAT64)));
        return (added.isEmpty() ? self() : self().assign(added)).select(names);
    }

    /** The rows with the dates that label them moved by so many steps of a frequency; values stay where they are. */
    default DataFrame shift(int periods, String frequency) {
        Given.notNull(frequency, "frequency");
        PeriodFunction move = new PeriodFunction(Frequency.of(frequency), PeriodFunction.Op.MOVE, periods);
        List<Field> labels = self().expr().labels();
        if (labels.size() != 1) {
            throw new IllegalArgumentException(
                    "shift by '%s' needs rows labelled by one column of dates, not by %s; call setIndex(column) first"
                            .formatted(frequency, self().indexNames()));
        }
        String name = labels.get(0).name();
        if (self().schema().contains(name)) {
            throw new IllegalArgumentException(
                    "row labels and a column are both called '%s'; rename the column first".formatted(name));
        }
        DataFrame open = new DataFrame(Relabel.toColumns(self().expr(), List.of(name)));
        DataFrame moved = open.assign(name, ColumnExpr.column(name).apply(move));
        return new DataFrame(Relabel.fromColumns(moved.expr(), List.of(name)));
    }

    /**
     * The changes of numbers from the values so many steps of a frequency before, as shares of them: from the row whose label, moved by
     * these steps, is that of the row; missing where there is none. Rows are labelled by dates, each of which is there once.
     */
    default DataFrame pctChange(int periods, String frequency, ChangeOptions options) {
        Given.notNull(frequency, "frequency");
        Given.notNull(options, "options");
        int limit = options.limit();
        NumberColumns numbers = new NumberColumns(self(), List.of());
        DataFrame filled = switch (options.fill()) {
            case FORWARD -> limit == 0 ? numbers.ffill() : numbers.ffillWithin(limit);
            case BACKWARD -> limit == 0 ? numbers.bfill() : numbers.bfillWithin(limit);
            case NONE -> numbers.then(value -> value);
        };
        DataFrame both = LabelMerging.beside(filled, filled.shift(periods, frequency), JoinKind.LEFT, "", Hidden.OTHER);
        Map<String, ColumnExpr> changes = new LinkedHashMap<>();
        for (String name : filled.columns()) {
            changes.put(
                    name,
                    ColumnExpr.column(name)
                            .div(ColumnExpr.column(name + Hidden.OTHER))
                            .sub(1.0));
        }
        return both.assign(changes).select(filled.columns());
    }
}

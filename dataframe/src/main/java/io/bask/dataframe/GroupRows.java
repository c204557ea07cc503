package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Grouped;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.SortKey;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Some rows of each group: those with the greatest or least values, some drawn by chance; and how often values occur in it. */
public sealed interface GroupRows permits GroupBy {
    private GroupBy groups() {
        return (GroupBy) this;
    }

    private ColumnExpr grouped(RowsFunction function, ColumnExpr operand) {
        return new Grouped(
                function, operand, groups().keys(), groups().options().dropNull());
    }

    /** The number of the group in the order in which results come. */
    private ColumnExpr number() {
        RowsFunction number = new RowsFunction.Number(groups().options().sort());
        return grouped(number, ColumnExpr.column(groups().keys().get(0)));
    }

    /** The {@code n} greatest values of a column in each group, greatest first and missing ones last; of equal ones the first. */
    default DataFrame nlargest(int n, String column) {
        return nlargest(n, Keep.FIRST, column);
    }

    /** The {@code n} least values of a column in each group, least first and missing ones last; of equal ones the first. */
    default DataFrame nsmallest(int n, String column) {
        return nsmallest(n, Keep.FIRST, column);
    }

    /**
     * The {@code n} greatest values of a column in each group, greatest first: labelled by the keys and by the labels that rows had.
     *
     * @param keep which of equal values, the first or the last ones
     */
    default DataFrame nlargest(int n, Keep keep, String column) {
        return extreme(n, RankOptions.DEFAULT.descending(), keep, column);
    }

    /** The {@code n} least values of a column in each group, least first: labelled by the keys and by the labels that rows had. */
    default DataFrame nsmallest(int n, Keep keep, String column) {
        return extreme(n, RankOptions.DEFAULT, keep, column);
    }

    private DataFrame extreme(int n, RankOptions order, Keep keep, String column) {
        Given.notNull(keep, "keep");
        Given.notNull(column, "column");
        if (keep == Keep.NONE) {
            throw new IllegalArgumentException(
                    "of equal values the first or the last ones are kept; use Keep.FIRST or Keep.LAST");
        }
        checkCount(n);
        RankOptions options = order.withMissing(RankOptions.Missing.BOTTOM);
        ColumnExpr value = ColumnExpr.column(column);
        ColumnExpr rank = grouped(
                new RowsFunction.Rank(
                        options.withTies(keep == Keep.FIRST ? RankOptions.Ties.FIRST : RankOptions.Ties.MAX)),
                value);
        if (keep == Keep.LAST) {
            List<String> same = new ArrayList<>(groups().keys());
            same.add(column);
            rank = rank.sub(new Grouped(new RowsFunction.Place(false), value, same, false));
        }
        return ranked(rank, n, List.of(column));
    }

    private static void checkCount(int n) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "%d rows asked for; the number of rows must not be negative".formatted(n));
        }
    }

    /** The rows of each group up to a rank in order of ranks, labelled by keys and the labels that they had. */
    private DataFrame ranked(ColumnExpr rank, int n, List<String> columns) {
        List<String> keys = groups().keys();
        DataFrame table = new DataFrame(groups().expr());
        List<String> levels = new ArrayList<>(keys);
        levels.addAll(Labels.names(table));
        List<String> open = new ArrayList<>();
        for (int level = keys.size(); level < levels.size(); level++) {
            open.add("\u0000level" + level);
        }
        List<String> order = List.of("\u0000rank", Hidden.GROUP);
        DataFrame rows = new DataFrame(Relabel.toColumns(table.expr(), open))
                .assign(order.get(0), rank)
                .assign(Hidden.GROUP, number())
                .filter(ColumnExpr.column(order.get(0)).le(n))
                .sortValues(Hidden.GROUP, order.get(0));
        List<String> kept = new ArrayList<>(keys);
        kept.addAll(open);
        kept.addAll(columns);
        List<String> labels = new ArrayList<>(keys);
        labels.addAll(open);
        return groups().finished(
                        new DataFrame(Relabel.fromColumns(rows.select(kept).expr(), labels, levels)));
    }

    /**
     * That many rows of each group by chance, all where it has fewer, group after group in the order in which they were drawn; the same
     * seed draws the same rows whatever the partitions.
     */
    default DataFrame sampleRows(int rows, long seed) {
        return sampleRows(rows, seed, false, null);
    }

    /**
     * That many rows of each group by chance, group after group in the order in which they were drawn.
     *
     * @param replace true where a row may be drawn several times; else all rows come of a group that has fewer
     * @param weights a column of numbers that rows are drawn in proportion to, a missing one counting as zero; null for equal chances
     */
    default DataFrame sampleRows(int rows, long seed, boolean replace, @Nullable String weights) {
        checkCount(rows);
        if (replace) {
            TableRoom.rows(rows, "rows of groups were to be drawn several times", "draw fewer of each group");
        }
        return replace ? again(new GroupSampling(rows, 0, seed, weights)) : drawn(rank -> rank.le(rows), seed, weights);
    }

    /** That share of the rows of each group by chance, as a rounded number of rows. */
    default DataFrame sample(double share, long seed) {
        return sample(share, seed, false, null);
    }

    /**
     * That share of the rows of each group by chance, as a rounded number of rows, see the other method.
     *
     * @param replace true where a row may be drawn several times; then the share may be more than 1
     * @param weights a column of numbers that rows are drawn in proportion to, a missing one counting as zero; null for equal chances
     */
    default DataFrame sample(double share, long seed, boolean replace, @Nullable String weights) {
        if (!(share >= 0 && (replace ? share < Double.POSITIVE_INFINITY : share <= 1))) {
            throw new IllegalArgumentException("a share of %s was asked for; shares lie in [0, 1]%s"
                    .formatted(share, replace ? ", or are greater where rows come several times" : ""));
        }
        if (replace) {
            return again(new GroupSampling(-1, share, seed, weights));
        }
        RowsFunction size = new RowsFunction.Whole(Aggregation.SIZE, AggregateOptions.DEFAULT);
        ColumnExpr rows = grouped(size, ColumnExpr.column(groups().keys().get(0)));
        return drawn(rank -> rank.le(rows.mul(share).round(0)), seed, weights);
    }

    private DataFrame again(GroupSampling draws) {
        if (draws.weights() != null) {
            Sampling.checkWeights(new DataFrame(groups().expr()), draws.weights());
        }
        ColumnExpr place = grouped(
                new RowsFunction.Place(false), ColumnExpr.column(groups().keys().get(0)));
        return draws.drawn(groups(), number(), place);
    }

    private DataFrame drawn(UnaryOperator<ColumnExpr> test, long seed, @Nullable String weights) {
        String draw = "\u0000draw";
        String rank = "\u0000rank";
        DataFrame table = new DataFrame(groups().expr());
        ColumnExpr chance = Sampling.chance(seed);
        if (weights != null) {
            Sampling.checkWeights(table, weights);
            Function1<Object, Double> check = weight -> Sampling.checked(((Number) weight).doubleValue(), weights);
            ColumnExpr weight = ColumnExpr.column(weights).map(check, DType.FLOAT64);
            chance = chance.div(weight.where(weight.gt(0), null));
        }
        RankOptions first = RankOptions.DEFAULT.withTies(RankOptions.Ties.FIRST);
        ColumnExpr place = grouped(new RowsFunction.Rank(first), ColumnExpr.column(draw));
        return table.assign(draw, chance)
                .assign(rank, place)
                .assign(Hidden.GROUP, number())
                .filter(test.apply(ColumnExpr.column(rank)))
                .sortValues(Hidden.GROUP, rank)
                .drop(draw, rank, Hidden.GROUP);
    }

    /** How often each value of a column occurs in each group: labelled by keys and values, the most frequent first. */
    default DataFrame valueCounts(String column) {
        return valueCounts(CountOptions.DEFAULT, column);
    }

    /**
     * How often each value of a column occurs in each group, labelled by keys and values, in a column {@code count}; as shares of those
     * counted in the group, the rarest first, or in the order of the values.
     */
    default DataFrame valueCounts(CountOptions options, String column) {
        Given.notNull(options, "options");
        Given.notNull(column, "column");
        List<String> keys = new ArrayList<>(groups().keys());
        if (keys.contains(column)) {
            throw new IllegalArgumentException("column '%s' is a key already".formatted(column));
        }
        keys.add(column);
        DataFrame table = new DataFrame(groups().expr()).assign(Hidden.GROUP, number());
        DataFrame wanted = groups().options().dropNull() ? table.dropNull(Hidden.GROUP) : table;
        DataFrame counted = options.dropNull() ? wanted.dropNull(column) : wanted;
        DataFrame counts = counted.groupBy(keys.toArray(String[]::new))
                .dropNull(false)
                .asIndex(false)
                .agg(Aggregate.rows(), new Aggregate(Hidden.GROUP, Aggregation.FIRST, Hidden.GROUP));
        List<SortKey> order = new ArrayList<>(List.of(SortKey.ascending(Hidden.GROUP)));
        if (options.sort()) {
            order.add(options.ascending() ? SortKey.ascending("count") : SortKey.descending("count"));
        }
        DataFrame sorted = counts.sortValues(order);
        ColumnExpr count = ColumnExpr.column("count");
        ColumnExpr share = count.cast(DType.FLOAT64).div(count.transform(Aggregation.SUM, Hidden.GROUP));
        DataFrame shown = options.normalize() ? sorted.assign("count", share) : sorted;
        List<String> kept = new ArrayList<>(keys);
        kept.add("count");
        return groups().finished(shown.select(kept).setIndexUnsorted(keys.toArray(String[]::new)));
    }
}

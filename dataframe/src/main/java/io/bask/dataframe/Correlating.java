package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Grouped;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Repartition;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.lower.Concordances;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.RankOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Correlations of pairs of columns, of a whole table or of each group: a column a pair.
 *
 * @param method how they are measured
 * @param least how many rows must have both values
 * @param pairs which columns, and what the results are called
 */
record Correlating(Correlation method, int least, List<Concordances.Pair> pairs) {
    private static final String OPEN = "\u0001";

    Correlating {
        if (least < 0) {
            throw new IllegalArgumentException("minPeriods %d was asked for; it must not be negative".formatted(least));
        }
    }

    /** One row with a correlation of each pair. */
    DataFrame whole(DataFrame table) {
        if (method == Correlation.KENDALL) {
            Concordances function = new Concordances(pairs, least);
            FrameExpr columns = new Project(table.expr(), operands());
            FrameExpr together = Repartition.into(Relabel.numbered(columns), 1);
            return new DataFrame(MapPartitions.of(together, function, function.schema()));
        }
        boolean isOfRanks = method == Correlation.SPEARMAN;
        DataFrame values = isOfRanks ? ranked(table, ColumnExpr::rank) : table;
        return new DataFrame(new Aggregated(values.expr(), List.of(), aggregates(isOfRanks)));
    }

    /** One row a group, labelled by its keys. */
    DataFrame each(GroupBy groups) {
        GroupBy labelled = groups.asIndex(true);
        if (method == Correlation.KENDALL) {
            return concordant(labelled);
        }
        if (method == Correlation.PEARSON) {
            return labelled.agg(aggregates(false));
        }
        RowsFunction rank = new RowsFunction.Rank(RankOptions.DEFAULT);
        DataFrame ranked = ranked(
                new DataFrame(groups.expr()),
                value ->
                        new Grouped(rank, value, groups.keys(), groups.options().dropNull()));
        return labelled.over(ranked.expr()).agg(aggregates(true));
    }

    /** Functions of groups do not see hidden columns, so operands get names of their own. */
    private DataFrame concordant(GroupBy groups) {
        Map<String, ColumnExpr> open = new LinkedHashMap<>();
        operands().forEach(name -> open.put(OPEN + name, ColumnExpr.column(name)));
        List<String> wanted = new ArrayList<>(groups.keys());
        wanted.addAll(open.keySet());
        List<Concordances.Pair> renamed = pairs.stream()
                .map(pair -> new Concordances.Pair(OPEN + pair.left(), OPEN + pair.right(), pair.name()))
                .toList();
        Concordances function = new Concordances(renamed, least);
        FrameExpr values =
                new DataFrame(groups.expr()).assign(open).select(wanted).expr();
        return groups.over(values).apply(function, function.schema());
    }

    private List<String> operands() {
        Set<String> names = new LinkedHashSet<>();
        for (Concordances.Pair pair : pairs) {
            names.add(pair.left());
            names.add(pair.right());
        }
        return List.copyOf(names);
    }

    /** The table with the ranks of both columns of each pair among the rows that have both values. */
    private DataFrame ranked(DataFrame table, UnaryOperator<ColumnExpr> rank) {
        Map<String, ColumnExpr> ranks = new LinkedHashMap<>();
        for (Concordances.Pair pair : pairs) {
            ColumnExpr left = ColumnExpr.column(pair.left());
            ColumnExpr right = ColumnExpr.column(pair.right());
            ColumnExpr both = left.notNull().and(right.notNull());
            ranks.put(rankName(pair.left(), pair.right()), rank.apply(left.where(both, null)));
            ranks.put(rankName(pair.right(), pair.left()), rank.apply(right.where(both, null)));
        }
        return table.assign(ranks);
    }

    private static String rankName(String column, String other) {
        return "\u0000rank of " + PairTables.name(column, other);
    }

    private List<Aggregate> aggregates(boolean ofRanks) {
        List<Aggregate> all = new ArrayList<>();
        for (Concordances.Pair pair : pairs) {
            String left = ofRanks ? rankName(pair.left(), pair.right()) : pair.left();
            String right = ofRanks ? rankName(pair.right(), pair.left()) : pair.right();
            AggregateOptions numbers =
                    AggregateOptions.DEFAULT.withMinCount(least).withOther(right);
            all.add(new Aggregate(left, Aggregation.CORR, pair.name(), numbers));
        }
        return all;
    }

    /** Every column of some with every other one. */
    static List<Concordances.Pair> everyPair(List<String> names) {
        List<Concordances.Pair> pairs = new ArrayList<>();
        for (String left : names) {
            for (String right : names) {
                pairs.add(new Concordances.Pair(left, right, PairTables.name(left, right)));
            }
        }
        return pairs;
    }
}

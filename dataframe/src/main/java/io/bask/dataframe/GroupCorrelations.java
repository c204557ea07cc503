package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.lower.Concordances;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How far columns go together in each group. */
public sealed interface GroupCorrelations permits GroupBy {
    private GroupBy groups() {
        return (GroupBy) this;
    }

    /** The sample covariances of each group's columns: one row a group and column, labelled by both. */
    default DataFrame cov(String... columns) {
        return cov(0, 1, columns);
    }

    /** The covariances with divisor {@code n - ddof}, missing where fewer than so many rows of the group have both values. */
    default DataFrame cov(int minPeriods, int ddof, String... columns) {
        Given.noneNull(columns, "columns");
        List<String> names = groups().chosen(Aggregation.COV, columns);
        AggregateOptions numbers =
                AggregateOptions.DEFAULT.withMinCount(minPeriods).withDdof(ddof);
        List<Aggregate> all = new ArrayList<>();
        for (Concordances.Pair pair : Correlating.everyPair(names)) {
            all.add(new Aggregate(pair.left(), Aggregation.COV, pair.name(), numbers.withOther(pair.right())));
        }
        return stacked(groups().asIndex(true).agg(all), names);
    }

    /** Pearson's correlations of each group's columns: one row a group and column, labelled by both. */
    default DataFrame corr(String... columns) {
        return corr(Correlation.PEARSON, 0, columns);
    }

    /** The correlations of each group's columns, missing where fewer than so many rows of the group have both values. */
    default DataFrame corr(Correlation method, int minPeriods, String... columns) {
        Given.notNull(method, "method");
        Given.noneNull(columns, "columns");
        List<String> names = groups().chosen(Aggregation.CORR, columns);
        Correlating pairs = new Correlating(method, minPeriods, Correlating.everyPair(names));
        return stacked(pairs.each(groups()), names);
    }

    private DataFrame stacked(DataFrame flat, List<String> names) {
        return groups().finished(PairTables.stacked(flat.resetIndex(), groups().keys(), names));
    }

    /** Pearson's correlations of each group's columns with a series, see the other method. */
    default DataFrame corrWith(Series other, String... columns) {
        return corrWith(other, Correlation.PEARSON, columns);
    }

    /**
     * The correlations of each group's columns, or of all others than the keys, with a series, of the rows that have both values. Rows of
     * another table go together with this one's by their labels.
     */
    default DataFrame corrWith(Series other, Correlation method, String... columns) {
        Given.notNull(other, "other");
        Given.notNull(method, "method");
        Given.noneNull(columns, "columns");
        List<String> names = groups().chosen(Aggregation.CORR, columns);
        ComparisonMethods.checkNumbers(other);
        DataFrame both =
                ComparisonMethods.besideSeries(new DataFrame(groups().expr()), keyed(names), other, JoinKind.LEFT);
        List<Concordances.Pair> pairs = new ArrayList<>();
        names.forEach(name -> pairs.add(new Concordances.Pair(name, Hidden.VALUE, name)));
        DataFrame found = new Correlating(method, 0, pairs).each(groups().over(both.expr()));
        return groups().finished(found);
    }

    /** Pearson's correlations of each group's columns with those of the same names in another table, see the other method. */
    default DataFrame corrWith(DataFrame other) {
        return corrWith(other, Correlation.PEARSON, false);
    }

    /**
     * The correlations of each group's columns of numbers or truth values with those of the same names in another table, of the rows with
     * equal labels that have both values; behind them, missing, columns that only one of the tables has, in order, unless they are dropped.
     */
    default DataFrame corrWith(DataFrame other, Correlation method, boolean drop) {
        Given.notNull(other, "other");
        Given.notNull(method, "method");
        List<String> own = groups().chosen(Aggregation.CORR);
        List<String> its = ComparisonMethods.numbers(other);
        List<String> shared = own.stream().filter(its::contains).toList();
        ComparisonMethods.checkShared(shared, new DataFrame(groups().expr()), other);
        DataFrame renamed = other.select(shared).rename(name -> name + Hidden.OTHER);
        DataFrame both = LabelMerging.beside(
                new DataFrame(groups().expr()).select(keyed(shared)), renamed, JoinKind.LEFT, "", Hidden.OTHER);
        List<Concordances.Pair> pairs = new ArrayList<>();
        shared.forEach(name -> pairs.add(new Concordances.Pair(name, name + Hidden.OTHER, name)));
        DataFrame found = new Correlating(method, 0, pairs).each(groups().over(both.expr()));
        Map<String, ColumnExpr> missing = new LinkedHashMap<>();
        TreeSet<String> alone = new TreeSet<>(own);
        alone.addAll(its);
        shared.forEach(alone::remove);
        alone.forEach(name -> missing.put(name, ColumnExpr.of(null).cast(DType.FLOAT64)));
        return groups().finished(drop || missing.isEmpty() ? found : found.assign(missing));
    }

    /** The keys and these columns. */
    private List<String> keyed(List<String> names) {
        List<String> all = new ArrayList<>(groups().keys());
        all.addAll(names);
        return all;
    }
}

package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.schema.JoinKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of numbers from those of the same group at another time, as shares of them.
 *
 * <p>Each row is brought together with the row of its group whose label, moved by steps of a frequency, is its own.
 */
final class GroupChanges {
    private static final String LABEL = "\u0000label";

    private GroupChanges() {}

    /**
     * The changes, in the order of the rows and with their labels.
     *
     * @param rows the numbers, and what tells their groups apart
     * @param keys which columns these are; rows that miss one have no change
     * @param names which columns the numbers are in
     */
    static DataFrame of(DataFrame rows, List<String> keys, List<String> names, int periods, String frequency) {
        List<String> wanted = new ArrayList<>(keys);
        names.stream().filter(name -> !wanted.contains(name)).forEach(wanted::add);
        DataFrame own = rows.select(wanted);
        DataFrame before = opened(own.shift(periods, frequency));
        List<String> on = new ArrayList<>(keys);
        on.add(LABEL);
        MergeOptions options =
                MergeOptions.on(on.toArray(String[]::new)).how(JoinKind.LEFT).suffixes("", Hidden.OTHER);
        DataFrame both = opened(own).merge(before, options);
        ColumnExpr isInGroup = ColumnExpr.of(true);
        for (String key : keys) {
            isInGroup = isInGroup.and(ColumnExpr.column(key).notNull());
        }
        Map<String, ColumnExpr> changes = new LinkedHashMap<>();
        for (String name : names) {
            ColumnExpr share = ColumnExpr.column(name)
                    .div(ColumnExpr.column(name + Hidden.OTHER))
                    .sub(1.0);
            changes.put(name, ColumnExpr.where(isInGroup, share, ColumnExpr.of(null)));
        }
        List<String> kept = new ArrayList<>(List.of(LABEL));
        kept.addAll(names);
        DataFrame labelled = both.assign(changes).select(kept).setIndexUnsorted(LABEL);
        return Labels.named(labelled, rows.indexNames().isEmpty() ? List.of("") : rows.indexNames());
    }

    private static DataFrame opened(DataFrame table) {
        return new DataFrame(Relabel.toColumns(table.expr(), List.of(LABEL)));
    }
}

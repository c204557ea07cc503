package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the rows of two tables together in the order of their keys.
 *
 * <p>Keys and numbers of rows alone are merged and sorted; numbers that are missing are perhaps those before them; then the rows of these
 * numbers come in.
 */
final class OrderedMerging {
    private static final String LEFT_ROW = "\u0000left row";
    private static final String RIGHT_ROW = "\u0000right row";
    private static final String PLACE = "\u0000place";

    private OrderedMerging() {}

    static DataFrame merge(DataFrame left, DataFrame right, JoinKind how, boolean fills, List<String> on) {
        if (on.isEmpty() || how == JoinKind.SEMI || how == JoinKind.ANTI) {
            throw new IllegalArgumentException(
                    "mergeOrdered by %s, %s: give columns of both tables, and INNER, LEFT, RIGHT or OUTER"
                            .formatted(on, how));
        }
        DataFrame own = left.resetIndex(true).assign(LEFT_ROW, ColumnExpr.of(1L).cumcount());
        DataFrame its =
                right.resetIndex(true).assign(RIGHT_ROW, ColumnExpr.of(1L).cumcount());
        String[] keys = on.toArray(String[]::new);
        List<SortKey> order =
                new ArrayList<>(on.stream().map(SortKey::ascending).toList());
        order.add(SortKey.ascending(how == JoinKind.RIGHT ? RIGHT_ROW : LEFT_ROW));
        order.add(SortKey.ascending(how == JoinKind.RIGHT ? LEFT_ROW : RIGHT_ROW));
        DataFrame sorted = own.select(with(on, LEFT_ROW))
                .merge(its.select(with(on, RIGHT_ROW)), how, keys)
                .sortValues(order);
        DataFrame numbered = fills
                ? sorted.assign(Map.of(
                        LEFT_ROW, ColumnExpr.column(LEFT_ROW).ffill(),
                        RIGHT_ROW, ColumnExpr.column(RIGHT_ROW).ffill()))
                : sorted;
        DataFrame placed = numbered.assign(PLACE, ColumnExpr.of(1L).cumcount());
        Map<String, String> ownNames = new HashMap<>();
        Map<String, String> itsNames = new HashMap<>();
        for (String name : left.columns()) {
            if (right.columns().contains(name) && !on.contains(name)) {
                ownNames.put(name, name + "_x");
                itsNames.put(name, name + "_y");
            }
        }
        DataFrame whole = placed.merge(own.drop(keys).rename(ownNames), JoinKind.LEFT, LEFT_ROW)
                .merge(its.drop(keys).rename(itsNames), JoinKind.LEFT, RIGHT_ROW)
                .sortValues(PLACE);
        List<String> kept = new ArrayList<>();
        left.columns().forEach(name -> kept.add(ownNames.getOrDefault(name, name)));
        right.columns().stream()
                .filter(name -> !on.contains(name))
                .forEach(name -> kept.add(itsNames.getOrDefault(name, name)));
        return whole.select(kept).resetIndex(true);
    }

    private static List<String> with(List<String> names, String more) {
        List<String> all = new ArrayList<>(names);
        all.add(more);
        return all;
    }
}

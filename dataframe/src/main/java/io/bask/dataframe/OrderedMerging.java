package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregation;
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
 * numbers come in. Where a table comes in groups, the number of the group is a key in front: the other table's rows have those of all
 * groups, or of the one whose columns they have.
 */
final class OrderedMerging {
    private static final String LEFT_ROW = "\u0000left row";
    private static final String RIGHT_ROW = "\u0000right row";
    private static final String PLACE = "\u0000place";

    private final OrderedOptions options;
    private final List<String> by;
    private final List<String> keys;
    private final List<String> rightKeys;

    private OrderedMerging(OrderedOptions options) {
        this.options = options;
        this.by = options.leftBy().isEmpty() ? options.rightBy() : options.leftBy();
        this.keys = new ArrayList<>(options.on());
        this.rightKeys = new ArrayList<>(options.rightOn());
        if (!by.isEmpty()) {
            keys.add(0, Hidden.GROUP);
            rightKeys.add(0, Hidden.GROUP);
        }
    }

    static DataFrame merge(DataFrame left, DataFrame right, OrderedOptions options) {
        options.on().forEach(left.schema()::indexOf);
        options.rightOn().forEach(right.schema()::indexOf);
        return new OrderedMerging(options).merged(left, right);
    }

    private DataFrame merged(DataFrame left, DataFrame right) {
        DataFrame own = left.resetIndex(true).assign(LEFT_ROW, ColumnExpr.of(1L).cumcount());
        DataFrame its =
                right.resetIndex(true).assign(RIGHT_ROW, ColumnExpr.of(1L).cumcount());
        if (by.isEmpty()) {
            return whole(own, its, placed(own.select(with(keys, LEFT_ROW)), rightKeys(its)));
        }
        boolean isLeft = !options.leftBy().isEmpty();
        DataFrame grouped = numbered(isLeft ? own : its, isLeft ? LEFT_ROW : RIGHT_ROW);
        List<String> named = with(by, Hidden.GROUP);
        DataFrame groups = grouped.select(named).dropDuplicates(Hidden.GROUP);
        DataFrame other = isLeft ? its : own;
        boolean hasGroups = by.stream().allMatch(other.schema()::contains);
        DataFrame met = hasGroups
                ? other.merge(groups, by.toArray(String[]::new))
                : other.merge(groups.select(Hidden.GROUP), MergeOptions.cross());
        DataFrame ownKeys = (isLeft ? grouped : met).select(with(keys, LEFT_ROW));
        DataFrame itsKeys = rightKeys(isLeft ? met : grouped);
        DataFrame placed = placed(ownKeys, itsKeys).merge(groups, JoinKind.LEFT, Hidden.GROUP);
        return whole(own, its, placed);
    }

    /** The keys of the right table under the names of the left one's. */
    private DataFrame rightKeys(DataFrame its) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i).equals(rightKeys.get(i))) {
                names.put(rightKeys.get(i), keys.get(i));
            }
        }
        return its.select(with(rightKeys, RIGHT_ROW)).rename(names);
    }

    /** The rows of groups, with their number in the order of first appearance; those that miss a column of it left out. */
    private DataFrame numbered(DataFrame rows, String row) {
        ColumnExpr first = ColumnExpr.column(row).transform(Aggregation.MIN, by.toArray(String[]::new));
        return rows.assign(Hidden.GROUP, first).dropNull(by.toArray(String[]::new));
    }

    /** Keys and numbers of rows in their order, numbered. */
    private DataFrame placed(DataFrame own, DataFrame its) {
        boolean isRight = options.how() == JoinKind.RIGHT;
        List<SortKey> order =
                new ArrayList<>(keys.stream().map(SortKey::ascending).toList());
        order.add(SortKey.ascending(isRight ? RIGHT_ROW : LEFT_ROW));
        order.add(SortKey.ascending(isRight ? LEFT_ROW : RIGHT_ROW));
        DataFrame sorted =
                own.merge(its, options.how(), keys.toArray(String[]::new)).sortValues(order);
        String[] over = by.isEmpty() ? new String[0] : new String[] {Hidden.GROUP};
        DataFrame numbered = options.fills()
                ? sorted.assign(Map.of(
                        LEFT_ROW, ColumnExpr.column(LEFT_ROW).ffill(over),
                        RIGHT_ROW, ColumnExpr.column(RIGHT_ROW).ffill(over)))
                : sorted;
        return numbered.assign(PLACE, ColumnExpr.of(1L).cumcount());
    }

    /** The rows of both tables with these numbers. */
    private DataFrame whole(DataFrame own, DataFrame its, DataFrame placed) {
        Map<String, String> ownNames = new HashMap<>();
        Map<String, String> itsNames = new HashMap<>();
        List<String> known = new ArrayList<>(options.on());
        known.removeIf(key -> !options.rightOn().get(options.on().indexOf(key)).equals(key));
        List<String> apart = new ArrayList<>(options.on());
        apart.removeAll(known);
        known.addAll(by);
        for (String name : own.columns()) {
            if (its.columns().contains(name) && !known.contains(name)) {
                ownNames.put(name, name + options.leftSuffix());
                itsNames.put(name, name + options.rightSuffix());
            }
        }
        DataFrame whole = placed.drop(apart.toArray(String[]::new))
                .merge(without(own, known).rename(ownNames), JoinKind.LEFT, LEFT_ROW)
                .merge(without(its, known).rename(itsNames), JoinKind.LEFT, RIGHT_ROW)
                .sortValues(PLACE);
        List<String> kept = new ArrayList<>();
        own.drop(LEFT_ROW).columns().forEach(name -> kept.add(ownNames.getOrDefault(name, name)));
        its.drop(RIGHT_ROW).columns().stream()
                .filter(name -> !kept.contains(name))
                .forEach(name -> kept.add(itsNames.getOrDefault(name, name)));
        return whole.select(kept).resetIndex(true);
    }

    private static DataFrame without(DataFrame rows, List<String> names) {
        return rows.drop(names.stream().filter(rows.schema()::contains).toArray(String[]::new));
    }

    private static List<String> with(List<String> names, String more) {
        List<String> all = new ArrayList<>(names);
        all.add(more);
        return all;
    }
}

package io.bask.dataframe;

import io.bask.dataframe.AsofOptions.Direction;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds for each row of a table the nearest one of another by an ordered column.
 *
 * <p>The rows of both tables, no more than their keys and their numbers, are stacked and sorted; then the number of the last right
 * row before each left one is the last number that is not missing, and of the first one behind it the next. Columns of the right rows
 * found come in by a merge on these numbers. So both tables may be in any order and any number of partitions.
 */
final class AsofMerging {
    private static final String ON = "\u0000on";
    private static final String SIDE = "\u0000side";
    private static final String LEFT_ROW = "\u0000left row";
    private static final String RIGHT_ROW = "\u0000right row";
    private static final String RIGHT_AHEAD = "\u0000right row ahead";
    private static final String BEFORE = "\u0000before";
    private static final String BEHIND = "\u0000behind";
    private static final String BEFORE_ON = "\u0000before on";
    private static final String BEHIND_ON = "\u0000behind on";

    private final DataFrame left;
    private final DataFrame right;
    private final AsofOptions options;
    private final boolean prefersBehind;

    private AsofMerging(DataFrame left, DataFrame right, AsofOptions options, boolean prefersBehind) {
        this.left = left;
        this.right = right;
        this.options = options;
        this.prefersBehind = prefersBehind;
    }

    static DataFrame merge(DataFrame left, DataFrame right, AsofOptions options) {
        return merge(left, right, options, false);
    }

    /** The same, perhaps with the row behind where it is as near as the one before. */
    static DataFrame merge(DataFrame left, DataFrame right, AsofOptions options, boolean prefersBehind) {
        if (!options.by().equals(options.rightBy())) {
            return byOthers(left, right, options);
        }
        AsofMerging merging = new AsofMerging(left, right, options, prefersBehind);
        merging.check();
        return merging.merged();
    }

    /** Columns of different names that have to be equal are copied, so that both are of one name. */
    private static DataFrame byOthers(DataFrame left, DataFrame right, AsofOptions options) {
        int count = options.by().size();
        if (count != options.rightBy().size()) {
            throw new IllegalArgumentException(
                    "columns %s of the left table were to be equal to %s of the right one; give as many of both"
                            .formatted(options.by(), options.rightBy()));
        }
        Map<String, ColumnExpr> own = new LinkedHashMap<>();
        Map<String, ColumnExpr> its = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            own.put("\u0000by" + i, ColumnExpr.column(options.by().get(i)));
            its.put("\u0000by" + i, ColumnExpr.column(options.rightBy().get(i)));
        }
        String[] names = own.keySet().toArray(String[]::new);
        return merge(left.assign(own), right.assign(its), options.by(names)).drop(names);
    }

    private void check() {
        DType own = left.schema().dtype(options.leftOn());
        DType its = right.schema().dtype(options.rightOn());
        boolean isOrdered = own.isNumeric() && its.isNumeric() || own.isTime() && own == its;
        if (!isOrdered) {
            throw new IllegalArgumentException(
                    "mergeAsof needs two columns of numbers, of dates or of timedeltas, and '%s' is %s and '%s' is %s; cast one"
                            .formatted(options.leftOn(), own, options.rightOn(), its));
        }
        checkTolerance(own, DType.widen(own, its));
        for (String key : options.by()) {
            DType a = left.schema().dtype(key);
            DType b = right.schema().dtype(key);
            if (a != b && !(a.isNumeric() && b.isNumeric()) && !(a.isText() && b.isText())) {
                throw new IllegalArgumentException(
                        "key '%s' of the left table is %s and of the right one %s, which never equal; cast one with astype"
                                .formatted(key, a, b));
            }
        }
    }

    private void checkTolerance(DType own, DType ordered) {
        Object tolerance = options.tolerance();
        if (tolerance == null) {
            return;
        }
        boolean fits = ordered.isTime() ? tolerance instanceof Duration : tolerance instanceof Number;
        if (!fits) {
            throw new IllegalArgumentException(
                    "a tolerance of %s (a %s) was asked for, and column '%s' is %s; give a %s"
                            .formatted(
                                    tolerance,
                                    tolerance.getClass().getSimpleName(),
                                    options.leftOn(),
                                    own,
                                    ordered.isTime() ? "Duration" : "number"));
        }
    }

    private static DataFrame numbered(DataFrame table, String name) {
        return table.resetIndex(true).assign(name, ColumnExpr.of(1L).cumcount());
    }

    private DataFrame merged() {
        DataFrame own = numbered(left, LEFT_ROW);
        DataFrame its = numbered(right, RIGHT_ROW);
        DataFrame found = found(own, its);
        DataFrame chosen = own.merge(found, JoinKind.LEFT, LEFT_ROW);
        Map<String, String> names = names(its);
        String[] keys = {RIGHT_ROW};
        DataFrame whole = renamedLeft(chosen)
                .merge(its.rename(names).drop(dropped(its)), JoinKind.LEFT, keys)
                .sortValues(LEFT_ROW)
                .drop(LEFT_ROW, RIGHT_ROW);
        return whole.resetIndex(true);
    }

    /** Columns of the right table that come out once: the keys, and the ordered column where both call it alike. */
    private String[] dropped(DataFrame its) {
        List<String> names = new ArrayList<>(options.by());
        if (options.leftOn().equals(options.rightOn())) {
            names.add(options.rightOn());
        }
        return names.toArray(String[]::new);
    }

    private List<String> shared() {
        List<String> both = new ArrayList<>(left.columns());
        both.retainAll(right.columns());
        both.removeAll(List.of(dropped(right)));
        return both;
    }

    private Map<String, String> names(DataFrame its) {
        Map<String, String> names = new HashMap<>();
        shared().forEach(name -> names.put(name, name + options.rightSuffix()));
        return names;
    }

    private DataFrame renamedLeft(DataFrame table) {
        Map<String, String> names = new HashMap<>();
        shared().forEach(name -> names.put(name, name + options.leftSuffix()));
        return names.isEmpty() ? table : table.rename(names);
    }

    /** For each left row the number of the right row that goes with it. */
    private DataFrame found(DataFrame own, DataFrame its) {
        List<SortKey> order = new ArrayList<>(List.of(SortKey.ascending(ON), SortKey.ascending(SIDE)));
        DataFrame rows = JoinMethods.concat(stacked(own, its));
        DataFrame sorted = rows.filter(ColumnExpr.column(ON).notNull()).sortValues(order);
        String[] by = options.by().toArray(String[]::new);
        Map<String, ColumnExpr> near = new LinkedHashMap<>();
        near.put(BEFORE, ColumnExpr.column(RIGHT_ROW).ffill(by));
        near.put(BEHIND, ColumnExpr.column(RIGHT_AHEAD).bfill(by));
        near.put(BEFORE_ON, placeOf(RIGHT_ROW).ffill(by));
        near.put(BEHIND_ON, placeOf(RIGHT_AHEAD).bfill(by));
        DataFrame all = sorted.assign(near).filter(ColumnExpr.column(LEFT_ROW).notNull());
        return all.assign(RIGHT_ROW, chosen()).select(LEFT_ROW, RIGHT_ROW);
    }

    private ColumnExpr placeOf(String number) {
        return ColumnExpr.where(ColumnExpr.column(number).notNull(), ColumnExpr.column(ON), missing(ordered()));
    }

    /**
     * The keys of both tables, which will be sorted by them. Among equal ones left rows stand behind right rows that they find by
     * looking back, and else before them; where they look both ways and must find none of them, the right rows stand on
     * either side, each time to be found from the other one.
     */
    private List<DataFrame> stacked(DataFrame own, DataFrame its) {
        ColumnExpr number = ColumnExpr.column(RIGHT_ROW);
        DataFrame lefts = keyed(own, options.leftOn(), ColumnExpr.column(LEFT_ROW), missing(), missing(), leftSide());
        if (options.direction() == Direction.NEAREST && !options.exact()) {
            return List.of(
                    keyed(its, options.rightOn(), missing(), missing(), number, 0),
                    lefts,
                    keyed(its, options.rightOn(), missing(), number, missing(), 2));
        }
        return List.of(lefts, keyed(its, options.rightOn(), missing(), number, number, 1));
    }

    private DType ordered() {
        DType own = left.schema().dtype(options.leftOn());
        DType its = right.schema().dtype(options.rightOn());
        return DType.widen(own, its);
    }

    /** The place of left rows among equal ones; right ones have 1 where they stand there once. */
    private int leftSide() {
        return switch (options.direction()) {
            case BACKWARD -> options.exact() ? 2 : 0;
            case FORWARD -> options.exact() ? 0 : 2;
            case NEAREST -> options.exact() ? 2 : 1;
        };
    }

    private DataFrame keyed(
            DataFrame table, String on, ColumnExpr own, ColumnExpr before, ColumnExpr behind, int side) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        values.put(ON, ColumnExpr.column(on).cast(ordered()));
        values.put(LEFT_ROW, own);
        values.put(RIGHT_ROW, before);
        values.put(RIGHT_AHEAD, behind);
        values.put(SIDE, ColumnExpr.of(side));
        List<String> kept = new ArrayList<>(options.by());
        kept.addAll(values.keySet());
        return table.assign(values).select(kept);
    }

    private static ColumnExpr missing() {
        return missing(DType.INT64);
    }

    private static ColumnExpr missing(DType dtype) {
        DType by = dtype.isTime() ? DType.INT64 : dtype;
        return ColumnExpr.of(null).cast(by).cast(dtype);
    }

    private ColumnExpr chosen() {
        ColumnExpr before = within(ColumnExpr.column(BEFORE), BEFORE_ON);
        ColumnExpr behind = within(ColumnExpr.column(BEHIND), BEHIND_ON);
        return switch (options.direction()) {
            case BACKWARD -> before;
            case FORWARD -> behind;
            case NEAREST -> {
                ColumnExpr back = ColumnExpr.column(ON).sub(ColumnExpr.column(BEFORE_ON));
                ColumnExpr ahead = ColumnExpr.column(BEHIND_ON).sub(ColumnExpr.column(ON));
                ColumnExpr isBack =
                        before.notNull().and(behind.isNull().or(prefersBehind ? back.lt(ahead) : back.le(ahead)));
                yield ColumnExpr.where(isBack, before, behind);
            }
        };
    }

    /** The number of a row that is not too far away. */
    private ColumnExpr within(ColumnExpr number, String at) {
        Object tolerance = options.tolerance();
        if (tolerance == null) {
            return number;
        }
        ColumnExpr distance = at.equals(BEFORE_ON)
                ? ColumnExpr.column(ON).sub(ColumnExpr.column(at))
                : ColumnExpr.column(at).sub(ColumnExpr.column(ON));
        return number.where(distance.le(tolerance), null);
    }
}

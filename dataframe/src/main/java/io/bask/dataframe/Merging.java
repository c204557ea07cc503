package io.bask.dataframe;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a merge down as expressions: names made distinct, keys brought to one dtype, rows brought together, and the
 * columns in pandas' order.
 *
 * <p>A right join is a left join of the tables exchanged. Keys of one name on both sides come out once; their right copies
 * are called by numbers meanwhile.
 */
final class Merging {
    private static final String HIDDEN = "\u0000key ";

    private final MergeOptions options;
    private final JoinKind kind;
    private final List<String> columns = new ArrayList<>();
    private final List<String> leftKeys = new ArrayList<>();
    private final List<String> rightKeys = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private FrameExpr left;
    private FrameExpr right;

    private Merging(FrameExpr left, FrameExpr right, MergeOptions options) {
        this.left = left;
        this.right = right;
        this.options = options;
        this.kind = options.kind();
    }

    static FrameExpr merge(FrameExpr left, FrameExpr right, MergeOptions options) {
        Merging merging = new Merging(left, right, options);
        merging.chooseKeys();
        merging.makeNamesDistinct();
        merging.makeKeysAlike();
        return merging.joined();
    }

    private void chooseKeys() {
        leftKeys.addAll(options.leftKeys());
        rightKeys.addAll(options.rightKeys());
        if (kind == JoinKind.CROSS) {
            if (!leftKeys.isEmpty() || !rightKeys.isEmpty()) {
                throw new IllegalArgumentException(
                        "a cross join has no keys, but %s and %s were given; use MergeOptions.cross()"
                                .formatted(leftKeys, rightKeys));
            }
            return;
        }
        if (leftKeys.isEmpty() && rightKeys.isEmpty()) {
            leftKeys.addAll(left.schema().names());
            leftKeys.retainAll(right.schema().names());
            rightKeys.addAll(leftKeys);
        }
        if (leftKeys.isEmpty() || leftKeys.size() != rightKeys.size()) {
            throw new IllegalArgumentException(
                    "merge needs as many left keys as right ones and at least one; got %s and %s of tables with columns %s and %s"
                            .formatted(
                                    leftKeys,
                                    rightKeys,
                                    left.schema().names(),
                                    right.schema().names()));
        }
        for (int i = 0; i < leftKeys.size(); i++) {
            check(leftKeys.get(i), left.schema().dtype(leftKeys.get(i)), rightKeys.get(i));
        }
    }

    private void check(String leftKey, DType a, String rightKey) {
        DType b = right.schema().dtype(rightKey);
        if (!DType.areAlike(a, b)) {
            throw new IllegalArgumentException(
                    "key '%s' of the left table is %s and '%s' of the right one is %s, which never equal; cast one with astype"
                            .formatted(leftKey, a, rightKey, b));
        }
    }

    private void makeNamesDistinct() {
        List<String> both = new ArrayList<>(left.schema().names());
        both.retainAll(right.schema().names());
        for (int i = 0; i < leftKeys.size(); i++) {
            if (leftKeys.get(i).equals(rightKeys.get(i))) {
                both.remove(leftKeys.get(i));
                shared.put(leftKeys.get(i), HIDDEN + i);
            }
        }
        Map<String, String> leftNames = new HashMap<>();
        Map<String, String> rightNames = new HashMap<>(shared);
        if (kind.hasRightColumns()) {
            both.forEach(name -> leftNames.put(name, name + options.leftSuffix()));
            both.forEach(name -> rightNames.put(name, name + options.rightSuffix()));
        } else {
            both.forEach(name -> rightNames.put(name, HIDDEN + name));
        }
        left.schema().names().forEach(name -> columns.add(leftNames.getOrDefault(name, name)));
        if (kind.hasRightColumns()) {
            right.schema().names().stream()
                    .filter(name -> !shared.containsKey(name))
                    .forEach(name -> columns.add(rightNames.getOrDefault(name, name)));
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException(
                    "the merged table would have columns %s, some of one name; choose other suffixes than '%s' and '%s'"
                            .formatted(columns, options.leftSuffix(), options.rightSuffix()));
        }
        if (!options.indicator().isEmpty() && columns.contains(options.indicator())) {
            throw new IllegalArgumentException(
                    "the indicator is called '%s', as a column is; name it otherwise with withIndicator(name)"
                            .formatted(options.indicator()));
        }
        left = renamed(left, leftNames);
        right = renamed(right, rightNames);
        leftKeys.replaceAll(key -> leftNames.getOrDefault(key, key));
        rightKeys.replaceAll(key -> rightNames.getOrDefault(key, key));
    }

    private static FrameExpr renamed(FrameExpr table, Map<String, String> names) {
        return names.isEmpty() ? table : new Rename(table, names);
    }

    /** Keys of different dtypes are compared, and come out, in the wider one. */
    private void makeKeysAlike() {
        for (int i = 0; i < leftKeys.size(); i++) {
            DType a = left.schema().dtype(leftKeys.get(i));
            DType b = right.schema().dtype(rightKeys.get(i));
            if (a == b) {
                continue;
            }
            DType wide = DType.widen(a, b);
            boolean isShared = rightKeys.get(i).startsWith(HIDDEN);
            left = cast(left, leftKeys, i, wide, isShared ? leftKeys.get(i) : HIDDEN + "left " + i);
            right = cast(right, rightKeys, i, wide, isShared ? rightKeys.get(i) : HIDDEN + "right " + i);
        }
    }

    private static FrameExpr cast(FrameExpr table, List<String> keys, int key, DType dtype, String name) {
        ColumnExpr value = ColumnExpr.column(keys.set(key, name)).cast(dtype);
        return new Assign(table, List.of(name), List.of(value));
    }

    private FrameExpr joined() {
        FrameExpr result = kind == JoinKind.RIGHT
                ? join(right, left, JoinKind.LEFT, rightKeys, leftKeys)
                : join(left, right, kind, leftKeys, rightKeys);
        if (kind == JoinKind.OUTER || kind == JoinKind.RIGHT) {
            for (Map.Entry<String, String> key : shared.entrySet()) {
                ColumnExpr own = ColumnExpr.column(key.getKey());
                ColumnExpr other = ColumnExpr.column(key.getValue());
                result = new Assign(
                        result,
                        List.of(key.getKey()),
                        List.of(kind == JoinKind.RIGHT ? other : ColumnExpr.where(own.isNull(), other, own)));
            }
        }
        if (!options.indicator().isEmpty()) {
            columns.add(options.indicator());
        }
        return new Project(result, columns);
    }

    /** Of a table in which rows are only looked for nothing but the keys is needed. */
    private static FrameExpr searched(FrameExpr table, List<String> keys) {
        List<String> columns = keys.stream().distinct().toList();
        return table.schema().names().equals(columns) ? table : new Project(table, columns);
    }

    private FrameExpr join(FrameExpr a, FrameExpr right, JoinKind how, List<String> aKeys, List<String> bKeys) {
        FrameExpr b = how.hasRightColumns() ? right : searched(right, bKeys);
        boolean turned = kind == JoinKind.RIGHT;
        boolean isFree = options.plan() == MergeOptions.Plan.AUTOMATIC && options.npartitions() == 0;
        JoinSpec spec = new JoinSpec(
                how, aKeys, bKeys, options.indicator(), turned ? turned() : options.uniqueness(), turned, isFree);
        if (isBroadcast(a, b, spec)) {
            return new Join(a, b, spec, true);
        }
        if (options.npartitions() <= 1 && a.partitions() == 1 && b.partitions() == 1) {
            return new Join(a, b, spec, false);
        }
        int partitions = options.npartitions() > 0 ? options.npartitions() : Math.max(a.partitions(), b.partitions());
        return new Join(new Exchange(a, aKeys, partitions), new Exchange(b, bKeys, partitions), spec, false);
    }

    private Uniqueness turned() {
        return switch (options.uniqueness()) {
            case ONE_TO_MANY -> Uniqueness.MANY_TO_ONE;
            case MANY_TO_ONE -> Uniqueness.ONE_TO_MANY;
            default -> options.uniqueness();
        };
    }

    private boolean isBroadcast(FrameExpr a, FrameExpr b, JoinSpec spec) {
        boolean isAllowed = !spec.kind().keepsRight() && (!spec.uniqueness().isLeftUnique() || a.partitions() == 1);
        if (spec.kind() == JoinKind.CROSS) {
            return true;
        }
        return switch (options.plan()) {
            case EXCHANGE -> false;
            case BROADCAST -> {
                if (!isAllowed) {
                    throw new IllegalArgumentException(
                            "BROADCAST brings the right table to every partition of the left, and a join that %s cannot do that; use EXCHANGE"
                                    .formatted(
                                            spec.kind().keepsRight()
                                                    ? "keeps all of its rows, " + kind + ","
                                                    : "demands " + options.uniqueness() + " keys"));
                }
                yield true;
            }
            case AUTOMATIC -> isAllowed && Estimates.fitsEverywhere(b, Estimates.of(b));
        };
    }
}

package io.bask.dataframe;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.List;

/** Brings rows of two tables together whose labels are equal. */
final class LabelMerging {
    private static final String LABEL = "\u0000label";
    private static final String OWN_LABEL = "\u0000own label";

    private LabelMerging() {}

    /** Rows of both tables with equal labels; those of an outer merge in order of their labels. */
    static DataFrame beside(DataFrame left, DataFrame right, JoinKind how, String leftSuffix, String rightSuffix) {
        DataFrame a = open(left, "this");
        DataFrame b = open(right, "the other");
        checkLabels(a.schema().dtype(LABEL), b.schema().dtype(LABEL));
        checkNames(left.columns(), right.columns(), leftSuffix + rightSuffix);
        String name = labelName(left);
        String label = name.equals(labelName(right)) ? name : "";
        MergeOptions options = MergeOptions.on(LABEL).how(how).suffixes(leftSuffix, rightSuffix);
        DataFrame merged = a.merge(b, options);
        FrameExpr ordered = how == JoinKind.OUTER
                ? new Sort(merged.expr(), List.of(SortKey.ascending(LABEL)), Sort.ALL)
                : merged.expr();
        return new DataFrame(Relabel.fromColumns(ordered, List.of(LABEL), List.of(label)));
    }

    /** The rows of a table beside those of another whose label equals the value of a column. */
    static DataFrame byColumn(DataFrame left, String column, DataFrame right) {
        DType key = left.schema().dtype(column);
        DataFrame b = open(right, "the other");
        if (!DType.areAlike(key, b.schema().dtype(LABEL))) {
            throw new IllegalArgumentException(
                    "column '%s' holds %s and rows of the other table are labelled by %s; cast one"
                            .formatted(column, key, b.schema().dtype(LABEL)));
        }
        checkNames(left.columns(), right.columns(), "");
        List<String> names = new ArrayList<>();
        int levels = Math.max(1, left.expr().labels().size());
        for (int level = 0; level < levels; level++) {
            names.add(OWN_LABEL + level);
        }
        DataFrame a = new DataFrame(Relabel.toColumns(left.expr(), names));
        MergeOptions options =
                MergeOptions.leftOn(column).rightOn(LABEL).how(JoinKind.LEFT).suffixes("", Hidden.OTHER);
        DataFrame merged = a.merge(b, options).drop(LABEL);
        DataFrame labelled = merged.setIndexUnsorted(names.toArray(String[]::new));
        List<String> shown = left.indexNames();
        return Labels.named(labelled, shown.isEmpty() ? List.of("") : shown);
    }

    private static void checkLabels(DType own, DType other) {
        if (!DType.areAlike(own, other)) {
            throw new IllegalArgumentException(
                    "rows of this table are labelled by %s and those of the other one by %s, which never equal; cast one"
                            .formatted(own, other));
        }
    }

    private static void checkNames(List<String> own, List<String> other, String suffixes) {
        List<String> both = new ArrayList<>(own);
        both.retainAll(other);
        if (!both.isEmpty() && suffixes.isEmpty()) {
            throw new IllegalArgumentException(
                    "both tables have columns %s; rename some, or give ends for their names: join(other, how, \"_x\", \"_y\")"
                            .formatted(both));
        }
    }

    private static String labelName(DataFrame table) {
        List<Field> labels = table.expr().labels();
        return labels.isEmpty() ? "" : labels.get(0).name();
    }

    private static DataFrame open(DataFrame table, String which) {
        if (table.expr().labels().size() > 1) {
            throw new IllegalArgumentException(
                    "rows of %s table have labels of %d levels, %s; call resetIndex() and merge on columns"
                            .formatted(which, table.expr().labels().size(), table.indexNames()));
        }
        return new DataFrame(Relabel.toColumns(table.expr(), List.of(LABEL)));
    }
}

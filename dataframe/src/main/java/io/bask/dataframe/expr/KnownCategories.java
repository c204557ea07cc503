package io.bask.dataframe.expr;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.CategoryChange;
import io.bask.dataframe.schema.CategoryFunction;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.RowFunction;
import io.bask.function.Given;
import io.bask.memory.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which categories a value has in all partitions, where an expression or tables in memory tell. */
public final class KnownCategories {
    private KnownCategories() {}

    /** The categories of a value over a table in order; empty where they are not known before something is computed. */
    public static Optional<List<String>> of(FrameExpr table, ColumnExpr value) {
        Given.notNull(table, "table");
        Given.notNull(value, "value");
        FrameExpr frame = table;
        ColumnExpr now = value;
        while (true) {
            if (now instanceof Applied applied) {
                return applied.function() instanceof CategoryChange change
                        ? of(frame, applied.inputs().get(0)).map(change::categories)
                        : Optional.ofNullable(told(applied.function()));
            }
            if (!(now instanceof ColumnRef ref)) {
                return Optional.empty();
            }
            if (frame instanceof InMemory memory) {
                return held(memory, ref.name());
            }
            if (frame instanceof Assign assign && assign.names().contains(ref.name())) {
                now = assign.values().get(assign.names().indexOf(ref.name()));
                frame = assign.input();
            } else if (keepsColumns(frame)) {
                frame = frame.inputs().get(0);
            } else {
                return Optional.empty();
            }
        }
    }

    /** True where a node is to be told the categories of its operand. */
    static boolean isAsked(ColumnExpr node) {
        return node instanceof Applied applied && applied.function() instanceof CategoryChange;
    }

    /** What a node does with the categories that its operand has over a table; that they are not known is an error. */
    static ColumnExpr told(FrameExpr table, ColumnExpr node) {
        CategoryChange change = (CategoryChange) ((Applied) node).function();
        ColumnExpr operand = node.inputs().get(0);
        ColumnExpr result = operand;
        List<String> now = of(table, operand)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: the categories of %s are not known; call df.col(name).cat().asKnown(), which computes them, or setCategories"
                                .formatted(change, operand.describe())));
        for (CategoryFunction step : change.steps(now)) {
            result = result.apply(step);
        }
        return result;
    }

    private static @Nullable List<String> told(RowFunction function) {
        if (function instanceof CutFunction cut) {
            return cut.labels();
        }
        boolean isTold = function instanceof CategoryFunction category && category.op() != CategoryFunction.Op.CODES;
        return isTold ? ((CategoryFunction) function).categories() : null;
    }

    private static boolean keepsColumns(FrameExpr frame) {
        return frame instanceof Assign
                || frame instanceof Project
                || frame instanceof Filter
                || frame instanceof Ends
                || frame instanceof Partitions
                || frame instanceof Sort
                || frame instanceof Sample
                || frame instanceof Scan
                || frame instanceof Regroup
                || frame instanceof Lookup;
    }

    private static Optional<List<String>> held(InMemory memory, String name) {
        DictionaryColumn first = null;
        for (Kept<Frame> kept : memory.frames()) {
            Column column = kept.value().column(name);
            if (!(column instanceof DictionaryColumn texts) || first != null && !first.hasDictionaryOf(texts)) {
                return Optional.empty();
            }
            first = texts;
        }
        List<String> categories = new ArrayList<>();
        for (int i = 0; first != null && i < first.dictionary().length(); i++) {
            categories.add(first.dictionary().stringAt(i));
        }
        return Optional.of(categories);
    }
}

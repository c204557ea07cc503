package io.bask.dataframe.expr;

import io.bask.dataframe.schema.CategoryChange;
import io.bask.dataframe.schema.CategoryChange.Op;
import io.bask.dataframe.schema.CategoryFunction;
import io.bask.dataframe.schema.DType;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be done with the categories of an expression, which has columns of categories; made by {@link ColumnExpr#cat}.
 *
 * <p>Which categories a column has is looked up in the table that the expression meets; where they are not known before something is
 * computed, as those of files are not, that is an error there, except for {@link #setCategories} and {@link #asUnknown}.
 */
public final class CategoryVerbs {
    private final ColumnExpr value;

    CategoryVerbs(ColumnExpr value) {
        this.value = value;
    }

    private ColumnExpr apply(Op op, List<String> names) {
        return value.apply(new CategoryChange(op, names));
    }

    /** The place of each value among the categories, from 0; -1 of missing ones. */
    public ColumnExpr codes() {
        return apply(Op.CODES, List.of());
    }

    /** These categories and no others; values that are none of them become missing. */
    public ColumnExpr setCategories(List<String> categories) {
        Given.noneNull(categories, "categories");
        return value.apply(new CategoryFunction(CategoryFunction.Op.SET, categories));
    }

    /** The categories and these behind them. */
    public ColumnExpr addCategories(String... added) {
        return apply(Op.ADD, Arrays.asList(Given.noneNull(added, "added")));
    }

    /** The categories without these; values of them become missing. */
    public ColumnExpr removeCategories(String... removed) {
        return apply(Op.REMOVE, Arrays.asList(Given.noneNull(removed, "removed")));
    }

    /** The categories under these names, one after the other. */
    public ColumnExpr renameCategories(List<String> names) {
        return apply(Op.RENAME, Given.noneNull(names, "names"));
    }

    /** The categories, some under new names. */
    public ColumnExpr renameCategories(Map<String, String> names) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(Given.notNull(names, "names")).forEach((from, to) -> {
            pairs.add(from);
            pairs.add(Given.notNull(to, "a new name"));
        });
        return apply(Op.RENAME_SOME, pairs);
    }

    /** The categories in this order, which has each of them once. */
    public ColumnExpr reorderCategories(List<String> order) {
        return apply(Op.REORDER, Given.noneNull(order, "order"));
    }

    /** The same values with categories that nobody knows before they are computed. */
    public ColumnExpr asUnknown() {
        return value.cast(DType.STRING).cast(DType.CATEGORICAL);
    }

    /** What it works on; computes nothing. */
    @Override
    public String toString() {
        return "%s.cat()".formatted(value.describe());
    }
}

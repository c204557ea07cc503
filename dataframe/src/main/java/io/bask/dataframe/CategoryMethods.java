package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.KnownCategories;
import io.bask.dataframe.schema.CategoryChange;
import io.bask.dataframe.schema.CategoryFunction;
import io.bask.dataframe.schema.CategoryFunction.Op;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be done with the categories of a series; made by {@link Series#cat}.
 *
 * <p>Partitions may have different categories, as those of files have; then they are not {@linkplain #known() known}, and what needs
 * them is an error until {@link #asKnown}, which computes, or {@link #setCategories} says what they are.
 */
public final class CategoryMethods {
    private final Series series;

    CategoryMethods(Series series) {
        if (series.dtype() != DType.CATEGORICAL) {
            throw new IllegalArgumentException(
                    "cat needs categories, and series '%s' holds %s; use astype(DType.CATEGORICAL)"
                            .formatted(series.name(), series.dtype()));
        }
        this.series = series;
    }

    private Series with(CategoryChange.Op op, List<String> names) {
        List<CategoryFunction> steps = new CategoryChange(op, names).steps(categories());
        return series.then(value -> {
            ColumnExpr result = value;
            for (CategoryFunction step : steps) {
                result = result.apply(step);
            }
            return result;
        });
    }

    private Series with(Op op, List<String> categories) {
        CategoryFunction function = new CategoryFunction(op, categories);
        return series.then(value -> value.apply(function));
    }

    /** True when the categories of all partitions are known to be the same ones, without computing. */
    public boolean known() {
        return KnownCategories.of(series.frame(), series.value()).isPresent();
    }

    /** The categories in order; that they are not known is an error. */
    public List<String> categories() {
        return KnownCategories.of(series.frame(), series.value())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the categories of series '%s' are not known; call cat().asKnown(), which computes them, or setCategories"
                                .formatted(series.name())));
    }

    /** The same values with known categories: those of all partitions, in order of their text where partitions differ; computes. */
    public Series asKnown() {
        if (known()) {
            return series;
        }
        String name = series.name();
        Schema texts = Schema.of(new Field("text", DType.STRING));
        Frame found = series.toFrame()
                .mapPartitions(frame -> dictionary(frame.column(name)), texts)
                .compute();
        List<List<String>> parts = new ArrayList<>();
        for (int row = 0; row < found.rows(); row++) {
            Object text = found.valueAt(row, "text");
            if (text == null) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(text.toString());
            }
        }
        boolean isOne =
                parts.stream().filter(part -> !part.isEmpty()).distinct().count() <= 1;
        Set<String> all = isOne ? new LinkedHashSet<>() : new TreeSet<>(CategoryMethods::compare);
        parts.forEach(all::addAll);
        return with(Op.SET, List.copyOf(all));
    }

    /** By code point. */
    private static int compare(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    /** A missing text for the partition, and its categories. */
    private static Frame dictionary(Column column) {
        StringColumn texts = ((DictionaryColumn) column).dictionary();
        StringColumn.Builder rows = new StringColumn.Builder(texts.length() + 1);
        rows.appendNull();
        for (int i = 0; i < texts.length(); i++) {
            rows.appendValue(texts.stringAt(i));
        }
        return Frame.of("text", rows.build());
    }

    /** The same values with categories that nobody knows before they are computed. */
    public Series asUnknown() {
        return series.then(value -> value.cast(DType.STRING).cast(DType.CATEGORICAL));
    }

    /** The place of each value among the known categories, from 0; -1 of missing ones. */
    public Series codes() {
        return with(CategoryChange.Op.CODES, List.of());
    }

    /** These categories and no others; values that are none of them become missing. */
    public Series setCategories(List<String> categories) {
        Given.noneNull(categories, "categories");
        return with(Op.SET, categories);
    }

    /** The known categories and these behind them. */
    public Series addCategories(String... added) {
        Given.noneNull(added, "added");
        return with(CategoryChange.Op.ADD, Arrays.asList(added));
    }

    /** The known categories without these; values of them become missing. */
    public Series removeCategories(String... removed) {
        Given.noneNull(removed, "removed");
        return with(CategoryChange.Op.REMOVE, Arrays.asList(removed));
    }

    /** The known categories that values have; computes which. */
    public Series removeUnusedCategories() {
        List<String> used = new ArrayList<>(categories());
        Frame found = series.dropNull().unique().toFrame().compute();
        Set<Object> values = new LinkedHashSet<>();
        for (int row = 0; row < found.rows(); row++) {
            Object value = found.column(0).valueAt(row);
            if (value != null) {
                values.add(value);
            }
        }
        used.retainAll(values);
        return with(Op.SET, used);
    }

    /** The known categories under these names, one after the other. */
    public Series renameCategories(List<String> names) {
        Given.noneNull(names, "names");
        return with(CategoryChange.Op.RENAME, names);
    }

    /** The known categories, some under new names. */
    public Series renameCategories(Map<String, String> names) {
        Given.notNull(names, "names");
        return renameCategories(categories().stream()
                .map(name -> names.getOrDefault(name, name))
                .toList());
    }

    /** The known categories in this order, which has each of them once. */
    public Series reorderCategories(List<String> order) {
        Given.noneNull(order, "order");
        return with(CategoryChange.Op.REORDER, order);
    }

    /** What it works on; computes nothing. */
    @Override
    public String toString() {
        return "%s.cat()".formatted(series.name());
    }
}

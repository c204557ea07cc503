package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Columns that become levels of row labels, and levels that become columns; several columns of values at once. */
public sealed interface StackMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /**
     * One row for each combination of values of some columns and one column for each value of another, in between the values of others:
     * called as they are where these are of one column, else for example {@code rain_Rome}. Two in the same place are an error at the
     * call, which computes the distinct values of {@code columns}.
     */
    default DataFrame pivot(List<String> index, String columns, List<String> values) {
        Given.noneNull(index, "index");
        Given.notNull(columns, "columns");
        Given.noneNull(values, "values");
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values to spread; give at least one of " + self().columns());
        }
        values.forEach(self().schema()::indexOf);
        List<String> keys = new ArrayList<>(index);
        keys.add(columns);
        Frame most = self().groupBy(keys.toArray(String[]::new))
                .asIndex(false)
                .dropNull(false)
                .size()
                .nlargest(1, "count")
                .compute();
        if (most.rows() > 0 && !Objects.equals(most.valueAt(0, "count"), 1L)) {
            List<String> shown = keys.stream()
                    .map(key -> String.valueOf(most.valueAt(0, key)))
                    .toList();
            throw new IllegalArgumentException(
                    "%s rows have %s = %s, and one is needed; use pivotTable with an aggregation"
                            .formatted(most.valueAt(0, "count"), keys, shown));
        }
        DataFrame all = spread(index, columns, values.get(0), values.size() > 1);
        for (String value : values.subList(1, values.size())) {
            String[] on = index.toArray(String[]::new);
            DataFrame next = spread(index, columns, value, true).resetIndex();
            all = all.resetIndex().merge(next, JoinKind.OUTER, on).setIndex(IndexOptions.DEFAULT, on);
        }
        return all;
    }

    private DataFrame spread(List<String> index, String columns, String value, boolean hasPrefix) {
        DataFrame wide = new Pivoting(self(), index, columns)
                .wide(new Aggregate(value, Aggregation.FIRST, Pivoting.VALUE), null);
        return hasPrefix ? wide.addPrefix(value + "_") : wide;
    }

    /**
     * One level of row labels as columns: one for each of its values, called as it is where this table has one column, else for example
     * {@code rain_Rome}. Labels that are there twice are an error at the call, which computes the values of the level.
     */
    default DataFrame unstack(String level) {
        Given.notNull(level, "level");
        List<String> names = self().indexNames();
        if (names.size() < 2 || !names.contains(level)) {
            throw new IllegalArgumentException(
                    "level '%s' was to become columns, and rows are labelled by %s; at least one other level must stay"
                            .formatted(level, names));
        }
        List<String> index = new ArrayList<>(names);
        index.remove(level);
        return ((StackMethods) self().resetIndex()).pivot(index, level, self().columns());
    }

    /**
     * The columns below each other, as a series: the rows' labels and the columns' names are its labels, missing values are left out.
     * Columns are of dtypes that go together.
     */
    default Series stack() {
        List<String> columns = self().columns();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("the table has no columns to stack");
        }
        List<String> levels = new ArrayList<>();
        List<String> shown = new ArrayList<>(self().indexNames().isEmpty() ? List.of("") : self().indexNames());
        for (int i = 0; i < shown.size(); i++) {
            levels.add("\u0000level" + i);
        }
        DataFrame open = new DataFrame(Relabel.toColumns(self().expr(), levels));
        String name = "\u0000column";
        String row = "\u0000row";
        String place = "\u0000place";
        List<DataFrame> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Map<String, ColumnExpr> values = new LinkedHashMap<>();
            values.put(name, ColumnExpr.of(columns.get(i)));
            values.put(Hidden.VALUE, ColumnExpr.column(columns.get(i)));
            values.put(row, ColumnExpr.of(1L).cumcount());
            values.put(place, ColumnExpr.of((long) i));
            parts.add(open.assign(values).drop(columns.toArray(String[]::new)));
        }
        DataFrame all = JoinMethods.concat(parts)
                .filter(ColumnExpr.column(Hidden.VALUE).notNull())
                .sortValues(List.of(SortKey.ascending(row), SortKey.ascending(place)))
                .drop(row, place);
        levels.add(name);
        shown.add("");
        return new DataFrame(Relabel.fromColumns(all.expr(), levels, shown))
                .col(Hidden.VALUE)
                .rename("");
    }

    /** As {@link ReshapeMethods#melt(List, List, String, String)}, with the labels of the rows, each as often as there are values. */
    default DataFrame meltLabelled(List<String> ids, List<String> values, String variableName, String valueName) {
        Given.noneNull(ids, "ids");
        List<String> shown = self().indexNames().isEmpty() ? List.of("") : self().indexNames();
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            levels.add("\u0000level" + i);
        }
        List<String> all = new ArrayList<>(ids);
        all.addAll(levels);
        DataFrame melted =
                new DataFrame(Relabel.toColumns(self().expr(), levels)).melt(all, values, variableName, valueName);
        return new DataFrame(Relabel.fromColumns(melted.expr(), levels, shown));
    }

    /**
     * Columns such as {@code rain1990}, {@code rain1991} below each other in one column {@code rain}: pandas' {@code wide_to_long}.
     *
     * <p>Rows are labelled by {@code ids}, which tell rows apart (rows that they do not are an error when computing), and by what stands
     * behind the names, as whole numbers, numbers or texts; the other columns repeat.
     *
     * @param stubs names of the columns that come out
     * @param ids columns that tell rows apart
     * @param level what the level of ends of names is called
     * @param separator what stands between both, perhaps nothing
     * @param ending a pattern of the ends, such as {@code \\d+}
     */
    default DataFrame wideToLong(List<String> stubs, List<String> ids, String level, String separator, String ending) {
        Given.noneNull(stubs, "stubs");
        Given.noneNull(ids, "ids");
        Given.notNull(level, "level");
        Given.notNull(separator, "separator");
        Given.notNull(ending, "ending");
        ids.forEach(self().schema()::indexOf);
        Set<String> ends = new LinkedHashSet<>();
        List<String> rest = new ArrayList<>(self().columns());
        rest.removeAll(ids);
        for (String stub : stubs) {
            Pattern names = names(stub + separator, ending);
            for (String column : self().columns()) {
                Matcher matcher = names.matcher(column);
                if (matcher.matches()) {
                    ends.add(matcher.group(1));
                    rest.remove(column);
                }
            }
        }
        if (ends.isEmpty() || ids.isEmpty()) {
            throw new IllegalArgumentException(
                    "columns called one of %s, '%s' and %s were looked for, and rows told apart by %s; the columns are %s"
                            .formatted(stubs, separator, ending, ids, self().columns()));
        }
        List<DataFrame> parts = new ArrayList<>();
        List<Object> labels = numbers(ends);
        List<Object> order = new ArrayList<>(new TreeSet<>(labels));
        int at = 0;
        for (String end : ends) {
            Object label = labels.get(at++);
            Map<String, ColumnExpr> values = new LinkedHashMap<>();
            values.put("\u0000row", ColumnExpr.of(1L).cumcount());
            values.put("\u0000place", ColumnExpr.of((long) order.indexOf(label)));
            values.put(level, ColumnExpr.of(label));
            stubs.forEach(stub -> values.put(stub, part(stub, separator, ends, end)));
            parts.add(self().resetIndex(true).assign(values));
        }
        List<String> kept = new ArrayList<>(ids);
        kept.add(level);
        List<String> keys = List.copyOf(kept);
        kept.addAll(rest);
        kept.addAll(stubs);
        return JoinMethods.concat(parts)
                .sortValues("\u0000row", "\u0000place")
                .select(kept)
                .resetIndex(true)
                .setIndex(IndexOptions.DEFAULT.unsorted().checked(), keys.toArray(String[]::new));
    }

    private static Pattern names(String start, String ending) {
        try {
            return Pattern.compile(Pattern.quote(start) + "(" + ending + ")");
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "ending '%s' is no pattern: %s".formatted(ending, wrong.getDescription()), wrong);
        }
    }

    private ColumnExpr part(String stub, String separator, Set<String> ends, String end) {
        DType dtype = null;
        for (String each : ends) {
            String column = stub + separator + each;
            if (self().schema().contains(column)) {
                DType own = self().schema().dtype(column);
                dtype = dtype == null ? own : DType.widen(dtype, own);
            }
        }
        String column = stub + separator + end;
        if (self().schema().contains(column)) {
            return ColumnExpr.column(column);
        }
        return Alignment.missing(dtype == null ? DType.FLOAT64 : dtype);
    }

    /** The ends of names as whole numbers or numbers where all are. */
    private static List<Object> numbers(Set<String> ends) {
        if (ends.stream().allMatch(end -> end.matches("[+-]?[0-9]{1,18}"))) {
            return ends.stream().map(end -> (Object) Long.parseLong(end)).toList();
        }
        if (ends.stream().allMatch(end -> end.matches("[+-]?[0-9]+([.][0-9]*)?"))) {
            return ends.stream().map(end -> (Object) Double.parseDouble(end)).toList();
        }
        return ends.stream().map(end -> (Object) end).toList();
    }
}

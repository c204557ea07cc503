package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.Found;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.LabelBounds;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Repartition;
import io.bask.dataframe.expr.Sample;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.SortKey;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The order of a table's rows, their labels, and how they lie in partitions. */
public sealed interface OrderMethods permits DataFrame {
    private FrameExpr table() {
        return ((DataFrame) this).expr();
    }

    /** The rows by these columns, first column first, least values first and missing ones last. */
    default DataFrame sortValues(String... by) {
        Given.noneNull(by, "by");
        return sortValues(Arrays.stream(by).map(SortKey::ascending).toList());
    }

    /**
     * The rows by these columns, each in its own direction: {@code sortValues(List.of(descending("year"), ascending("name")))}.
     *
     * <p>Exact over all partitions and stable: equal rows keep their order. Partitions come out of about equal size, also
     * where many rows are equal. Rows keep their labels.
     */
    default DataFrame sortValues(List<SortKey> by) {
        Given.notNull(by, "by");
        return new DataFrame(new Sort(table(), by, Sort.ALL));
    }

    /**
     * The rows by what a function makes of these columns, pandas' {@code sort_values(key=)}:
     * {@code sortValues(List.of(asc("name")), name -> name.str().lower())}.
     */
    default DataFrame sortValues(List<SortKey> by, UnaryOperator<ColumnExpr> key) {
        Given.noneNull(by, "by");
        Given.notNull(key, "key");
        return by.isEmpty() ? sortValues(by) : Labels.sorted((DataFrame) this, by, key);
    }

    /** The {@code n} rows with the greatest values of these columns, greatest first; of equal rows the first. */
    default DataFrame nlargest(int n, String... by) {
        Given.noneNull(by, "by");
        return first(n, Arrays.stream(by).map(SortKey::descending).toList());
    }

    /** The {@code n} rows with the least values of these columns, least first; of equal rows the first. */
    default DataFrame nsmallest(int n, String... by) {
        Given.noneNull(by, "by");
        return first(n, Arrays.stream(by).map(SortKey::ascending).toList());
    }

    /** The {@code n} rows with the greatest values of these columns, greatest first; of equal rows the first, or the last. */
    default DataFrame nlargest(int n, Keep keep, String... by) {
        Given.noneNull(by, "by");
        return kept(n, keep, Arrays.stream(by).map(SortKey::descending).toList());
    }

    /** The {@code n} rows with the least values of these columns, least first; of equal rows the first, or the last. */
    default DataFrame nsmallest(int n, Keep keep, String... by) {
        Given.noneNull(by, "by");
        return kept(n, keep, Arrays.stream(by).map(SortKey::ascending).toList());
    }

    private DataFrame kept(int n, Keep keep, List<SortKey> keys) {
        Given.notNull(keep, "keep");
        if (keep == Keep.NONE) {
            throw new IllegalArgumentException(
                    "of equal rows the first or the last ones are kept; for all of them use nlargestWithTies");
        }
        if (keep == Keep.FIRST) {
            return first(n, keys);
        }
        DataFrame self = (DataFrame) this;
        List<SortKey> all = new ArrayList<>(keys);
        all.add(SortKey.descending(Hidden.VALUE));
        DataFrame numbered = self.assign(Hidden.VALUE, ColumnExpr.of(1L).cumcount());
        return ((OrderMethods) numbered).first(n, all).drop(Hidden.VALUE);
    }

    /** The {@code n} rows with the greatest values of a column, greatest first, and all that equal the last of them. */
    default DataFrame nlargestWithTies(int n, String by) {
        Given.notNull(by, "by");
        return withTies(n, RankOptions.DEFAULT.descending(), SortKey.descending(by));
    }

    /** The {@code n} rows with the least values of a column, least first, and all that equal the last of them. */
    default DataFrame nsmallestWithTies(int n, String by) {
        Given.notNull(by, "by");
        return withTies(n, RankOptions.DEFAULT, SortKey.ascending(by));
    }

    private DataFrame withTies(int n, RankOptions order, SortKey key) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "%d rows asked for; the number of rows must not be negative".formatted(n));
        }
        ColumnExpr rank = ColumnExpr.column(key.column()).rank(order.withTies(RankOptions.Ties.MIN));
        return ((DataFrame) this).filter(rank.le(n)).sortValues(List.of(key));
    }

    private DataFrame first(int n, List<SortKey> keys) {
        if (n < 0) {
            throw new IllegalArgumentException(
                    "%d rows asked for; the number of rows must not be negative".formatted(n));
        }
        return new DataFrame(new Sort(table(), keys, n));
    }

    /**
     * The first {@code n} rows as a lazy table of one partition; all where there are fewer. {@link DataFrame#head(int)} computes
     * them, and looks into no more partitions than it needs.
     *
     * <p>Behind {@link #sortValues(List)} only the first {@code n} rows are sorted out: {@code df.sortValues(keys).limit(10)}.
     */
    default DataFrame limit(int n) {
        return new DataFrame(new Ends(table(), n, false));
    }

    /** The rows labelled by a column, which is no column any more, and sorted by it. */
    default DataFrame setIndex(String column) {
        Given.notNull(column, "column");
        return new DataFrame(
                Relabel.fromColumns(new Sort(table(), List.of(SortKey.ascending(column)), Sort.ALL), List.of(column)));
    }

    /**
     * The rows labelled by columns, with options: {@code setIndex(IndexOptions.DEFAULT.keepingColumns(), "name")}.
     *
     * <p>Two rows with the same labels, where that is asked for, are a {@link io.bask.dataframe.column.DuplicateKeyException} when
     * computing.
     */
    default DataFrame setIndex(IndexOptions options, String... columns) {
        Given.notNull(options, "options");
        Given.noneNull(columns, "columns");
        return Labels.made((DataFrame) this, options, Arrays.asList(columns));
    }

    /** The rows labelled by columns, which are no columns any more; they stay where they are. */
    default DataFrame setIndexUnsorted(String... columns) {
        Given.noneNull(columns, "columns");
        return new DataFrame(Relabel.fromColumns(table(), Arrays.asList(columns)));
    }

    /** The labels as columns in front of the others, called as they are, or {@code index}; rows are numbered from 0. */
    default DataFrame resetIndex() {
        return resetIndex(false);
    }

    /** The rows numbered from 0; their labels as columns in front of the others unless they are dropped. */
    default DataFrame resetIndex(boolean drop) {
        if (drop) {
            return new DataFrame(Relabel.numbered(table()));
        }
        List<Field> labels = table().labels();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.max(1, labels.size()); i++) {
            String name = labels.isEmpty() ? "" : labels.get(i).name();
            names.add(!name.isEmpty() ? name : labels.size() > 1 ? "level_" + i : "index");
        }
        return new DataFrame(Relabel.toColumns(table(), names));
    }

    /** Names of the levels of the row labels; empty where rows are numbered. */
    default List<String> indexNames() {
        return table().labels().stream().map(Field::name).toList();
    }

    /**
     * The rows with this label, or with this number where rows are numbered; looks into every partition. That no row has it
     * is an error when computing.
     *
     * <p>Among labels that are dates a text means all of the time that it names: {@code "2024-01"} a month, {@code "2024-01-31 12"} an
     * hour, in the time zone of the labels.
     */
    default DataFrame loc(Object label) {
        Objects.requireNonNull(label, "label is null; give the label of a row");
        String shown = label instanceof CharSequence ? "'%s'".formatted(label) : label.toString();
        return byLabel((column, dtype) -> LabelBounds.isAt(column, dtype, label), rows -> new Found(rows, shown));
    }

    /**
     * The rows with labels from one to another, both included; looks into every partition. There may be none. A text among dates means
     * all of the time that it names: {@code loc("2024-01", "2024-02")} goes to the end of February.
     */
    default DataFrame loc(Object from, Object to) {
        Objects.requireNonNull(from, "from is null; give the first label");
        Objects.requireNonNull(to, "to is null; give the last label");
        return byLabel((column, dtype) -> LabelBounds.isBetween(column, dtype, from, to), UnaryOperator.identity());
    }

    private DataFrame byLabel(BiFunction<ColumnExpr, DType, ColumnExpr> test, UnaryOperator<FrameExpr> check) {
        List<Field> labels = table().labels();
        if (labels.size() > 1) {
            throw new IllegalArgumentException("rows have labels of %d levels, %s; call resetIndex() and filter"
                    .formatted(labels.size(), indexNames()));
        }
        String name = labels.isEmpty() ? "" : labels.get(0).name();
        List<String> hidden = List.of(table().schema().contains(name) ? Hidden.VALUE : name);
        FrameExpr open = Relabel.toColumns(table(), hidden);
        DType dtype = labels.isEmpty() ? DType.INT64 : labels.get(0).dtype();
        FrameExpr kept = Filter.of(open, test.apply(ColumnExpr.column(hidden.get(0)), dtype));
        return new DataFrame(Relabel.fromColumns(check.apply(kept), hidden, List.of(name)));
    }

    /** The same rows in that many partitions: neighbours joined where they become fewer, else all of about equal length. */
    default DataFrame repartition(int npartitions) {
        return new DataFrame(Repartition.into(table(), npartitions));
    }

    /**
     * The same rows in partitions of about that many bytes: larger ones are cut into pieces of equally many rows, and neighbours
     * joined as long as they are not larger together.
     *
     * <p>Computes what values and labels of each partition occupy in memory, which for a table that is not persisted computes the
     * table; so does Dask.
     */
    default DataFrame repartitionBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("partitions of %d bytes asked for; give at least 1".formatted(bytes));
        }
        return PartitionSizing.ofBytes((DataFrame) this, bytes);
    }

    /**
     * The same rows in partitions of a time: {@code repartitionEvery("7D")}, {@code "M"}. Each begins at an edge of the frequency, the
     * first at the least label, and months, quarters and years begin partitions also where the rule names them by their end.
     *
     * <p>Rows must be labelled by dates, in order; the least and the greatest are computed.
     *
     * @param frequency as {@link DataFrame#resample} takes it
     */
    default DataFrame repartitionEvery(String frequency) {
        return PartitionSizing.ofTime((DataFrame) this, Given.notNull(frequency, "frequency"));
    }

    /**
     * The same rows in partitions between these labels, which are in order: partition {@code i} from bound {@code i} to the
     * next, the last bound included. Rows must be labelled by one column, see {@link #setIndex}. Bounds that descend or are missing are
     * an error; equal neighbours have no rows between them.
     */
    default DataFrame repartition(List<?> divisions) {
        Given.notNull(divisions, "divisions");
        if (table().labels().size() != 1) {
            throw new IllegalArgumentException(
                    "divisions need rows labelled by one column, not by %s; call setIndex(column) first"
                            .formatted(indexNames()));
        }
        return new DataFrame(
                Repartition.at(table(), Column.of(table().labels().get(0).dtype(), divisions)));
    }

    /** The labels at which partitions begin, and the last label of all; computes. Empty partitions have none, and missing labels are no
     * bounds. */
    default List<Object> divisions() {
        DataFrame labels = new DataFrame(Relabel.toColumns(table(), List.of("first")))
                .select("first")
                .dropNull("first");
        DataFrame ends = labels.mapPartitions(
                part -> {
                    Frame first = part.head(1);
                    Frame last = part.tail(1);
                    return Frame.of("first", first.column(0)).with("last", last.column(0));
                },
                labels.schema().with(new Field("last", labels.schema().dtype("first"))));
        Frame found = ends.compute();
        List<Object> bounds = new ArrayList<>();
        for (int row = 0; row < found.rows(); row++) {
            bounds.add(Objects.requireNonNull(found.valueAt(row, "first")));
        }
        if (found.rows() > 0) {
            bounds.add(Objects.requireNonNull(found.valueAt(found.rows() - 1, "last")));
        }
        return bounds;
    }

    /** About that share of the rows, each drawn by chance, in their order; the same seed draws the same rows. */
    default DataFrame sample(double share, long seed) {
        return new DataFrame(new Sample(table(), seed, 0, share));
    }

    /**
     * That many rows by chance in the order in which they were drawn, all where there are fewer; the same seed draws the same rows
     * whatever the partitions.
     */
    default DataFrame sampleRows(int rows, long seed) {
        return sampleRows(rows, seed, false, null);
    }

    /**
     * That many rows by chance in the order in which they were drawn.
     *
     * @param replace true where a row may be drawn several times; then the number of rows, or the weights, are computed at the call
     * @param weights a column of numbers that rows are drawn in proportion to, a missing one counting as zero; null for equal chances
     */
    default DataFrame sampleRows(int rows, long seed, boolean replace, @Nullable String weights) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "%d rows asked for; the number of rows must not be negative".formatted(rows));
        }
        if (replace) {
            TableRoom.rows(rows, "rows were to be drawn several times", "draw fewer");
        }
        DataFrame self = (DataFrame) this;
        return replace ? Sampling.drawnAgain(self, rows, seed, weights) : Sampling.drawn(self, rows, seed, weights);
    }

    /** The rows in several tables by chance, each row in one of them; shares are not negative and add up to at most 1. */
    default List<DataFrame> randomSplit(long seed, double... shares) {
        Sampling.checkShares(Given.notNull(shares, "shares"));
        List<DataFrame> parts = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < shares.length; i++) {
            boolean isLast = i == shares.length - 1 && from + shares[i] > 1 - 1e-9 && from + shares[i] < 1 + 1e-9;
            double to = isLast ? 1 : from + shares[i];
            parts.add(new DataFrame(new Sample(table(), seed, from, to)));
            from = to;
        }
        return parts;
    }
}

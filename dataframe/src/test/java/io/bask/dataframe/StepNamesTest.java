package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.InterpolateOptions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of time, labels that are given and values between others against pandas; see {@code step_name_fixtures.py}. */
@Timeout(600)
class StepNamesTest {
    private static final List<Call> CALLS = NameFixtures.read("step_names.tsv");

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, partitions, StepNamesTest::run);
        assertThat(CALLS).hasSizeGreaterThan(150);
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        return switch (name) {
            case "resampled" -> {
                Resampler steps = closed(d.resample(a.get(0), "t"), a.get(2), a.get(3));
                yield a.get(1).equals("size")
                        ? steps.size()
                        : steps.agg(new Aggregate(a.get(4), Aggregation.of(a.get(1)), a.get(4)));
            }
            case "resample_origin" -> origin(d, a);
            case "resample_zoned" -> zoned(d, a);
            case "resample_groups" -> {
                Resampler steps =
                        closed(d.assign("i", col("i").mod(3)).groupBy(a.get(2)).resample(a.get(0), "t"), a.get(3), "");
                yield a.get(1).equals("size")
                        ? steps.size()
                        : steps.agg(new Aggregate("f", Aggregation.of(a.get(1)), "f"));
            }
            case "resample_spread" -> spread(d, a);
            case "resample_transform" ->
                d.sortValues("t").resetIndex(true).resample(a.get(0), "t").transform(Aggregation.of(a.get(1)), "f");
            case "reindex" -> reindexed(o, a);
            case "reindex_like" ->
                o.select("i", "f")
                        .sortIndex()
                        .reindexLike(
                                o.select("f", "i")
                                        .filter(col("i").cumcount().mod(2).eq(0))
                                        .assign("new", col("f").mul(0)),
                                method(ReindexOptions.DEFAULT, a.get(0)));
            case "resample_level" -> byLevel(d, a);
            case "resample_apply" -> called(d, a);
            case "resample_rows" ->
                d.resample(a.get(0), "t")
                        .apply(
                                rows -> rows.select("i", "f").head(2),
                                d.select("i", "f").schema());
            case "interpolate_options" -> filled(d, a);
            case "interpolate" -> d.col(a.get(0)).interpolate();
            case "interpolate_frame" -> d.select("f", "s", "i").interpolate();
            case "interpolate_by" -> d.sortValues("t").resetIndex(true).col("f").interpolateBy("t");
            default -> d.setIndexUnsorted("t").select("i").shift(whole(a, 0), a.get(1));
        };
    }

    private static DataFrame byLevel(DataFrame d, List<String> a) {
        DataFrame table = d.setIndexUnsorted("i", "t").select("f", "g");
        Resampler steps = a.get(2).equals("1") ? table.resampleLevel(a.get(0), 1) : table.resampleLevel(a.get(0), "t");
        return switch (a.get(1)) {
            case "sum" -> steps.sum();
            case "mean" -> steps.mean();
            case "max" -> steps.max();
            default -> steps.count();
        };
    }

    private static Series called(DataFrame d, List<String> a) {
        Resampler steps = a.get(3).equals("1") ? d.setIndexUnsorted("t").resample(a.get(0)) : d.resample(a.get(0), "t");
        Resampler ends = closed(steps, a.get(1), "");
        return switch (a.get(2)) {
            case "span" -> ends.apply(rows -> 100.0 * rows.rows() + sum(rows), DType.FLOAT64);
            case "text" -> ends.pipe(each -> each.apply(StepNamesTest::joined, DType.STRING));
            default ->
                ends.apply(
                        rows -> rows.rows() == 0 ? -1.0 : ((Number) rows.valueAt(rows.rows() - 1, "i")).doubleValue(),
                        DType.FLOAT64);
        };
    }

    private static double sum(Frame rows) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += ((Number) rows.valueAt(row, "i")).doubleValue();
        }
        return sum;
    }

    private static String joined(Frame rows) {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            values.add(String.valueOf(rows.valueAt(row, "i")));
        }
        return String.join("-", values);
    }

    private static Series filled(DataFrame d, List<String> a) {
        InterpolateOptions options = InterpolateOptions.of(
                        InterpolateOptions.Method.valueOf(a.get(0).toUpperCase(Locale.ROOT)))
                .limit(whole(a, 2));
        if (!a.get(0).endsWith("fill")) {
            options = options.direction(
                    InterpolateOptions.Direction.valueOf(a.get(3).toUpperCase(Locale.ROOT)));
        }
        if (!a.get(4).isEmpty()) {
            options = options.area(InterpolateOptions.Area.valueOf(a.get(4).toUpperCase(Locale.ROOT)));
        }
        return a.get(1).isEmpty()
                ? d.col("f").interpolate(options)
                : d.sortValues("t").resetIndex(true).col("f").interpolate(options.by("t"));
    }

    @Test
    void wrongLevelsAndOptionsAreErrorsAtTheCall() {
        DataFrame table = NameFixtures.cut(CALLS.get(0).table(), 2);
        assertThatThrownBy(() -> table.resampleLevel("D", "nope")).hasMessageContaining("'nope'");
        assertThatThrownBy(() -> table.resampleLevel("D", 1)).hasMessageContaining("level 1 of 1");
        assertThatThrownBy(() -> table.resampleLevel("D", 0)).hasMessageContaining("int64");
        assertThatThrownBy(() -> table.groupBy("i").resample("D", "t").apply(rows -> rows, table.schema()))
                .hasMessageContaining("[i]");
        assertThatThrownBy(() -> InterpolateOptions.DEFAULT.limit(-1)).hasMessageContaining("limit -1");
        assertThatThrownBy(() -> InterpolateOptions.of(InterpolateOptions.Method.FFILL)
                        .direction(InterpolateOptions.Direction.BOTH))
                .hasMessageContaining("FFILL goes one way");
        assertThatThrownBy(() -> table.interpolate(InterpolateOptions.DEFAULT.by("nope")))
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> table.col("s").interpolate(InterpolateOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int whole(List<String> arguments, int at) {
        return Integer.parseInt(arguments.get(at));
    }

    private static Resampler closed(Resampler steps, String closed, String label) {
        Resampler ends = closed.isEmpty() ? steps : steps.closedRight(closed.equals("1"));
        return label.isEmpty() ? ends : ends.labelRight(label.equals("1"));
    }

    private static DataFrame origin(DataFrame d, List<String> a) {
        Resampler steps = closed(d.resample(a.get(0), "t"), a.get(3), a.get(4));
        String from = a.get(1);
        Resampler moved = from.startsWith("@")
                ? steps.origin(LocalDateTime.parse(
                        from.length() == 11
                                ? from.substring(1) + "T00:00"
                                : from.substring(1).replace(' ', 'T')))
                : steps.origin(ResampleOrigin.valueOf(from.toUpperCase(Locale.ROOT)));
        return moved.offset(Duration.ofMinutes(whole(a, 2))).sum("f");
    }

    private static DataFrame zoned(DataFrame d, List<String> a) {
        DataFrame moments = d.assign("t", col("t").dt().tzLocalize("UTC").dt().tzConvert(a.get(2)));
        Resampler steps = moments.resample(a.get(0), "t")
                .origin(ResampleOrigin.valueOf(a.get(3).toUpperCase(Locale.ROOT)));
        DataFrame found = a.get(1).equals("sum") ? steps.sum("f") : steps.max("f");
        return found.resetIndex().assign("t", col("t").dt().tzConvert(null)).setIndexUnsorted("t");
    }

    private static ReindexOptions method(ReindexOptions options, String name) {
        return options.method(ReindexOptions.Method.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private static DataFrame spread(DataFrame d, List<String> a) {
        Resampler steps = closed(d.setIndexUnsorted("t").select("f", "i", "s").resample(a.get(0)), a.get(3), "");
        int limit = whole(a, 2);
        return switch (a.get(1)) {
            case "asfreq" -> steps.asfreq();
            case "interpolate" -> steps.interpolate().select("f");
            case "nearest" -> steps.nearest();
            default ->
                limit > 0
                        ? steps.spread(method(ReindexOptions.DEFAULT, a.get(1)).limit(limit))
                        : a.get(1).equals("ffill") ? steps.ffill() : steps.bfill();
        };
    }

    private static DataFrame reindexed(DataFrame o, List<String> a) {
        boolean isOfTimes = o.index().dtype() == DType.DATETIME;
        List<Object> labels = new ArrayList<>();
        for (String draw : a.subList(4, a.size())) {
            long number = Long.parseLong(draw);
            labels.add(isOfTimes ? (Object) LocalDateTime.of(2024, 1, 1, 0, 0).plusHours(6 * number) : (Object) number);
        }
        ReindexOptions options = method(ReindexOptions.DEFAULT, a.get(0));
        boolean isFilled = a.get(3).equals("1");
        DataFrame table = isFilled ? o.select("i", "f") : o;
        options = isFilled ? options.filledWith(7) : options;
        if (a.get(0).equals("none")) {
            return isFilled ? table.reindex(labels, options) : table.reindex(labels);
        }
        options = whole(a, 1) > 0 && !a.get(0).equals("nearest") ? options.limit(whole(a, 1)) : options;
        long far = whole(a, 2);
        options = far > 0 ? options.tolerance(isOfTimes ? (Object) Duration.ofHours(6 * far) : (Object) far) : options;
        return table.reindex(labels, options);
    }
}

package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.testkit.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Aggregations of every dtype by keys of every dtype, cut anywhere and merged in trees, against plain loops. */
class AggregateKernelTest {
    /** Those that a loop of a line computes; GroupByTest has the others. */
    private static final List<Aggregation> PLAIN = List.of(
            Aggregation.SUM,
            Aggregation.MEAN,
            Aggregation.MIN,
            Aggregation.MAX,
            Aggregation.COUNT,
            Aggregation.SIZE,
            Aggregation.STD,
            Aggregation.VAR,
            Aggregation.FIRST,
            Aggregation.LAST,
            Aggregation.NUNIQUE,
            Aggregation.MEDIAN,
            Aggregation.SEM);

    /** What is computed of times in doubles; compared with pandas elsewhere. */
    private static final List<Aggregation> ARITHMETIC = List.of(
            Aggregation.SUM, Aggregation.MEAN, Aggregation.STD, Aggregation.MEDIAN, Aggregation.VAR, Aggregation.SEM);

    @ParameterizedTest
    @MethodSource("io.bask.dataframe.column.RandomColumns#dtypes")
    void groupsAgreeWithAPlainLoop(DType keyDtype) {
        for (int rows : new int[] {0, 1, 100, 2100}) {
            Random random = Seeds.random(rows);
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("key", column(keyDtype, rows, 0.2, random));
            columns.put("second", column(DType.STRING, rows, 0.1, random));
            for (DType dtype : RandomColumns.dtypes()) {
                columns.put(dtype.kind().name(), column(dtype, rows, 0.3, random));
            }
            Frame frame = Frame.of(columns);
            check(frame, List.of("key"), random);
            check(frame, List.of("second", "key"), random);
        }
    }

    @Test
    void wholeTablesAgreeWithAPlainLoop() {
        for (int rows : new int[] {0, 1, 1023, 1024, 1025, 3000}) {
            Random random = Seeds.random(rows);
            for (double nulls : new double[] {0, 0.4, 1}) {
                Map<String, Column> columns = new LinkedHashMap<>();
                for (DType dtype : RandomColumns.dtypes()) {
                    columns.put(dtype.kind().name(), column(dtype, rows, nulls, random));
                }
                check(Frame.of(columns), List.of(), random);
            }
        }
    }

    private static Column column(DType dtype, int rows, double nulls, Random random) {
        return Column.of(dtype, RandomColumns.values(dtype, rows, nulls, random));
    }

    private static void check(Frame frame, List<String> keys, Random random) {
        List<Aggregate> wanted = new ArrayList<>();
        for (Field field : frame.schema().fields()) {
            for (Aggregation aggregation : PLAIN) {
                boolean isSpan = field.dtype().isTime() && ARITHMETIC.contains(aggregation);
                if (!keys.contains(field.name()) && !isSpan && aggregation.accepts(field.dtype())) {
                    wanted.add(new Aggregate(field.name(), aggregation, field.name() + " " + aggregation));
                }
            }
        }
        AggregateKernel kernel = new AggregateKernel(frame.schema(), keys, wanted);
        Frame result = kernel.finish(merged(kernel, parts(frame, random), random));
        Map<List<Object>, List<Integer>> groups = groups(frame, keys);
        assertThat(result.rows()).isEqualTo(groups.size());
        for (int row = 0; row < result.rows(); row++) {
            List<Integer> rows = Objects.requireNonNull(groups.get(labels(result, row)));
            for (Aggregate aggregate : wanted) {
                List<Object> values = rows.stream()
                        .map(r -> frame.valueAt(r, aggregate.column()))
                        .filter(Objects::nonNull)
                        .toList();
                Object expected = expected(
                        aggregate.aggregation(),
                        values,
                        rows.size(),
                        frame.schema().dtype(aggregate.column()));
                same(result.valueAt(row, aggregate.name()), expected, aggregate.toString());
            }
        }
    }

    private static List<Frame> parts(Frame frame, Random random) {
        List<Frame> parts = new ArrayList<>();
        int from = 0;
        while (from < frame.rows()) {
            int to = Math.min(frame.rows(), from + random.nextInt(frame.rows() / 3 + 2));
            parts.add(frame.slice(from, to));
            from = to;
        }
        parts.add(frame.slice(0, 0));
        return parts;
    }

    private static GroupPartial merged(AggregateKernel kernel, List<Frame> parts, Random random) {
        List<GroupPartial> partials =
                new ArrayList<>(parts.stream().map(kernel::chunk).toList());
        while (partials.size() > 1) {
            int from = random.nextInt(partials.size() - 1);
            int to = Math.min(partials.size(), from + 2 + random.nextInt(3));
            GroupPartial one = kernel.merge(List.copyOf(partials.subList(from, to)));
            partials.subList(from, to).clear();
            partials.add(from, one);
        }
        return partials.get(0);
    }

    private static Map<List<Object>, List<Integer>> groups(Frame frame, List<String> keys) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        for (int row = 0; row < frame.rows(); row++) {
            int at = row;
            if (keys.stream().noneMatch(key -> frame.column(key).isNull(at))) {
                List<Object> key = keys.stream()
                        .map(name -> Objects.requireNonNull(frame.valueAt(at, name)))
                        .toList();
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
            }
        }
        return groups;
    }

    private static List<Object> labels(Frame result, int row) {
        return result.index() instanceof RowIndex.Keys keys
                ? keys.levels().stream()
                        .map(level -> Objects.requireNonNull(level.valueAt(row)))
                        .toList()
                : List.of();
    }

    private static Object expected(Aggregation aggregation, List<Object> values, int rows, DType dtype) {
        double mean = numbers(values).average().orElse(Double.NaN);
        double squares = numbers(values).map(v -> (v - mean) * (v - mean)).sum();
        double variance = values.size() < 2 ? Double.NaN : squares / (values.size() - 1);
        return switch (aggregation) {
            case SIZE -> (long) rows;
            case COUNT -> (long) values.size();
            case NUNIQUE -> (long) new HashSet<>(values).size();
            case SUM ->
                dtype.isFloat()
                        ? numbers(values).sum()
                        : ReferenceOperations.boxed(
                                values.stream()
                                        .map(ReferenceOperations::whole)
                                        .reduce(BigInteger.ZERO, BigInteger::add),
                                dtype.isUnsigned() ? DType.UINT64 : DType.INT64);
            case MEAN -> mean;
            case VAR -> variance;
            case STD -> Math.sqrt(variance);
            case SEM -> Math.sqrt(variance / values.size());
            case MEDIAN -> median(numbers(values).sorted().toArray());
            default -> throw new IllegalArgumentException(aggregation.toString());
            case FIRST -> values.isEmpty() ? null : values.get(0);
            case LAST -> values.isEmpty() ? null : values.get(values.size() - 1);
            case MIN -> sorted(values).findFirst().orElse(null);
            case MAX -> sorted(values).reduce((a, b) -> b).orElse(null);
        };
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static DoubleStream numbers(List<Object> values) {
        return values.stream()
                .filter(v -> v instanceof Number || v instanceof Boolean)
                .mapToDouble(v -> v instanceof Boolean bool ? (bool ? 1 : 0) : ((Number) v).doubleValue());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Stream<Object> sorted(List<Object> values) {
        return values.stream().sorted((a, b) -> ((Comparable) a).compareTo(b));
    }

    private static void same(Object value, Object expected, String what) {
        if (expected instanceof Double number && !number.isNaN()) {
            double close = value instanceof Float ? 1e-6 : 1e-9;
            assertThat(((Number) value).doubleValue())
                    .as(what)
                    .isCloseTo(number, within(close * Math.max(1, Math.abs(number))));
        } else {
            assertThat(value).as(what).isEqualTo(expected instanceof Double ? null : expected);
        }
    }

    @Test
    void varianceSurvivesALargeMean() {
        double[] values = new double[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e9 + i % 2;
        }
        Frame frame = Frame.of("x", DoubleColumn.of(values));
        AggregateKernel kernel =
                new AggregateKernel(frame.schema(), List.of(), List.of(new Aggregate("x", Aggregation.VAR, "v")));
        List<GroupPartial> parts = Stream.of(frame.slice(0, 1), frame.slice(1, 4000), frame.slice(4000, 10_000))
                .map(kernel::chunk)
                .toList();
        assertThat((Double) kernel.finish(kernel.merge(parts)).valueAt(0, "v"))
                .isCloseTo(0.25 * 10_000 / 9999, within(1e-9));
    }

    @Test
    void sumsOfManySmallNumbersStayExact() {
        double[] values = new double[1_000_000];
        Arrays.fill(values, 0.1);
        Frame frame = Frame.of("x", DoubleColumn.of(values));
        AggregateKernel kernel =
                new AggregateKernel(frame.schema(), List.of(), List.of(new Aggregate("x", Aggregation.SUM, "s")));
        assertThat((Double) kernel.finish(kernel.chunk(frame)).valueAt(0, "s")).isCloseTo(100_000, within(1e-9));
    }

    @Test
    void meansOfLargeWholeNumbersDoNotOverflow() {
        Frame frame = Frame.of("x", LongColumn.of(Long.MAX_VALUE, Long.MAX_VALUE));
        AggregateKernel kernel =
                new AggregateKernel(frame.schema(), List.of(), List.of(new Aggregate("x", Aggregation.MEAN, "m")));
        assertThat((Double) kernel.finish(kernel.chunk(frame)).valueAt(0, "m")).isEqualTo((double) Long.MAX_VALUE);
    }

    @Test
    void keysFarApartAreHashed() {
        long[] keys = new long[100_000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (i % 1000) * 1_000_000_007L;
        }
        Frame frame = Frame.of("k", LongColumn.of(keys));
        AggregateKernel kernel = new AggregateKernel(frame.schema(), List.of("k"), List.of(Aggregate.rows()));
        Frame result = kernel.finish(kernel.chunk(frame));
        assertThat(result.rows()).isEqualTo(1000);
        assertThat(result.valueAt(999, "count")).isEqualTo(100L);
        Schema schema = result.schema();
        assertThat(schema.names()).containsExactly("count");
    }
}

package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.mean;
import static io.bask.dataframe.Expressions.nunique;
import static io.bask.dataframe.Expressions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.Lazy;
import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random chains of operations give the same with and without the optimiser, alone and together, however they are cut. */
class OptimizerPropertyTest {
    private static Frame table(int rows, Random random) {
        Map<String, Column> columns = new LinkedHashMap<>();
        DType[] dtypes = {DType.INT64, DType.FLOAT64, DType.STRING, DType.INT32, DType.FLOAT64};
        for (int i = 0; i < dtypes.length; i++) {
            columns.put("c" + i, Column.of(dtypes[i], RandomColumns.values(dtypes[i], rows, 0.1, random)));
        }
        return Frame.of(columns);
    }

    private static List<String> numbers(DataFrame df) {
        return df.schema().fields().stream()
                .filter(field -> field.dtype().isNumeric())
                .map(field -> field.name())
                .toList();
    }

    private static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }

    private static ColumnExpr number(DataFrame df, Random random) {
        List<String> names = numbers(df);
        if (names.isEmpty()) {
            return ColumnExpr.of(random.nextInt(5));
        }
        ColumnExpr value = col(any(names, random));
        return switch (random.nextInt(4)) {
            case 0 -> value.add(number(df, random));
            case 1 -> value.mul(random.nextInt(3));
            case 2 -> value.neg();
            default -> value;
        };
    }

    private static DataFrame step(DataFrame df, Random random) {
        List<String> names = df.columns();
        return switch (random.nextInt(6)) {
            case 0 -> df.filter(number(df, random).gt(random.nextInt(7) - 3));
            case 1 ->
                df.filter(col(any(names, random))
                        .notNull()
                        .or(col(any(names, random)).isNull()));
            case 2 ->
                df.assign(random.nextBoolean() ? any(names, random) : "new" + random.nextInt(3), number(df, random));
            case 3 -> df.select(names.subList(0, 1 + random.nextInt(names.size())));
            case 4 -> df.rename(any(names, random), "renamed" + random.nextInt(1_000_000));
            default -> df.filter(col(any(names, random)).isNull().not());
        };
    }

    private static Lazy<?> end(DataFrame df, Random random) {
        List<String> numbers = numbers(df);
        String name = any(df.columns(), random);
        return switch (random.nextInt(5)) {
            case 0 -> df.length();
            case 1 -> df.groupBy(name).agg(count(), nunique(any(df.columns(), random)));
            case 2 -> numbers.isEmpty() ? df : df.agg(sum(any(numbers, random)), mean(any(numbers, random)));
            case 3 -> numbers.isEmpty() ? df : df.describe();
            default -> df;
        };
    }

    private static List<Lazy<?>> results(DataFrame df, long seed) {
        Random random = Seeds.random(seed);
        List<Lazy<?>> results = new ArrayList<>();
        DataFrame shared = df;
        for (int i = random.nextInt(3); i > 0; i--) {
            shared = step(shared, random);
        }
        for (int branch = 0; branch < 2; branch++) {
            DataFrame one = shared;
            for (int i = random.nextInt(6); i > 0; i--) {
                one = step(one, random);
            }
            results.add(end(one, random));
        }
        return results;
    }

    @RepeatedTest(150)
    void optimiserChangesNoResult(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Frame table = table(60, Seeds.random(seed));
        List<Lazy<?>> plain = results(DataFrame.fromFrame(table, 1), seed);
        List<String> expected = new ArrayList<>();
        try (Config.Scope off = Config.with("optimize", false)) {
            plain.forEach(lazy -> expected.add(String.valueOf(lazy.compute())));
        }
        for (int partitions : new int[] {1, 2, 7}) {
            List<Lazy<?>> read = results(DataFrame.fromReader(ListedReader.of(table, partitions)), seed);
            var together = Bask.compute(read.get(0), read.get(1));
            for (int i = 0; i < read.size(); i++) {
                assertThat(String.valueOf((Object) read.get(i).compute())).isEqualTo(expected.get(i));
                assertThat(String.valueOf((Object) together.get(read.get(i)))).isEqualTo(expected.get(i));
            }
        }
    }
}

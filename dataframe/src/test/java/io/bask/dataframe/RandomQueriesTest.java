package io.bask.dataframe;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.desc;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.max;
import static io.bask.dataframe.Expressions.min;
import static io.bask.dataframe.Expressions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Lazy;
import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries of random joins, groups, orders and filters have the same rows and labels with and without the optimiser. */
@Timeout(300)
class RandomQueriesTest {
    private static final int QUERIES = 1500;

    private static final class Maker {
        final Random random;
        final List<DataFrame> tables = new ArrayList<>();
        int names;

        Maker(long seed) {
            random = Seeds.random(seed);
            for (int i = 0; i < 3; i++) {
                Frame rows = rows(random.nextInt(3) == 0 ? random.nextInt(3) : 5 + random.nextInt(40));
                int partitions = 1 + random.nextInt(5);
                tables.add(
                        random.nextBoolean()
                                ? DataFrame.fromFrame(rows, partitions)
                                : DataFrame.fromReader(ListedReader.of(rows, partitions)));
            }
        }

        private Frame rows(int count) {
            List<Object> k = new ArrayList<>();
            List<Object> g = new ArrayList<>();
            List<Object> v = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                k.add(random.nextInt(9) == 0 ? null : (long) random.nextInt(8));
                g.add(random.nextInt(9) == 0 ? null : "g" + random.nextInt(4));
                v.add(random.nextInt(9) == 0 ? null : random.nextInt(20) / 4.0);
            }
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("k", Column.of(DType.INT64, k));
            columns.put("g", Column.of(DType.STRING, g));
            columns.put("v", Column.of(DType.FLOAT64, v));
            return Frame.of(columns);
        }

        private String any(DataFrame df) {
            return df.columns().get(random.nextInt(df.columns().size()));
        }

        private ColumnExpr test(DataFrame df) {
            String name = any(df);
            ColumnExpr column = col(name);
            ColumnExpr simple = switch (random.nextInt(7)) {
                case 0 -> column.isNull();
                case 1 -> column.notNull();
                case 2 -> lit(1).lt(random.nextInt(3));
                default -> compared(df.schema().dtype(name), column);
            };
            return switch (random.nextInt(6)) {
                case 0 -> simple.and(test(df));
                case 1 -> simple.or(test(df));
                case 2 -> simple.not();
                default -> simple;
            };
        }

        private ColumnExpr compared(DType dtype, ColumnExpr column) {
            if (dtype.isText()) {
                return column.eq("g" + random.nextInt(4));
            }
            if (dtype == DType.BOOL) {
                return column;
            }
            int bound = random.nextInt(8);
            return random.nextBoolean() ? column.gt(bound) : column.le(bound);
        }

        DataFrame query(int depth) {
            DataFrame df = tables.get(random.nextInt(tables.size()));
            for (int i = random.nextInt(depth + 1); i >= 0; i--) {
                df = step(df, depth);
            }
            return df;
        }

        private DataFrame step(DataFrame df, int depth) {
            return switch (random.nextInt(depth > 1 ? 11 : 8)) {
                case 0, 1 -> df.filter(test(df));
                case 2 -> df.sortValues(keys(df));
                case 3 -> df.sortValues(keys(df)).limit(random.nextInt(12));
                case 4 -> df.rename(any(df), "r" + names++);
                case 5 -> df.assign(random.nextBoolean() ? any(df) : "c" + names++, value(df));
                case 6 ->
                    grouped(df).filter(test(grouped(df).select(df.columns().get(0))));
                case 7 -> windowed(df);
                default -> joined(df, query(depth - 2));
            };
        }

        private List<SortKey> keys(DataFrame df) {
            List<SortKey> keys = new ArrayList<>();
            for (int i = random.nextInt(2); i >= 0; i--) {
                keys.add(random.nextBoolean() ? asc(any(df)) : desc(any(df)));
            }
            return keys;
        }

        private ColumnExpr value(DataFrame df) {
            String name = any(df);
            return df.schema().dtype(name).isNumeric()
                    ? col(name).mul(2).add(1)
                    : col(name).isNull();
        }

        private DataFrame grouped(DataFrame df) {
            String key = df.columns().get(0);
            String other = df.columns().get(df.columns().size() - 1);
            boolean isNumber = df.schema().dtype(other).isNumeric();
            return df.groupBy(key)
                    .asIndex(false)
                    .agg(
                            count().as("n"),
                            isNumber ? sum(other).as("m") : max(other).as("m"),
                            min(other).as("l"))
                    .rename(Map.of("n", "n" + names++, "m", "m" + names++, "l", "l" + names++));
        }

        private DataFrame windowed(DataFrame df) {
            String key = any(df);
            String number = df.columns().stream()
                    .filter(name -> df.schema().dtype(name).isNumeric())
                    .findFirst()
                    .orElse("");
            if (number.isEmpty()) {
                return df;
            }
            ColumnExpr window =
                    random.nextBoolean() ? col(number).rank(key) : col(number).cumcount(key);
            DataFrame wide = df.assign("w" + names++, window);
            return random.nextBoolean() ? wide.filter(test(wide.select(key))) : wide;
        }

        private DataFrame joined(DataFrame left, DataFrame right) {
            Map<String, String> fresh = new LinkedHashMap<>();
            right.columns().forEach(name -> fresh.put(name, "j" + names++));
            DataFrame other = right.rename(fresh);
            for (String a : left.columns()) {
                for (String b : other.columns()) {
                    DType one = left.schema().dtype(a);
                    if (one == other.schema().dtype(b) && one != DType.BOOL && random.nextInt(3) > 0) {
                        return joined(left, other, a, b);
                    }
                }
            }
            return left.limit(4).merge(other.limit(3), MergeOptions.cross());
        }

        private DataFrame joined(DataFrame left, DataFrame right, String a, String b) {
            JoinKind[] kinds = {
                JoinKind.INNER,
                JoinKind.INNER,
                JoinKind.LEFT,
                JoinKind.RIGHT,
                JoinKind.OUTER,
                JoinKind.SEMI,
                JoinKind.ANTI
            };
            MergeOptions options = MergeOptions.leftOn(a).rightOn(b).how(kinds[random.nextInt(kinds.length)]);
            DataFrame joined = left.limit(30)
                    .merge(
                            right.limit(30),
                            random.nextBoolean()
                                    ? options
                                    : options.by(MergeOptions.Plan.EXCHANGE).withPartitions(3));
            return random.nextBoolean() ? joined.filter(test(joined)) : joined;
        }

        Lazy<?> end(DataFrame df) {
            return switch (random.nextInt(5)) {
                case 0 -> df.length();
                case 1 -> grouped(df);
                case 2 -> df.filter(test(df)).length();
                case 3 -> grouped(df.filter(test(df)));
                default -> df;
            };
        }
    }

    @Test
    void optimiserChangesNoResult() {
        for (long seed = 0; seed < QUERIES; seed++) {
            Maker maker = new Maker(seed);
            Lazy<?> query = maker.end(maker.query(4));
            String plain;
            try (Config.Scope off = Config.with("optimize", false)) {
                plain = String.valueOf((Object) query.compute());
            }
            assertThat(String.valueOf((Object) query.compute()))
                    .as("query %d: %s", seed, query.explain())
                    .isEqualTo(plain);
        }
    }
}

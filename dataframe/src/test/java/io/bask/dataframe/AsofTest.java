package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.dataframe.AsofOptions.Direction;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The nearest rows, equal ones among them, against a search through all rows by pandas' rule. */
@Timeout(600)
class AsofTest {
    @Test
    void tolerancesSuitTheColumn() {
        Frame frame = Frame.of(
                "n",
                LongColumn.of(1, 2),
                "t",
                Column.of(
                        DType.DATETIME,
                        List.of(LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.of(2024, 1, 2, 0, 0))));
        DataFrame table = DataFrame.fromFrame(frame, 1);
        AsofOptions numbers = AsofOptions.on("n");
        AsofOptions dates = AsofOptions.on("t");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.mergeAsof(table, numbers.tolerance("abc")))
                .withMessage("a tolerance of abc (a String) was asked for, and column 'n' is int64; give a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.mergeAsof(table, numbers.tolerance(Duration.ofDays(1))))
                .withMessageContaining("a tolerance of PT24H (a Duration) was asked for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.mergeAsof(table, dates.tolerance(3)))
                .withMessageContaining("column 't' is datetime64[ns]; give a Duration");
        assertThat(table.mergeAsof(table, dates.tolerance(Duration.ZERO)).len()).isEqualTo(2);
    }

    private static final int TABLES = 150;

    /** Sorted rows: numbers to be near to each other, and a key. */
    private record Rows(List<Long> at, List<Long> key) {
        static Rows random(Random random) {
            int count = random.nextInt(9);
            List<Long> at = random.longs(count, 0, 13).sorted().boxed().toList();
            return new Rows(at, random.longs(count, 0, 2).boxed().toList());
        }

        DataFrame table(String number, Random random) {
            List<Long> numbers = new ArrayList<>();
            for (int row = 0; row < at.size(); row++) {
                numbers.add((long) row);
            }
            Map<String, Column> columns = new LinkedHashMap<>();
            columns.put("at", Column.of(DType.INT64, at));
            columns.put("key", Column.of(DType.INT64, key));
            columns.put(number, Column.of(DType.INT64, numbers));
            return DataFrame.fromFrame(Frame.of(columns), 1 + random.nextInt(3));
        }
    }

    @Test
    void nearestRowsAreThoseOfASearchThroughAll() {
        Random random = Seeds.random(11);
        for (int table = 0; table < TABLES; table++) {
            Rows left = Rows.random(random);
            Rows right = Rows.random(random);
            Direction direction = Direction.values()[random.nextInt(Direction.values().length)];
            boolean exact = random.nextBoolean();
            boolean isKeyed = random.nextBoolean();
            long tolerance = random.nextInt(5) - 1;
            AsofOptions options = AsofOptions.on("at").direction(direction).exact(exact);
            options = isKeyed ? options.by("key") : options;
            options = tolerance > 0 ? options.tolerance(tolerance) : options;
            List<@Nullable Long> expected = new ArrayList<>();
            for (int row = 0; row < left.at().size(); row++) {
                expected.add(nearest(left, row, right, direction, exact, isKeyed, tolerance > 0 ? tolerance : 99));
            }
            Frame found = left.table("own", random)
                    .mergeAsof(right.table("found", random), options)
                    .compute();
            List<@Nullable Object> numbers = new ArrayList<>();
            for (int row = 0; row < found.rows(); row++) {
                numbers.add(found.valueAt(row, "found"));
            }
            assertThat(numbers)
                    .as(
                            "%s to %s, %s, equal ones %s, by key %s, within %d",
                            left, right, direction, exact, isKeyed, tolerance)
                    .isEqualTo(expected);
        }
    }

    /** The last row before or the first behind; where both are as near, the one before. */
    private static @Nullable Long nearest(
            Rows left, int row, Rows right, Direction direction, boolean exact, boolean isKeyed, long tolerance) {
        long at = left.at().get(row);
        Long before = null;
        Long behind = null;
        for (int other = 0; other < right.at().size(); other++) {
            long distance = right.at().get(other) - at;
            boolean isPartner = (exact || distance != 0)
                    && Math.abs(distance) <= tolerance
                    && (!isKeyed || right.key().get(other).equals(left.key().get(row)));
            if (isPartner && distance <= 0) {
                before = (long) other;
            }
            if (isPartner && distance >= 0 && behind == null) {
                behind = (long) other;
            }
        }
        return switch (direction) {
            case BACKWARD -> before;
            case FORWARD -> behind;
            case NEAREST -> {
                if (before == null || behind == null) {
                    yield before == null ? behind : before;
                }
                long back = at - right.at().get(before.intValue());
                long ahead = right.at().get(behind.intValue()) - at;
                yield back <= ahead ? before : behind;
            }
        };
    }
}

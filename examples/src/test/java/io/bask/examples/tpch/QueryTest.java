package io.bask.examples.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query answers what DuckDB answers to its SQL over the same rows, in the same order. */
@Timeout(600)
class QueryTest {
    private static final double SCALE = 0.01;
    private static final int[] PARTITIONS = {1, 7};

    private static Database database;
    private static final List<Tables> ALL_TABLES = new ArrayList<>();

    @BeforeAll
    static void makeTables() throws SQLException {
        for (int partitions : PARTITIONS) {
            ALL_TABLES.add(Tables.generated(SCALE, partitions).persisted());
        }
        database = new Database();
        for (String name : Tables.NAMES) {
            database.add(name, ALL_TABLES.get(0).byName().get(name).compute());
        }
    }

    @AfterAll
    static void close() throws SQLException {
        ALL_TABLES.clear();
        database.close();
    }

    static IntStream numbers() {
        return IntStream.rangeClosed(1, Query.ALL.size());
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void answersAreThoseOfDuckDb(int number) throws Exception {
        List<List<Object>> expected = database.rows(sql(number));
        for (int i = 0; i < PARTITIONS.length; i++) {
            Frame answer = Query.of(number).over().apply(ALL_TABLES.get(i)).compute();
            List<List<Object>> rows = rows(answer);
            assertThat(rows).as("rows in %d partitions", PARTITIONS[i]).hasSize(expected.size());
            for (int row = 0; row < expected.size(); row++) {
                compare(rows.get(row), expected.get(row), "row %d of %s".formatted(row, answer));
            }
        }
    }

    @Test
    void partitionsHoldTheSameRows() {
        for (String name : Tables.NAMES) {
            Frame whole = ALL_TABLES.get(0).byName().get(name).compute();
            Frame parts = ALL_TABLES.get(1).byName().get(name).compute();
            assertThat(rows(parts)).as(name).isEqualTo(rows(whole));
        }
    }

    @Test
    void readersReadColumnsAndFilter() {
        Tables lazy = Tables.generated(0.001, 3);
        assertThat(lazy.lineitem().len()).isEqualTo(6005);
        Frame six = Query.of(6).over().apply(lazy).compute();
        Frame held = Query.of(6).over().apply(lazy.persisted()).compute();
        assertThat(rows(six)).isEqualTo(rows(held));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Query.of(23))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no query 23")
                .hasMessageContaining("1 to 22");
    }

    private static String sql(int number) throws IOException {
        try (InputStream text = QueryTest.class.getResourceAsStream("/tpch/q%d.sql".formatted(number))) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void compare(List<Object> actual, List<Object> expected, String place) {
        assertThat(actual).as(place).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) instanceof Double number) {
                assertThat(((Number) actual.get(i)).doubleValue())
                        .as(place)
                        .isCloseTo(number, Percentage.withPercentage(1e-7));
            } else if (expected.get(i) instanceof Long number) {
                assertThat(((Number) actual.get(i)).doubleValue()).as(place).isEqualTo(number.doubleValue());
            } else {
                assertThat(actual.get(i)).as(place).isEqualTo(expected.get(i));
            }
        }
    }

    private static List<List<Object>> rows(Frame frame) {
        List<List<Object>> rows = new ArrayList<>();
        List<Column> columns = frame.columns();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> cells = new ArrayList<>();
            for (Column column : columns) {
                cells.add(column.valueAt(row));
            }
            rows.add(cells);
        }
        return rows;
    }
}

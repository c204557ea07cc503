package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.PrintedFixtures;
import io.bask.dataframe.column.RowIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables and the values that pandas makes of them, case by case; written by generators in {@code src/test/python}. */
record ValueFixtures(List<Cut> cuts, Map<String, List<String[]>> cases) {
    static ValueFixtures read(String resource) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        Map<String, List<String[]>> cases = new LinkedHashMap<>();
        List<String> table = new ArrayList<>();
        List<String[]> now = new ArrayList<>();
        boolean isTable = true;
        for (String line : lines(resource)) {
            String[] parts = line.split("\t", -1);
            if (line.startsWith("|")) {
                continue;
            }
            if (parts[0].equals("table")) {
                table = new ArrayList<>();
                tables.put(parts[1], table);
            } else if (parts[0].equals("case") && !parts[1].equals("table")) {
                isTable = false;
                now = new ArrayList<>();
                cases.put(parts[1], now);
            } else if (!isTable) {
                now.add(parts);
            } else if (!parts[0].equals("case")) {
                table.add(line);
            }
        }
        Map<String, Frame> frames = new LinkedHashMap<>();
        tables.forEach((title, rows) -> frames.put(title, PrintedFixtures.frame(rows)));
        List<Cut> cuts = new VerbFixtures(frames, Map.of())
                .cuts().stream().filter(cut -> cut.left().npartitions() < 200).toList();
        return new ValueFixtures(cuts, cases);
    }

    private static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(ValueFixtures.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Checks labels and values of a result against what pandas has. */
    void check(String name, Cut cut, Frame result) {
        for (String[] line : Objects.requireNonNull(cases.get(name), name)) {
            String what = name + " of " + cut;
            boolean isLabels = line[0].equals("at");
            Column column = isLabels ? ((RowIndex.Keys) result.index()).levels().get(0) : result.column(line[1]);
            int skipped = isLabels ? 1 : 2;
            assertThat(column.length()).as(what).isEqualTo(line.length - skipped);
            for (int row = 0; row < column.length(); row++) {
                check(what + ", row " + row, column, row, line[row + skipped]);
            }
        }
    }

    private static void check(String what, Column column, int row, String expected) {
        @Nullable Object value = column.valueAt(row);
        if (expected.isEmpty()) {
            assertThat(value).as(what).isNull();
        } else if (column instanceof DateTimeColumn) {
            LocalDateTime moment = expected.contains("T")
                    ? LocalDateTime.parse(expected)
                    : LocalDate.parse(expected).atStartOfDay();
            assertThat(value).as(what).isEqualTo(moment);
        } else if (value instanceof Number number) {
            double wanted = Double.parseDouble(expected.replace("inf", "Infinity"));
            if (Double.isInfinite(wanted)) {
                assertThat(number.doubleValue()).as(what).isEqualTo(wanted);
            } else {
                assertThat(number.doubleValue()).as(what).isCloseTo(wanted, within(1e-8 + 1e-5 * Math.abs(wanted)));
            }
        } else {
            String text = value instanceof Boolean truth ? (truth ? "True" : "False") : String.valueOf(value);
            assertThat(text).as(what).isEqualTo(expected);
        }
    }
}

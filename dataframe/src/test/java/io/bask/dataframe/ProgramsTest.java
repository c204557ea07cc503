package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.PrintedFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random programs against pandas, over tables cut in several ways; written by {@code src/test/python/program_fixtures.py}. */
class ProgramsTest {
    /** One table, and each program on it with what pandas printed, or the number that it gave. */
    private record Fixture(Frame table, Map<String, String> expected) {}

    private static List<Fixture> read() throws IOException {
        List<Fixture> fixtures = new ArrayList<>();
        List<String> table = new ArrayList<>();
        Map<String, String> expected = new LinkedHashMap<>();
        String program = "";
        try (var in = Objects.requireNonNull(ProgramsTest.class.getResourceAsStream("programs.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : List.of((text + "case\t").split("\n"))) {
                String[] parts = line.split("\t", -1);
                if (line.startsWith("|")) {
                    expected.merge(program, line.substring(1), (above, below) -> above + "\n" + below);
                } else if (parts[0].equals("case")) {
                    if (!table.isEmpty()) {
                        fixtures.add(new Fixture(PrintedFixtures.frame(table), expected));
                    }
                    table = new ArrayList<>();
                    expected = new LinkedHashMap<>();
                } else if (parts[0].equals("expect")) {
                    program = parts[1];
                } else if (parts[0].equals("scalar")) {
                    expected.put(parts[1], "=" + parts[2]);
                } else {
                    table.add(line);
                }
            }
        }
        return fixtures;
    }

    static Stream<Arguments> tables() throws IOException {
        List<Arguments> all = new ArrayList<>();
        List<Fixture> fixtures = read();
        for (int i = 0; i < fixtures.size(); i++) {
            Fixture fixture = fixtures.get(i);
            int at = i;
            cuts(fixture.table()).forEach((name, df) -> all.add(Arguments.of(at, name, df, fixture.expected())));
        }
        return all.stream();
    }

    private static Map<String, DataFrame> cuts(Frame table) {
        Map<String, DataFrame> cuts = new LinkedHashMap<>();
        for (int partitions : new int[] {1, 2, 7, 130, Math.max(1, table.rows())}) {
            cuts.put(partitions + " partitions", DataFrame.fromFrame(table, partitions));
        }
        List<Frame> parts = new ArrayList<>();
        int half = table.rows() / 2;
        int[] ends = {0, 0, half, half, half, table.rows(), table.rows()};
        for (int i = 0; i + 1 < ends.length; i++) {
            Frame part = table.slice(ends[i], ends[i + 1]);
            parts.add(Frame.partition(table.schema(), part.columns(), part.rows()));
        }
        cuts.put("empty partitions at both ends and between", DataFrame.fromFrames(parts));
        return cuts;
    }

    @ParameterizedTest(name = "table {0}, {1}")
    @MethodSource("tables")
    void programsGiveWhatPandasGives(int number, String cut, DataFrame table, Map<String, String> expected) {
        assertThat(expected).isNotEmpty();
        expected.forEach((program, answer) -> assertThatCode(() -> check(program, table, answer))
                .as("%s on table %d", program, number)
                .doesNotThrowAnyException());
    }

    private static void check(String program, DataFrame table, String answer) {
        Object result = Programs.run(program, table);
        if (!answer.startsWith("=")) {
            assertThat(result.toString().replace("dtype: int32", "dtype: int64"))
                    .isEqualTo(answer);
            return;
        }
        double number = ((Number) result).doubleValue();
        if (answer.equals("=nan")) {
            assertThat(number).isNaN();
        } else {
            double exact = Double.parseDouble(answer.substring(1));
            assertThat(number).isCloseTo(exact, within(1e-12 * Math.max(1, Math.abs(exact))));
        }
    }
}

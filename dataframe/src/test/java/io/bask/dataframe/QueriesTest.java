package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.config.Config;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.PrintedFixtures;
import io.bask.dataframe.column.RowIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random queries over three tables have pandas' values, names, dtypes and order, however the tables are cut, and each in one way of
 * cutting also without the optimiser; written by {@code src/test/python/query_programs.py}. {@code -Dqueries.file=FILE} runs those of
 * another file.
 */
@Timeout(600)
class QueriesTest {
    /** Ways of cutting tables; zero stands for one row a partition with empty ones between. */
    private static final int[] CUTS = {1, 2, 7, 0};

    /** One query, whether the order of its rows and their labels are defined, and what pandas makes of it. */
    private record Query(String text, boolean ordered, boolean labelled, Frame expected) {}

    /** Three tables and the queries over them. */
    private record Case(List<Frame> tables, List<Query> queries) {}

    static List<Case> read() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> frame = new ArrayList<>();
        String head = "";
        for (String line : lines()) {
            boolean isHead = line.startsWith("case") || line.startsWith("table") || line.startsWith("query\t");
            if (!isHead) {
                frame.add(line);
                continue;
            }
            add(cases, head, frame);
            frame.clear();
            head = line;
        }
        add(cases, head, frame);
        return cases;
    }

    private static List<String> lines() throws IOException {
        String file = System.getProperty("queries.file", "");
        if (!file.isEmpty()) {
            return Files.readAllLines(Path.of(file));
        }
        try (InputStream in = Objects.requireNonNull(QueriesTest.class.getResourceAsStream("queries.tsv"))) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }

    private static void add(List<Case> cases, String head, List<String> frame) {
        String[] words = head.split("\t", -1);
        if (words[0].equals("case")) {
            cases.add(new Case(new ArrayList<>(), new ArrayList<>()));
        } else if (words[0].equals("table")) {
            cases.get(cases.size() - 1).tables().add(PrintedFixtures.frame(frame));
        } else if (words[0].equals("query")) {
            boolean isLabelled = words[1].endsWith("labelled");
            Query query = new Query(words[2], words[1].startsWith("ordered"), isLabelled, PrintedFixtures.frame(frame));
            cases.get(cases.size() - 1).queries().add(query);
        }
    }

    private static DataFrame cut(Frame table, int cut, boolean reader) {
        if (cut > 0) {
            return reader ? DataFrame.fromReader(ListedReader.of(table, cut)) : DataFrame.fromFrame(table, cut);
        }
        List<Frame> parts = new ArrayList<>();
        for (int i = 0; i <= table.rows(); i++) {
            for (Frame part : List.of(table.slice(i, i), table.slice(i, Math.min(i + 1, table.rows())))) {
                parts.add(Frame.partition(part.schema(), part.columns(), part.rows()));
            }
        }
        return DataFrame.fromFrames(parts);
    }

    /** What of a table is compared: names and dtypes, then a line a row, in order of the lines where rows have none. */
    private static List<String> lines(Frame frame, Query query) {
        List<String> lines = new ArrayList<>();
        Column labels = frame.index() instanceof RowIndex.Keys
                ? null
                : frame.resetIndex().column(0);
        for (int row = 0; row < frame.rows(); row++) {
            StringBuilder line = new StringBuilder();
            if (query.labelled()) {
                line.append(labels == null ? "key" : labels.valueAt(row)).append(": ");
            }
            for (Column column : frame.columns()) {
                line.append(cell(column, row)).append(" | ");
            }
            lines.add(line.toString());
        }
        if (!query.ordered()) {
            Collections.sort(lines);
        }
        lines.add(0, frame.schema().toString().replace("int32", "int64").replace("int8", "int64"));
        return lines;
    }

    private static String cell(Column column, int row) {
        Object value = column.valueAt(row);
        boolean isFloat = value instanceof Double;
        return isFloat ? String.format(Locale.ROOT, "%.10g", ((Double) value) + 0.0) : String.valueOf(value);
    }

    @Test
    void giveWhatPandasGives() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Case> cases = read();
        int checked = 0;
        for (int number = 0; number < cases.size(); number++) {
            Case one = cases.get(number);
            for (int way = 0; way < CUTS.length; way++) {
                List<DataFrame> tables = new ArrayList<>();
                for (int table = 0; table < one.tables().size(); table++) {
                    int cut = CUTS[(way + table * (number % 2)) % CUTS.length];
                    tables.add(cut(one.tables().get(table), cut, (way + number) % 2 == 0));
                }
                for (Query query : one.queries()) {
                    boolean alsoPlain = way == number % CUTS.length;
                    wrong.addAll(differences(query, tables, alsoPlain, "case %d, way %d".formatted(number, way)));
                    checked++;
                }
            }
        }
        assertThat(checked).isPositive();
        assertThat(wrong).as("%d of %d", wrong.size(), checked).isEmpty();
    }

    private static List<String> differences(Query query, List<DataFrame> tables, boolean alsoPlain, String where) {
        List<String> expected = lines(query.expected(), query);
        List<String> found = new ArrayList<>();
        for (boolean optimize : alsoPlain ? new boolean[] {true, false} : new boolean[] {true}) {
            try (Config.Scope scope = Config.with("optimize", optimize)) {
                List<String> got = lines(Queries.of(query.text(), tables).compute(), query);
                if (!got.equals(expected)) {
                    found.add("%s, optimize %s: %s%nexpected:%n%s%ngot:%n%s"
                            .formatted(
                                    where,
                                    optimize,
                                    query.text(),
                                    String.join("\n", expected),
                                    String.join("\n", got)));
                }
            } catch (RuntimeException failure) {
                found.add("%s, optimize %s: %s%n%s".formatted(where, optimize, query.text(), failure));
            }
        }
        return found;
    }
}

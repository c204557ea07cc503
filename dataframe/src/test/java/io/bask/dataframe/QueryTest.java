package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Formulas as text against pandas' {@code query} and {@code eval}. */
@Timeout(600)
class QueryTest {
    private static final VerbFixtures FIXTURES = VerbFixtures.read("columns.tsv");

    private static List<String> lines(String kind) throws IOException {
        try (var in = Objects.requireNonNull(QueryTest.class.getResourceAsStream("query.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + "\t"))
                    .toList();
        }
    }

    private static DataFrame table(int cut) {
        DataFrame left = FIXTURES.cuts().get(cut).left();
        return left.assign("c", col("c").cast(DType.STRING)).assign("two words", col("k").mul(2));
    }

    private static String ids(DataFrame kept) {
        LongColumn ids = (LongColumn) kept.select("id").compute().column(0);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < ids.length(); row++) {
            texts.add(Long.toString(ids.at(row)));
        }
        return String.join(" ", texts);
    }

    @Test
    void randomFormulasKeepTheRowsThatPandasKeeps() throws IOException {
        List<DataFrame> tables = List.of(table(0), table(2), table(5));
        int next = 0;
        for (String line : lines("query")) {
            String[] parts = line.split("\t", -1);
            DataFrame table = tables.get(next++ % tables.size());
            assertThat(ids(table.query(parts[1]))).as(parts[1]).isEqualTo(parts[2]);
        }
        assertThat(next).isEqualTo(500);
    }

    @Test
    void randomFormulasHaveTheValuesThatPandasHas() throws IOException {
        List<DataFrame> tables = List.of(table(0), table(2), table(5));
        int next = 0;
        for (String line : lines("eval")) {
            String[] parts = line.split("\t", -1);
            Column values =
                    tables.get(next++ % tables.size()).eval(parts[1]).compute().values();
            assertThat(values.length()).isEqualTo(parts.length - 2);
            for (int row = 0; row < values.length(); row++) {
                String expected = parts[row + 2];
                Object value = values.valueAt(row);
                if (expected.isEmpty()) {
                    assertThat(value).as(parts[1]).isNull();
                } else {
                    double number = Double.parseDouble(expected);
                    assertThat(((Number) Objects.requireNonNull(value)).doubleValue())
                            .as(parts[1])
                            .isCloseTo(number, within(1e-12 * Math.max(1, Math.abs(number))));
                }
            }
        }
        assertThat(next).isEqualTo(150);
    }

    @Test
    void variablesListsAndMethodsStandInFormulas() {
        DataFrame table = table(2);
        assertThat(ids(table.query("k <= @limit and g in @names", Map.of("limit", 2, "names", List.of("DM", "OT")))))
                .isEqualTo(ids(table.filter(col("k").le(2).and(col("g").isIn("DM", "OT")))));
        assertThat(ids(table.query("g.isnull() or f.between(0, 1)")))
                .isEqualTo(ids(table.filter(col("g").isNull().or(col("f").between(0, 1)))));
        assertThat(ids(table.query("g.str.lower().str.startswith('d') & t.dt.day == 29")))
                .isEqualTo(ids(table.filter(col("g").str()
                        .lower()
                        .str()
                        .startsWith("d")
                        .and(col("t").dt().day().eq(29)))));
        assertThat(ids(table.query("f > f.mean()")))
                .isEqualTo(ids(table.filter(col("f").gt(table.col("f").mean().compute()))));
        assertThat(ids(table.query("sqrt(k) > 2 and abs(n) < 3")))
                .isEqualTo(ids(table.filter(col("k").gt(4).and(col("n").abs().lt(3)))));
        assertThat(ids(table.query("@limit", Map.of("limit", col("b"))))).isEqualTo(ids(table.filter(col("b"))));
        assertThat(table.query("k > @x", Map.of("x", -1)).len()).isEqualTo(67);
        assertThat(table.query("not g == 'it\\'s'").len()).isEqualTo(67);
    }

    @Test
    void labelsStandInFormulasByNameOrAsIndex() {
        DataFrame byKey = table(2).setIndex("k");
        assertThat(ids(byKey.query("index == 4"))).isEqualTo(ids(byKey.loc(4)));
        assertThat(ids(byKey.query("k == 4 and f == f")))
                .isEqualTo(ids(byKey.loc(4).filter(col("f").notNull())));
        assertThat(byKey.query("k == 4").indexNames()).containsExactly("k");
        DataFrame byTwo = table(2).setIndexUnsorted("g", "k");
        assertThat(byTwo.query("k == 4 and g == 'PF'").indexNames()).containsExactly("g", "k");
        assertThat(table(2).query("index < 3").compute().toString())
                .isEqualTo(table(2).loc(0, 2).compute().toString());
    }

    @Test
    void assignmentsSeeThoseBefore() {
        DataFrame made = table(2).assignEval("""
                x = k + n
                `y z` = x * 2; k = @one
                """, Map.of("one", 1L));
        assertThat(made.columns()).endsWith("two words", "x", "y z");
        Frame frame = made.compute();
        Frame before = table(2).compute();
        for (int row = 0; row < frame.rows(); row++) {
            long sum = (Long) before.valueAt(row, "k") + ((Number) before.valueAt(row, "n")).longValue();
            assertThat(frame.valueAt(row, "x")).isEqualTo(sum);
            assertThat(frame.valueAt(row, "y z")).isEqualTo(2 * sum);
            assertThat(frame.valueAt(row, "k")).isEqualTo(1L);
        }
    }

    private static void refused(String formula, int column, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(0).query(formula))
                .withMessageContaining("at column " + column)
                .withMessageContaining("\n  " + formula + System.lineSeparator() + "  " + " ".repeat(column - 1) + "^")
                .withMessageContainingAll(parts);
    }

    @Test
    void longFormulasAreShownAroundTheWord() {
        List<String> formulas = List.of(
                "k > 1 and " + "k > 2 and ".repeat(4000) + " )",
                "g == '" + "i".repeat(40_000),
                "k > " + "(".repeat(40_000),
                "y".repeat(40_000) + " > 1",
                "k > 1 or " + "9".repeat(40_000) + "a > 1");
        for (String formula : formulas) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table(0).query(formula))
                    .withMessageContainingAll("cannot read the formula at column", "...", "^")
                    .satisfies(error -> {
                        List<String> lines = error.getMessage().lines().toList();
                        assertThat(lines.get(0)).hasSizeLessThan(2100);
                        assertThat(lines.get(1)).hasSizeLessThan(140);
                        assertThat(lines.get(2)).hasSizeLessThan(140);
                    });
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(0).query(formulas.get(0)))
                .withMessageContaining("> 2 and  )" + System.lineSeparator() + " ".repeat(65) + "^");
    }

    @Test
    void textsOfAnyLengthAreRead() {
        String text = "i'".repeat(100_000);
        assertThat(table(2).query("g != \"" + text + "\"").len()).isEqualTo(table(2).len());
        assertThat(table(2).query("g == '" + text.replace("'", "\\'") + "'").len())
                .isZero();
    }

    @Test
    void wholeNumbersBeyond64BitsNeedAPoint() {
        refused("k > 99999999999999999999", 5, "99999999999999999999 has more than 64 bits; write it with a point");
        assertThat(table(2).query("k > 99999999999999999999.0").len()).isZero();
        assertThat(table(2).query("k < 12345678901234567890").len())
                .isEqualTo(table(2).dropNull("k").len());
    }

    @Test
    void errorsPointAtTheWord() {
        refused("k > 3 and gg == 'x'", 11, "no column is called 'gg'", "did you mean 'g'?");
        refused("k > 3 and g > 2", 13, "object");
        refused("k > ", 4, "expected a value but found 'the end'");
        refused("k > (3 + 2", 11, "expected ')' to close the parenthesis of column 5");
        refused("k $ 3", 3, "'$' has no meaning here");
        refused("k == 'x", 6, "has no end");
        refused("k > @limit", 5, "no variable is called 'limit'", "Map.of(\"limit\", value)");
        refused("k in 3", 3, "'in' needs a list");
        refused("k > [1, 2]", 3, "a list has no order");
        refused("k = 3", 3, "assigns a column");
        refused("f.nothing()", 3, "no method of a column is called 'nothing'");
        refused("foo(k) > 1", 1, "no function is called 'foo'");
        refused("g.str.contains('[') ", 7, "Unclosed character class");
        refused("k k", 3, "expected an operator or the end but found 'k'");
        refused("k > 3abc", 5, "neither a number nor a name");
        refused("99999999999999999999 > k", 1, "has more than 64 bits");
        refused("k in [1, f]", 10, "members of a list");
        refused("[1]", 1, "a list and no value");
        refused("`nothing here` > 1", 1, "no column is called 'nothing here'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(0).query("-".repeat(200) + "k > 1"))
                .withMessageContaining("nested more than 100 deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(0).query("k + 1"))
                .withMessageContaining("bool");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(0).assignEval("3 = k"))
                .withMessageContaining("expected the name of the column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(0).assignEval("  "))
                .withMessageContaining("there is no formula");
    }
}

package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Accessors of odd texts, moments and categories against pandas. */
@Timeout(600)
class TextsTest {
    private static final List<@Nullable LocalDateTime> DAYS = Arrays.asList(
            LocalDateTime.of(2000, 1, 1, 0, 0),
            LocalDateTime.of(1999, 12, 31, 23, 59, 59, 123_000),
            null,
            LocalDateTime.of(2004, 2, 29, 12, 30),
            LocalDateTime.of(2021, 1, 3, 0, 0, 1),
            LocalDateTime.of(1969, 12, 28, 5, 0));

    private static List<String[]> lines() throws IOException {
        try (var in = Objects.requireNonNull(TextsTest.class.getResourceAsStream("texts.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static @Nullable Object json(String text) {
        if (text.equals("null")) {
            return null;
        }
        if (!text.startsWith("\"")) {
            return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : (Object) Long.valueOf(text);
        }
        return text.substring(1, text.length() - 1)
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    private static List<@Nullable Object> values(String... line) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i < line.length; i++) {
            values.add(json(line[i]));
        }
        return values;
    }

    private static List<@Nullable Object> values(NamedColumn series) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < series.length(); row++) {
            values.add(series.valueAt(row));
        }
        return values;
    }

    private static ColumnExpr text(String name) {
        String[] parts = name.split("\\|", -1);
        TextMethods<ColumnExpr> str = col("s").str();
        return switch (parts[0]) {
            case "title" -> str.title();
            case "capitalize" -> str.capitalize();
            case "swapcase" -> str.swapcase();
            case "casefold" -> str.casefold();
            case "lower" -> str.lower();
            case "upper" -> str.upper();
            case "isdigit" -> str.isdigit();
            case "isdecimal" -> str.isdecimal();
            case "isnumeric" -> str.isnumeric();
            case "isalnum" -> str.isalnum();
            case "isalpha" -> str.isalpha();
            case "istitle" -> str.istitle();
            case "islower" -> str.islower();
            case "isupper" -> str.isupper();
            case "isspace" -> str.isspace();
            case "len" -> str.len();
            case "split" -> str.split(parts[1], Integer.parseInt(parts[3]), Integer.parseInt(parts[2]));
            case "rsplit" -> str.rsplit(parts[1], Integer.parseInt(parts[3]), Integer.parseInt(parts[2]));
            case "partition" -> str.partition(parts[1], Integer.parseInt(parts[2]));
            case "rpartition" -> str.rpartition(parts[1], Integer.parseInt(parts[2]));
            case "findall" -> str.findall(parts[1], Integer.parseInt(parts[2]));
            case "join" -> str.join(parts[1]);
            case "normalize" -> str.normalize(parts[1]);
            case "translate" -> str.translate(Map.of('a', "1", 'b', "", '-', "__"));
            case "removeprefix" -> str.removePrefix(parts[1]);
            case "removesuffix" -> str.removeSuffix(parts[1]);
            default -> str.pad(Integer.parseInt(parts[1]), parts[2], '*');
        };
    }

    @Test
    void textsBecomeWhatPandasMakesOfThem() throws IOException {
        List<String[]> lines = lines();
        Frame frame = Frame.of("s", Column.of(DType.STRING, values(lines.get(0))));
        DataFrame categories = DataFrame.fromFrame(frame, 1).astype("s", DType.CATEGORICAL);
        List<DataFrame> tables = List.of(
                DataFrame.fromFrame(frame, 1),
                DataFrame.fromFrame(frame, 5),
                DataFrame.fromFrame(frame, 60),
                categories);
        int next = 0;
        for (String[] line : lines.subList(1, lines.size())) {
            if (!List.of("time", "isoyear", "weekday").contains(line[0])) {
                DataFrame table = tables.get(next++ % tables.size());
                assertThat(values(table.assign("r", text(line[0])).col("r").compute()))
                        .as(line[0])
                        .isEqualTo(values(line));
            }
        }
        assertThat(next).isGreaterThan(200);
    }

    @Test
    void momentsToo() throws IOException {
        DataFrame table = DataFrame.fromFrame(Frame.of("t", Column.of(DType.DATETIME, DAYS)), 3);
        DateMethods<Series> dt = table.col("t").dt();
        for (String[] line : lines()) {
            Series made = switch (line[0]) {
                case "time" -> dt.time();
                case "isoyear" -> dt.isoYear();
                case "weekday" -> dt.weekday();
                default -> null;
            };
            if (made != null) {
                assertThat(values(made.compute())).as(line[0]).isEqualTo(values(line));
            }
        }
    }

    private static Series categories(int partitions) {
        Column texts = Column.of(DType.STRING, Arrays.asList("b", "a", null, "c", "a", "b"));
        return DataFrame.fromFrame(Frame.of("c", texts), partitions).col("c").astype(DType.CATEGORICAL);
    }

    @Test
    void categoriesAreKnownOrMadeKnown() {
        for (int partitions : new int[] {1, 3, 6}) {
            Series unknown = categories(partitions);
            assertThat(unknown.cat().known()).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> unknown.cat().codes())
                    .withMessageContaining("call cat().asKnown()");
            Series known = unknown.cat().asKnown();
            assertThat(known.cat().known()).isTrue();
            assertThat(known.cat().asKnown()).isSameAs(known);
            assertThat(known.cat().categories()).containsExactly("a", "b", "c");
            assertThat(values(known.cat().codes().compute())).containsExactly(1L, 0L, -1L, 2L, 0L, 1L);
            Series less = known.cat().setCategories(List.of("c", "b"));
            assertThat(values(less.compute())).containsExactly("b", null, null, "c", null, "b");
            assertThat(values(less.cat().codes().compute())).containsExactly(1L, -1L, -1L, 0L, -1L, 1L);
            assertThat(less.cat().addCategories("z").cat().categories()).containsExactly("c", "b", "z");
            assertThat(known.cat().removeCategories("a").cat().categories()).containsExactly("b", "c");
            assertThat(less.cat()
                            .addCategories("z")
                            .cat()
                            .removeUnusedCategories()
                            .cat()
                            .categories())
                    .containsExactly("c", "b");
            Series renamed = known.cat().renameCategories(Map.of("a", "A"));
            assertThat(values(renamed.compute())).containsExactly("b", "A", null, "c", "A", "b");
            assertThat(known.cat()
                            .reorderCategories(List.of("c", "a", "b"))
                            .cat()
                            .categories())
                    .containsExactly("c", "a", "b");
            assertThat(known.cat().asUnknown().cat().known()).isFalse();
            DataFrame persisted = known.toFrame().persist();
            assertThat(persisted.filter(col("c").eq("a")).col("c").cat().categories())
                    .containsExactly("a", "b", "c");
        }
    }

    @Test
    void wrongCallsAreRefused() {
        Series known = categories(2).cat().asKnown();
        assertThatThrownBy(() -> known.cat().setCategories(List.of("a", "a"))).hasMessageContaining("given twice");
        assertThatThrownBy(() -> known.cat().removeCategories("q")).hasMessageContaining("'q' is no category");
        assertThatThrownBy(() -> known.cat().renameCategories(List.of("x")))
                .hasMessageContaining("1 names for 3 categories");
        assertThatThrownBy(() -> known.cat().reorderCategories(List.of("a", "b")))
                .hasMessageContaining("give each of them once");
        assertThatThrownBy(() -> known.astype(DType.STRING).cat())
                .hasMessageContaining("use astype(DType.CATEGORICAL)");
        assertThatThrownBy(() -> col("s").str().partition("", 0)).hasMessageContaining("separator is empty");
        assertThatThrownBy(() -> col("s").str().partition("x", 3)).hasMessageContaining("parts 0, 1 and 2");
        assertThatThrownBy(() -> col("s").str().pad(3, "up", ' ')).hasMessageContaining("use left, right or both");
        assertThatThrownBy(() -> known.str().index("b").compute())
                .rootCause()
                .hasMessageContaining("use find, which gives -1 there");
        assertThat(values(known.str().find("b").compute())).containsExactly(0L, -1L, null, -1L, -1L, 0L);
    }
}

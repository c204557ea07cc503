package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas; expected values by NumPy (formula_fixture.py). */
@Timeout(600)
class FormulaTest {
    /** Formulas such as {@code sin(exp(x))} make much of the last bit of an exponential. */
    private static final double TOLERANCE = 1e-8;

    private static final Pattern COLUMN = Pattern.compile("at column (\\d+): ");

    /** What goes wrong in formulas: signs, words, numbers, and spaces of all kinds. */
    private static final String[] MARKS =
            ("( ) , = . _ - -- ** // % << >> >= == != & | ^ ~ @ not or and axis= keepdims= 0 7 e9 1e999 j"
                            + " 9223372036854775808 x y i k b pi nan inf sum( where( clip( \u00e9 \ud83d\ude00 \ud83d \u0000 \u001c \u00a0 \u2003 \n \r \t")
                    .split(" ");

    private static Map<String, Array> variables(Chunks chunks) {
        return Map.of(
                "x",
                        Array.of(new double[][] {{1.5, -2, 0}, {3.25, Double.NaN, 7}})
                                .rechunk(chunks),
                "y", Array.of(2.0, 0.5, -1.0),
                "i", Array.of(NDArray.of(new long[][] {{3, 0, -5}, {2, 9, 1}})).rechunk(chunks),
                "k", Array.of(NDArray.of(1, 2, 3)),
                "b", Array.of(true, false, true));
    }

    @Test
    void formulasMeanWhatPythonAndNumPyMean() throws IOException {
        for (Chunks chunks : new Chunks[] {Chunks.whole(), Chunks.of(1, 2)}) {
            Map<String, Array> variables = variables(chunks);
            for (String line : Files.readAllLines(Path.of("src/test/resources/formulas.txt"))) {
                String[] parts = line.split("\t");
                NDArray actual = Array.eval(parts[0], variables).compute();
                assertThat(actual.dtype().numpyName()).as(line).isEqualTo(parts[1]);
                assertThat(actual.shape().toString()).as(line).isEqualTo(parts[2]);
                String[] elements = parts[3].split(" ");
                double[] values = actual.astype(DType.FLOAT64).toDoubleArray();
                for (int i = 0; i < elements.length; i++) {
                    double expected = switch (elements[i]) {
                        case "nan" -> Double.NaN;
                        case "inf" -> Double.POSITIVE_INFINITY;
                        case "-inf" -> Double.NEGATIVE_INFINITY;
                        case "True" -> 1;
                        case "False" -> 0;
                        default -> Double.parseDouble(elements[i]);
                    };
                    boolean same = Double.compare(values[i], expected) == 0
                            || Math.abs(values[i] - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
                    assertThat(same)
                            .as("%s: element %d is %s", line, i, values[i])
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aFormulaIsTheExpressionThatCallsMake() {
        Array x = Array.arange(10.0, 20.0);
        Array y = Array.arange(10);
        Array formula = Array.eval("where(x > 12, sqrt(x), -y)", Map.of("x", x, "y", y));
        assertThat(formula.explain())
                .isEqualTo(Array.where(x.gt(12), x.sqrt(), y.neg()).explain());
        assertThat(Array.eval("x", Map.of("x", x))).isSameAs(x);
    }

    @Test
    void plainNumbersFollowPythonAndBendToArrays() {
        Array f = Array.of(1.0, 2.0).astype(DType.FLOAT32);
        assertThat(Array.eval("f * (1 / 3 + 2 ** -1)", Map.of("f", f)).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Array.eval("1_000 + 2 ** 3 ** 2 - -1", Map.of()).compute().item())
                .isEqualTo(1513L);
        assertThat(Array.eval("not 3 > 2 or True and false", Map.of()).compute().item())
                .isEqualTo(false);
        assertThat(Array.eval("(1 + 2j) * 1j", Map.of()).compute().item()).isEqualTo(new Complex(-2, 1));
        assertThat(Array.eval("e", Map.of("e", f))).isSameAs(f);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x + ; 4; expected a value but found 'the end'",
                "(x; 3; expected ')' to close the parenthesis of column 1 but found 'the end'",
                "x y; 3; expected an operator or the end but found 'y'",
                "z * 2; 1; nothing is named 'z'; there are [x, y]",
                "x + sqrtt(x); 5; no function is called 'sqrtt'",
                "sqrt(x, y); 1; sqrt takes 1 arguments but got 2",
                "x $ 2; 3; '$' has no meaning here",
                "x +\u00a0y; 4; the character U+00A0 has no meaning here",
                "x + \u2003y; 5; the character U+2003 has no meaning here",
                "x \ud83d\ude00 2; 3; '\ud83d\ude00' has no meaning here",
                "x < y < 3; 7; comparisons cannot be chained",
                "x + w; 3; do not broadcast",
                "sum(x, axis=7); 1; axis 7",
                "sum(x, axis=0, axis=0); 16; axis is named twice",
                "sum(x, across=1); 8; 'across' cannot be named here",
                "sum(x, axis=1.5); 8; axis takes a whole number",
                "sin(x, axis=0); 1; works element by element",
                "99999999999999999999; 1; no number that fits",
                "''; 1; expected a value"
            })
    void errorsPointAtTheColumn(String formula, int column, String message) {
        Map<String, Array> variables = Map.of("x", Array.arange(3), "y", Array.arange(3));
        Map<String, Array> more = Map.of("x", Array.arange(3), "y", Array.arange(3), "w", Array.arange(4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.eval(formula, formula.contains("w") ? more : variables))
                .withMessageContaining("at column " + column + ":")
                .withMessageContaining(message);
    }

    @Test
    void formulasNestedTooDeepAreRefusedAndLongOnesAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.eval("(".repeat(100_000), Map.of()))
                .withMessageContaining("nested more than 100 deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.eval("-".repeat(100_000) + "1", Map.of()))
                .withMessageContaining("nested more than 100 deep");
        assertThat(Array.eval("x" + " + x".repeat(2_000), Map.of("x", Array.arange(2)))
                        .compute()
                        .toLongArray())
                .containsExactly(0, 2001);
        assertThatNullPointerException()
                .isThrownBy(() -> Array.eval(null, Map.of()))
                .withMessageContaining("formula");
        Map<String, Array> missing = new HashMap<>();
        missing.put("a", null);
        assertThatNullPointerException()
                .isThrownBy(() -> Array.eval("a", missing))
                .withMessageContaining("variable a");
    }

    @Test
    void ofLongFormulasOnlyWhatIsAroundTheErrorIsShown() {
        for (String formula : List.of(
                "x" + " + x".repeat(100_000) + " $",
                "x,".repeat(100_000),
                "1".repeat(1_000_000),
                "y".repeat(1_000_000),
                "y".repeat(1_000) + "(x)",
                "x " + "y".repeat(1_000))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Array.eval(formula, Map.of("x", Array.arange(2))))
                    .withMessageContaining("at column")
                    .matches(error -> error.getMessage().length() < 1_000, "is short");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.eval("x" + " + x".repeat(200) + " $ " + "x".repeat(200), Map.of()))
                .withMessageContaining("at column 803:");
    }

    @Test
    void randomWordsAreReadOrRefusedAtAColumn() {
        String[] words =
                ("x y b 0 1 2.5 1e5 3j ( ) (( )) + - * / // % ** < > == != <= & | ^ ~ << >> , = sqrt where sum axis axis=0"
                                + " keepdims=True not and or True pi nan inf $ [ ] ' \" \u00e9 1__0 0x10 007 1e 1e999 . .. 1. lambda if { } ! ; : # @"
                                + " \\ 9223372036854775808 -9223372036854775808 sum(x maximum(x, round( clip(x,0,1) 1<<70 2**2000 9**9**9 (1)(2) x(1) \n")
                        .split(" ");
        Random random = Seeds.random();
        Map<String, Array> variables =
                Map.of("x", Array.arange(6.0).reshape(2, 3), "y", Array.arange(3), "b", Array.of(true, false, true));
        int read = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder formula = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                String word = words[random.nextInt(words.length)];
                formula.append(random.nextInt(30) == 0 ? String.valueOf((char) random.nextInt(1 << 16)) : word);
                formula.append(random.nextInt(3) == 0 ? " " : "");
            }
            try {
                Array.eval(formula.toString(), variables);
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e).as(formula.toString()).hasMessageContaining("at column");
            }
        }
        assertThat(read).isGreaterThan(50);
    }

    @Test
    void damagedFormulasAreComputedOrRefusedAtAColumnOfTheirs() throws IOException {
        List<String> formulas = Files.readAllLines(Path.of("src/test/resources/formulas.txt")).stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
        Map<String, Array> variables = variables(Chunks.whole());
        Random random = Seeds.random();
        int computed = 0;
        int refused = 0;
        for (int round = 0; round < 6_000; round++) {
            String formula = formulas.get(random.nextInt(formulas.size()));
            for (int damages = random.nextInt(2); damages >= 0; damages--) {
                formula = damaged(formula, formulas.get(random.nextInt(formulas.size())), random);
            }
            try {
                Array made = Array.eval(formula, variables);
                assertThat(computes(made)).as(formula).isTrue();
                computed++;
            } catch (IllegalArgumentException e) {
                Matcher place = COLUMN.matcher(String.valueOf(e.getMessage()));
                assertThat(place.find()).as("%s: %s", formula, e).isTrue();
                assertThat(Long.parseLong(place.group(1)))
                        .as("%s: %s", formula, e)
                        .isBetween(1L, formula.length() + 1L);
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("not at a column: " + formula, e);
            }
        }
        assertThat(computed).isGreaterThan(100);
        assertThat(refused).isGreaterThan(1_000);
    }

    /** Whether an array has an answer; whole numbers to negative powers have none, which their elements tell. */
    private static boolean computes(Array made) {
        try {
            NDArray answer = made.compute();
            return answer.dtype() == made.dtype() && answer.shape().equals(made.shape());
        } catch (TaskFailedException e) {
            return e.getCause() instanceof ArithmeticException;
        }
    }

    /** A formula with a character less, more, another or twice, cut off, or with a piece of another formula in its middle. */
    private static String damaged(String formula, String other, Random random) {
        int at = random.nextInt(formula.length() + 1);
        int behind = Math.min(formula.length(), at + 1 + random.nextInt(3));
        String head = formula.substring(0, at);
        String tail = formula.substring(at);
        int from = random.nextInt(other.length());
        return switch (random.nextInt(7)) {
            case 0 -> head + formula.substring(behind);
            case 1 -> head + MARKS[random.nextInt(MARKS.length)] + tail;
            case 2 -> head + MARKS[random.nextInt(MARKS.length)] + formula.substring(behind);
            case 3 -> head + formula.substring(at, behind) + tail;
            case 4 -> head;
            case 5 -> head + other.substring(from, Math.min(other.length(), from + 1 + random.nextInt(8))) + tail;
            default ->
                new StringBuilder(head)
                        .append(Character.toChars(random.nextInt(1 << 17)))
                        .append(tail)
                        .toString();
        };
    }

    @Test
    void plainNumbersNeitherWrapNorAreDividedByZero() {
        for (String formula : List.of(
                "2 ** 63",
                "9223372036854775807 + 1",
                "3037000500 * 3037000500",
                "1 << 63",
                "-9223372036854775807 - 2")) {
            assertThatThrownBy(() -> Array.eval(formula, Map.of()))
                    .as(formula)
                    .hasMessageContaining("does not fit in int64");
        }
        for (String formula : List.of("1 // 0", "1 % 0", "1 / 0", "1.0 / 0", "2 // 0.0")) {
            assertThatThrownBy(() -> Array.eval(formula, Map.of())).as(formula).hasMessageContaining("divided by zero");
        }
        assertThat(Array.eval("2 ** 62 - 1 + 2 ** 62", Map.of()).compute().item())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(Array.eval("(-1) ** 99999999999 << 3", Map.of()).compute().item())
                .isEqualTo(-8L);
    }

    @Test
    void severalAxesAreReducedAtOnce() {
        Map<String, Array> variables = Map.of("a", Array.arange(24).reshape(2, 3, 4));
        assertThat(Array.eval("sum(a, axis=(0, -1))", variables).compute().toLongArray())
                .containsExactly(60, 92, 124);
        assertThat(Array.eval("sum(a, axis=(1,), keepdims=True)", variables).shape())
                .isEqualTo(Shape.of(2, 1, 4));
        assertThatThrownBy(() -> Array.eval("sum(a, axis=(0, 1.5))", variables))
                .hasMessageContaining("axis takes a whole number, or several as (0, 1)");
        assertThatThrownBy(() -> Array.eval("sum(a, axis=())", variables)).hasMessageContaining("expected a value");
        assertThatThrownBy(() -> Array.eval("sum(a, axis=(0, 1)", variables)).hasMessageContaining("expected");
        assertThatThrownBy(() -> Array.eval("a.T", variables)).hasMessageContaining("before it gets its name");
        assertThatThrownBy(() -> Array.eval("a if 1 else 2", variables))
                .hasMessageContaining("choose with where(condition, a, b)");
    }

    @Test
    void linesEndTheFormulaUnlessTheyLieInParentheses() {
        assertThat(Array.eval("\n (1 +\n 2) \n", Map.of()).compute().item()).isEqualTo(3L);
        assertThatThrownBy(() -> Array.eval("1 +\n 2", Map.of()))
                .hasMessageContaining("at column 4")
                .hasMessageContaining("new line");
        assertThatThrownBy(() -> Array.eval("(1)\r\n+ 2", Map.of())).hasMessageContaining("new line");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void variablesOfRawMapsAreNamedWithTheirClass() {
        java.util.Map raw = new java.util.HashMap<>(java.util.Map.of("x", 3.5));
        assertThatThrownBy(() -> Array.eval("x + 1", raw))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variable x of eval is a java.lang.Double, not a name and an Array");
        raw.put("x", Array.scalar(1.0));
        raw.put(7, Array.scalar(1.0));
        assertThatThrownBy(() -> Array.eval("x + 1", raw)).hasMessageContaining("variable 7 of eval");
    }
}

package io.bask.dataframe.kernel.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static final int ROUNDS = 300_000;

    private final DecimalText decimals = new DecimalText();

    @Test
    void shortestTextsOfRandomDoublesReadBackExactly() {
        Random random = Seeds.random();
        for (int i = 0; i < ROUNDS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                check(Double.toString(value));
            }
        }
    }

    @Test
    void textsOfAnyDigitsAndExponentsRoundAsTheJdkRounds() {
        Random random = Seeds.random();
        for (int i = 0; i < ROUNDS; i++) {
            int digits = 1 + random.nextInt(i % 10 == 0 ? 40 : 19);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
            for (int digit = 0; digit < digits; digit++) {
                text.append((char) ('0' + random.nextInt(10)));
            }
            if (random.nextBoolean()) {
                text.insert(text.length() - random.nextInt(digits), '.');
            }
            if (random.nextBoolean()) {
                text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(700) - 350);
            }
            check(text.toString());
        }
    }

    @Test
    void textsHalfwayBetweenTwoDoublesRoundToTheEvenOne() {
        Random random = Seeds.random();
        for (int i = 0; i < ROUNDS / 10; i++) {
            double low = Math.scalb(1 + random.nextDouble(), random.nextInt(120) - 40);
            BigDecimal halfway =
                    new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.valueOf(2));
            check(halfway.toPlainString());
            check(halfway.toString());
            check(halfway.add(halfway.ulp()).toPlainString());
            check(halfway.subtract(halfway.ulp()).toPlainString());
        }
    }

    @Test
    void theFastFormIsExactToo() {
        Random random = Seeds.random();
        CsvFormat format = CsvFormat.DEFAULT;
        for (int i = 0; i < ROUNDS; i++) {
            long whole = random.nextInt(100_000_000) >> random.nextInt(27);
            int places = 1 + random.nextInt(8);
            String fraction =
                    Integer.toString(random.nextInt(100_000_000) + 100_000_000).substring(1, 1 + places);
            String text = (random.nextBoolean() ? "-" : "") + whole + "." + fraction;
            byte[] bytes = ("        " + text + "\n" + "\0".repeat(72)).getBytes(StandardCharsets.ISO_8859_1);
            DoubleParser parser = new DoubleParser(DType.FLOAT64, format);
            parser.parse(new FieldRun(bytes, new int[] {7, 8 + text.length()}, 0, 1, 1, true));
            DoubleColumn column = parser.build();
            assertThat(column.at(0)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "000.000",
                "1.",
                ".1",
                "-.5e3",
                "1e22",
                "1e23",
                "9007199254740993",
                "4.9e-324",
                "2e-324",
                "2.4703282292062327208e-324",
                "2.4703282292062328e-324",
                "1.7976931348623157e308",
                "1.7976931348623159e308",
                "1e309",
                "1e-400",
                "1e99999999999",
                "0e99999999999",
                "123456789012345678901234567890",
                "18446744073709551615",
                "18446744073709551616e-5",
                "0.000000000000000000000000000000000000000000000000001",
                "9999999999999999999",
                "10000000000000000000",
                "1.00000000000000011102230246251565",
                "2.2250738585072011e-308",
                "8.5e+0007"
            })
    void cornersReadAsTheJdkReadsThem(String text) {
        check(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1e5.",
                "1.2.3",
                "1,5",
                "0x10",
                "1d",
                "1f",
                "nan",
                "i",
                "in",
                "infin",
                "infinit",
                "infinityy",
                "--1",
                "1 2",
                "1_0",
                "٣"
            })
    void otherTextsAreNoNumbers(String text) {
        byte[] bytes = padded(text);
        assertThat(decimals.read(bytes, 8, bytes.length - 72)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Inf", "INF", "+inf", "infinity", "Infinity", " inf "})
    void infinityHasSeveralNames(String text) {
        byte[] bytes = padded(text);
        assertThat(decimals.read(bytes, 8, bytes.length - 72)).isTrue();
        assertThat(decimals.value()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private void check(String text) {
        byte[] bytes = padded(text);
        assertThat(decimals.read(bytes, 8, bytes.length - 72)).as(text).isTrue();
        double expected = Double.parseDouble(text);
        if (Double.doubleToRawLongBits(decimals.value()) != Double.doubleToRawLongBits(expected)) {
            throw new AssertionError("%s read as %s and is %s".formatted(text, decimals.value(), expected));
        }
    }

    private static byte[] padded(String text) {
        return ("        " + text + "\0".repeat(72)).getBytes(StandardCharsets.UTF_8);
    }
}

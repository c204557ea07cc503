package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the wrong kind and paths of another language have errors that say so. */
class JsonMistakesTest {
    private record AnInt(int v) {}

    private record ALong(long v) {}

    private record AShort(short v) {}

    private record AByte(byte v) {}

    private record ABoxed(Integer v) {}

    private record ABig(BigInteger v) {}

    private record AnOptional(Optional<Integer> v) {}

    private record AList(List<Integer> v) {}

    private record ADay(LocalDate v) {}

    private static final List<Class<? extends Record>> WHOLE =
            List.of(AnInt.class, ALong.class, AShort.class, AByte.class, ABoxed.class, ABig.class, AnOptional.class);

    private static String reason(Class<? extends Record> type, String line) throws Exception {
        BadRecord bad = Json.records(type).collectingBad().apply(line).bad();
        return bad == null ? "good" : bad.reason();
    }

    @Test
    void fractionsAreBadRecordsWhereWholeNumbersAreWanted() throws Exception {
        for (Class<? extends Record> type : WHOLE) {
            String component = type.getSimpleName() + ".v";
            assertThat(reason(type, "{\"v\":2.9}")).isEqualTo(component + " is 2.9, which is no whole number");
            assertThat(reason(type, "{\"v\":-1e-3}")).isEqualTo(component + " is -1e-3, which is no whole number");
            assertThat(Objects.toString(Json.records(type).apply("{\"v\":2.0}")))
                    .matches(".*\\[v=(2|Optional\\[2\\])\\]");
            assertThat(Objects.toString(Json.records(type).apply("{\"v\":1.2e1}")))
                    .contains("12");
        }
        assertThat(reason(AList.class, "{\"v\":[1,2.5]}")).isEqualTo("AList.v is 2.5, which is no whole number");
    }

    @Test
    void numbersBeyondTheComponentNameItAndItsRange() throws Exception {
        assertThat(reason(AnInt.class, "{\"v\":3000000000}"))
                .isEqualTo("AnInt.v is 3000000000, which lies outside of -2147483648 to 2147483647");
        assertThat(reason(AShort.class, "{\"v\":-32769}")).endsWith("which lies outside of -32768 to 32767");
        assertThat(reason(AByte.class, "{\"v\":128}")).endsWith("which lies outside of -128 to 127");
        assertThat(reason(ALong.class, "{\"v\":9223372036854775808}"))
                .isEqualTo(
                        "ALong.v is 9223372036854775808, which lies outside of -9223372036854775808 to 9223372036854775807");
        assertThat(reason(ALong.class, "{\"v\":1e19}")).contains("is 1e19, which lies outside of");
        assertThat(reason(ALong.class, "{\"v\":-9223372036854775808}")).isEqualTo("good");
        assertThat(Json.records(ABig.class).apply("{\"v\":1e30}").v()).isEqualTo(BigInteger.TEN.pow(30));
        assertThat(reason(ABig.class, "{\"v\":1e1000000000}"))
                .isEqualTo("ABig.v is 1e1000000000, which has more than 10000 digits");
    }

    @Test
    void datesThatAreNoneNameTheComponent() throws Exception {
        assertThat(reason(ADay.class, "{\"v\":\"soon\"}")).isEqualTo("ADay.v is \"soon\", which is no LocalDate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "[1,",
                "{\"a\":",
                "/* c */ 1",
                "[01]",
                "{a:1}",
                "[1 2]",
                "\"\t\"",
                "tru",
                "{'a':1}",
                "[1]]",
                "\"\\q\"",
                "+1",
                ".5"
            })
    void whatTheParserSaysIsWithoutNamesOfItsSettings(String line) throws Exception {
        for (String each : List.of(line, "[".repeat(2000), "[" + "1".repeat(20_000) + "]")) {
            BadRecord bad = Objects.requireNonNull(
                    Json.values().collectingBad().apply(each).bad());
            assertThat(bad.reason())
                    .isNotBlank()
                    .doesNotContain("Feature")
                    .doesNotContain("Constraints")
                    .doesNotContain("REDACTED")
                    .doesNotContain("`");
        }
    }

    @Test
    void textsCannotBeLeftOutByAFunction() {
        Bag<String> texts = Bag.of(List.of("{\"v\":1}", "{"), 1);
        assertThatThrownBy(
                        () -> texts.map(Json.records(AnInt.class).skippingBad()).compute())
                .hasMessageContaining("map with collectingBad() and keep what isGood()")
                .hasMessageNotContaining("skippingBad() or");
        assertThat(texts.map(Json.records(AnInt.class).collectingBad())
                        .filter(Parsed::isGood)
                        .map(Parsed::value)
                        .compute())
                .containsExactly(new AnInt(1));
    }

    @Test
    void pathsOfOtherLanguagesAreRefused() {
        assertThatThrownBy(() -> Json.paths("a", "b", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\" is asked for twice");
        assertThatThrownBy(() -> Json.paths("$.a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("begins with $");
        for (String path : List.of("a.*", "*", "a[0].*.b")) {
            assertThatThrownBy(() -> Json.paths(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wildcard");
        }
        for (String path : List.of(" a", "a .b", "a. b")) {
            assertThatThrownBy(() -> Json.paths(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("blanks around the member");
        }
    }

    @Test
    void dollarsAndBlanksWithinMembersAreTheirs() throws Exception {
        assertThat(Json.paths("a.$oid", "first name").apply("{\"a\":{\"$oid\":7},\"first name\":\"x\"}"))
                .isEqualTo(List.of(7L, "x"));
    }

    @Test
    void arraysOfNumbersAreNamedAsTheyAreWritten() {
        assertThatThrownBy(() -> Json.text(new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an int[] cannot be written as JSON");
    }
}

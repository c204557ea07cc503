package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Letters with odd cases, digits of other scripts and rare blanks, as Python's {@code str} has them. */
@Timeout(120)
class UnicodeTextsTest {
    /** Method, text, and what Python makes of it. */
    private static final List<String> CASES = List.of(
            "lower",
            "\u0391\u03A3",
            "\u03B1\u03C2",
            "lower",
            "\u0391\u03A3.",
            "\u03B1\u03C2.",
            "lower",
            "\u0391\u03A3'\u0392",
            "\u03B1\u03C3'\u03B2",
            "lower",
            "\u03A3",
            "\u03C3",
            "lower",
            "A\u0301\u03A3\u0301",
            "a\u0301\u03C2\u0301",
            "lower",
            "\uD835\uDCB3\u03A3",
            "\uD835\uDCB3\u03C2",
            "lower",
            "\u03A3\u03A3 \u03A3",
            "\u03C3\u03C2 \u03C3",
            "lower",
            "\u0130\u03A3",
            "i\u0307\u03C2",
            "lower",
            "a\u03A3\u00ADb",
            "a\u03C3\u00ADb",
            "lower",
            "1\u03A3",
            "1\u03C3",
            "lower",
            "\u0149\u00AD\u0301\u03A3",
            "\u0149\u00AD\u0301\u03C2",
            "title",
            "\u1FB3x",
            "\u1FBCx",
            "title",
            "\u1FB2",
            "\u1FBA\u0345",
            "title",
            "\u1FB7",
            "\u0391\u0342\u0345",
            "title",
            "\u1F80\u1F88",
            "\u1F88\u1F80",
            "title",
            "\u1FF4",
            "\u038F\u0345",
            "title",
            "\u03B1\u03A3.\u03B2 \u03BF\u03C2",
            "\u0391\u03C3.\u0392 \u039F\u03C2",
            "title",
            "\u00DFa \u00DFa",
            "Ssa Ssa",
            "title",
            "\u01C6\u01C6",
            "\u01C5\u01C6",
            "title",
            "\u0149a",
            "\u02BCNa",
            "title",
            "\uFB01\uFB01",
            "Fi\uFB01",
            "title",
            "\u0390",
            "\u0399\u0308\u0301",
            "capitalize",
            "\u1FB3\u03A3",
            "\u1FBC\u03C2",
            "capitalize",
            "\u1FC3\u0391\u03A3",
            "\u1FCC\u03B1\u03C2",
            "capitalize",
            "\u0149\u03A3",
            "\u02BCN\u03C2",
            "capitalize",
            "\u0391\u03A3\u00AD",
            "\u0391\u03C2\u00AD",
            "swapcase",
            "\u0391\u03A3\u0301",
            "\u03B1\u03C2\u0301",
            "swapcase",
            "a\u03A3:\u0391",
            "A\u03C3:\u03B1",
            "swapcase",
            "\u00DF\u1E9E",
            "SS\u00DF",
            "casefold",
            "\u13A0\uAB70\u13F8",
            "\u13A0\u13A0\u13F0",
            "casefold",
            "\u1E9E\u00DF",
            "ssss",
            "casefold",
            "\u0131\u0130",
            "\u0131i\u0307",
            "casefold",
            "\uFB01\u03A3\u03C2",
            "fi\u03C3\u03C3",
            "casefold",
            "\u1FB3",
            "\u03B1\u03B9",
            "isdigit",
            "\u1369",
            "true",
            "isdigit",
            "\u19DA",
            "true",
            "isdigit",
            "\uD802\uDE40",
            "true",
            "isdigit",
            "\uD83C\uDD00",
            "true",
            "isdigit",
            "\u00B2",
            "true",
            "isdigit",
            "\u00BD",
            "false",
            "isdigit",
            "\u0663",
            "true",
            "isnumeric",
            "\u3405",
            "true",
            "isnumeric",
            "\u5EFF",
            "true",
            "isnumeric",
            "\uD840\uDC01",
            "true",
            "isnumeric",
            "\uF96B",
            "true",
            "isnumeric",
            "\u00BD",
            "true",
            "isnumeric",
            "\u2167",
            "true",
            "islower",
            "\u01C5a",
            "false",
            "islower",
            "\u2177",
            "true",
            "islower",
            "aa",
            "true",
            "islower",
            "\u00AA",
            "true",
            "isupper",
            "\u01C5A",
            "false",
            "isupper",
            "\u2167",
            "true",
            "isupper",
            "A1",
            "true",
            "isspace",
            "\u0085",
            "true",
            "isspace",
            "\u001C\u001F",
            "true",
            "isspace",
            "\u180E",
            "false",
            "isspace",
            "\u200B",
            "false",
            "isspace",
            "\u00A0\u3000",
            "true",
            "strip",
            "\u0085a\u0085",
            "a",
            "strip",
            "\u200Ba ",
            "\u200Ba",
            "strip",
            "\u001Fa\u001C",
            "a");

    @Test
    void oddLettersAreThoseOfPython() {
        Map<String, List<Integer>> byMethod = new LinkedHashMap<>();
        for (int at = 0; at < CASES.size(); at += 3) {
            byMethod.computeIfAbsent(CASES.get(at), name -> new ArrayList<>()).add(at);
        }
        List<String> different = new ArrayList<>();
        byMethod.forEach((method, places) -> {
            List<String> texts = places.stream().map(at -> CASES.get(at + 1)).toList();
            DataFrame table = DataFrame.of(Map.of("x", Column.of(DType.STRING, texts)), 2);
            NamedColumn found = run(method, table.col("x").str()).compute();
            for (int row = 0; row < texts.size(); row++) {
                String expected = CASES.get(places.get(row) + 2);
                if (!expected.equals(String.valueOf(found.valueAt(row)))) {
                    different.add("%s of %s is %s, of Python %s"
                            .formatted(
                                    method, points(texts.get(row)), points("" + found.valueAt(row)), points(expected)));
                }
            }
        });
        assertThat(different).isEmpty();
        assertThat(byMethod).hasSize(11);
    }

    private static String points(String text) {
        return Arrays.toString(text.codePoints().mapToObj(Integer::toHexString).toArray());
    }

    private static Series run(String method, TextMethods<Series> text) {
        return switch (method) {
            case "lower" -> text.lower();
            case "title" -> text.title();
            case "capitalize" -> text.capitalize();
            case "swapcase" -> text.swapcase();
            case "casefold" -> text.casefold();
            case "isdigit" -> text.isdigit();
            case "isnumeric" -> text.isnumeric();
            case "islower" -> text.islower();
            case "isupper" -> text.isupper();
            case "isspace" -> text.isspace();
            default -> text.strip();
        };
    }

    @Test
    void nulCharactersAndBlanksOfAllKindsAreKeptAndCut() {
        DataFrame table =
                DataFrame.of(Map.of("x", Column.of(DType.STRING, Arrays.asList("a\u0000b", "\u0000", "", null))), 3);
        Series x = table.col("x");
        assertThat(x.str().len().compute().valueAt(0)).isEqualTo(3L);
        assertThat(x.str().split("\u0000", 1).compute().valueAt(0)).isEqualTo("b");
        assertThat(x.str().split("", 0).compute().valueAt(1)).isEqualTo("\u0000");
        assertThat(x.str().split("", 0).compute().valueAt(2)).isNull();
        assertThat(x.str().strip().compute().valueAt(1)).isEqualTo("\u0000");
        assertThat(x.sortValues().compute().valueAt(0)).isEqualTo("");
        assertThat(x.joinAll("|").compute()).isEqualTo("a\u0000b|\u0000|");
    }
}

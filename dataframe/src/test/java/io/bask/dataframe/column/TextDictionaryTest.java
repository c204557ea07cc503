package io.bask.dataframe.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDictionaryTest {
    /** Texts of few letters, so that many are parts of others, and of zeros. */
    private static List<String> texts(int count, int longest, Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(longest + 1); length > 0; length--) {
                text.append("a\u0000b".charAt(random.nextInt(3)));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static void check(List<String> texts, int front, int back) {
        int[] from = new int[texts.size()];
        int[] to = new int[texts.size()];
        StringBuilder all = new StringBuilder("x".repeat(front));
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] expected = new int[texts.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = all.length();
            all.append(texts.get(i));
            to[i] = all.length();
            numbers.putIfAbsent(texts.get(i), numbers.size());
            expected[i] = numbers.get(texts.get(i));
        }
        byte[] bytes = all.append("x".repeat(back)).toString().getBytes(StandardCharsets.UTF_8);
        TextDictionary together = new TextDictionary();
        int[] codes = new int[from.length + 2];
        together.codes(bytes, from, to, from.length, codes, 1);
        TextDictionary each = new TextDictionary();
        for (int i = 0; i < from.length; i++) {
            assertThat(each.find(bytes, from[i], to[i])).isEqualTo(expected[i] < each.size() ? expected[i] : -1);
            assertThat(each.code(bytes, from[i], to[i])).isEqualTo(expected[i]);
            assertThat(codes[i + 1]).isEqualTo(expected[i]);
        }
        List<String> distinct = new ArrayList<>(numbers.keySet());
        assertThat(together.size()).isEqualTo(distinct.size());
        assertThat(together.build()).hasToString(each.build().toString());
    }

    @Test
    void equalTextsOfAnyLengthHaveEqualCodes() {
        Random random = Seeds.random();
        for (int longest : new int[] {0, 3, 8, 12, 13, 14, 30}) {
            for (int count : new int[] {0, 1, 255, 256, 257, 5000}) {
                check(texts(count, longest, random), random.nextInt(9), random.nextInt(20));
                check(texts(count, longest, random), 0, 0);
            }
        }
    }

    @Test
    void textsThatDifferOnlyInTheirLengthDiffer() {
        List<String> texts = new ArrayList<>();
        for (int length = 0; length < 40; length++) {
            texts.add("\u0000".repeat(length));
            texts.add("a".repeat(length));
        }
        check(texts, 0, 0);
        check(texts, 3, 50);
    }
}

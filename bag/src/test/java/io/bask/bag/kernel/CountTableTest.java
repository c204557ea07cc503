package io.bask.bag.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.partition.ShortText;
import io.bask.testkit.Seeds;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountTableTest {
    /** A key whose hash collides with every other's of the same group. */
    private record Clashing(int number) {
        @Override
        public int hashCode() {
            return number % 3;
        }
    }

    @Test
    void countsAsALinkedHashMapDoes() {
        Random random = Seeds.random();
        for (int distinct : new int[] {1, 15, 16, 17, 1000}) {
            CountTable table = new CountTable();
            Map<Object, Long> expected = new LinkedHashMap<>();
            for (int i = 0; i < 5000; i++) {
                int number = random.nextInt(distinct);
                Object key = number == 0 ? null : number % 2 == 0 ? "k" + number : (Object) new Clashing(number % 200);
                table.add(key, 1 + i % 3);
                expected.merge(key == null ? "null" : key, 1L + i % 3, Long::sum);
            }
            Map<Object, Long> found = new LinkedHashMap<>();
            new Counts(table).forEach((key, count) -> found.put(key == null ? "null" : key, count));
            assertThat(found.entrySet()).containsExactlyElementsOf(expected.entrySet());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(19);
        for (int i = 0; i < length; i++) {
            text.append("\0a\u00fe\u00ff\u0100\u0161".charAt(random.nextInt(random.nextInt(5) == 0 ? 6 : 3)));
        }
        return text.toString();
    }

    @Test
    void textsOfAnyCharactersAreToldApartOneByOneAndTogether() {
        Random random = Seeds.random();
        for (int round = 0; round < 20; round++) {
            CountBatch first = new CountBatch();
            CountBatch second = new CountBatch();
            Map<Object, Long> expected = new LinkedHashMap<>();
            for (int i = 0; i < 4000; i++) {
                Object key = i % 50 == 0 ? (Object) (long) random.nextInt(5) : text(random);
                (i < 1500 ? first : second).add(key);
                expected.merge(key, 1L, Long::sum);
            }
            CountTable all = new CountTable(first.table());
            all.addAll(second.table());
            assertThat(new Counts(all).entrySet()).containsExactlyElementsOf(expected.entrySet());
            expected.forEach(
                    (key, count) -> assertThat(new Counts(all).get(key)).isEqualTo(count));
            assertThat(new Counts(all).containsKey("none such")).isFalse();
        }
    }

    @Test
    void textsGivenByTheirCharactersAreThoseThatWereGivenAsTexts() {
        CountBatch batch = new CountBatch();
        for (String text : new String[] {"a", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "\u00fe"}) {
            batch.add(text);
            batch.add(ShortText.head(text), ShortText.tail(text));
        }
        batch.add(ShortText.head("made"), ShortText.tail("made"));
        assertThat(new Counts(batch.table()))
                .containsExactly(
                        Map.entry("a", 2L),
                        Map.entry("abcdefgh", 2L),
                        Map.entry("abcdefghi", 2L),
                        Map.entry("abcdefghijklmnop", 2L),
                        Map.entry("\u00fe", 2L),
                        Map.entry("made", 1L));
    }

    @Test
    void tablesAddUpInOrder() {
        CountTable left = new CountTable();
        left.add("a", 1);
        left.add("b", 2);
        CountTable right = new CountTable();
        right.add("c", 3);
        right.add("a", 4);
        left.addAll(right);
        assertThat(new Counts(left)).containsExactly(Map.entry("a", 5L), Map.entry("b", 2L), Map.entry("c", 3L));
    }

    @Test
    void finishedCountsCannotBeChanged() {
        CountTable table = new CountTable();
        table.add("a", 1);
        Counts counts = new Counts(table);
        assertThatThrownBy(() -> counts.put("b", 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> counts.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        Iterator<?> entries = counts.entrySet().iterator();
        entries.next();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }
}

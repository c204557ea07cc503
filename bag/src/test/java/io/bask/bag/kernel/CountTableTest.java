package io.bask.bag.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

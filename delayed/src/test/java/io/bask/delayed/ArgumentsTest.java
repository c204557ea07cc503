package io.bask.delayed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.Lazy;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Which arguments a delayed function takes, and what the function receives. */
class ArgumentsTest {
    record Pair(Object left, Object right) implements Serializable {}

    record Job(Lazy<Integer> work, int priority) {}

    private final DelayedFunction1<Integer, Integer> inc = Delayed.function(Lesson::inc);
    private final DelayedFunction1<Object, Object> same = Delayed.function(x -> x);
    private final Delayed<Integer> two = inc.apply(1);
    private final Delayed<Integer> three = inc.apply(two);

    @Test
    void everyMixOfTwoArgumentsIsTaken() {
        DelayedFunction2<Integer, Integer, Integer> minus = Delayed.function((a, b) -> a - b);
        assertThat(minus.apply(2, 3).compute()).isEqualTo(-1);
        assertThat(minus.apply(two, 3).compute()).isEqualTo(-1);
        assertThat(minus.apply(2, three).compute()).isEqualTo(-1);
        assertThat(minus.apply(two, three).compute()).isEqualTo(-1);
    }

    @Test
    void everyMixOfThreeArgumentsIsTaken() {
        DelayedFunction3<Integer, Integer, Integer, String> join = Delayed.function(Lesson::join);
        List<Delayed<String>> all = List.of(
                join.apply(1, 2, 3),
                join.apply(inc.apply(0), 2, 3),
                join.apply(1, two, 3),
                join.apply(1, 2, three),
                join.apply(inc.apply(0), two, 3),
                join.apply(inc.apply(0), 2, three),
                join.apply(1, two, three),
                join.apply(inc.apply(0), two, three));
        assertThat(all).extracting(Delayed::compute).containsOnly("1,2,3");
    }

    @Test
    void upToEightArgumentsAreTakenInOrder() {
        Delayed<String> a = Delayed.value("a");
        assertThat(Delayed.function(() -> "none").apply().compute()).isEqualTo("none");
        DelayedFunction4<String, String, String, String, String> four = Delayed.function((p, q, r, s) -> p + q + r + s);
        assertThat(four.apply("a", "b", "c", "d").compute()).isEqualTo("abcd");
        assertThat(four.apply(a, Delayed.value("b"), a, a).compute()).isEqualTo("abaa");
        DelayedFunction5<String, String, String, String, String, String> five =
                Delayed.function((p, q, r, s, t) -> p + q + r + s + t);
        assertThat(five.apply("a", "b", "c", "d", "e").compute()).isEqualTo("abcde");
        DelayedFunction6<String, String, String, String, String, String, String> six =
                Delayed.function((p, q, r, s, t, u) -> p + q + r + s + t + u);
        assertThat(six.apply("a", "b", "c", "d", "e", "f").compute()).isEqualTo("abcdef");
        DelayedFunction7<String, String, String, String, String, String, String, String> seven =
                Delayed.function((p, q, r, s, t, u, v) -> p + q + r + s + t + u + v);
        assertThat(seven.apply("a", "b", "c", "d", "e", "f", "g").compute()).isEqualTo("abcdefg");
        DelayedFunction8<String, String, String, String, String, String, String, String, String> eight =
                Delayed.function((p, q, r, s, t, u, v, w) -> p + q + r + s + t + u + v + w);
        assertThat(eight.apply("a", "b", "c", "d", "e", "f", "g", "h").compute())
                .isEqualTo("abcdefgh");
        assertThat(eight.apply(a, a, a, a, a, a, a, Delayed.value("z")).compute())
                .isEqualTo("aaaaaaaz");
    }

    @Test
    void functionOfAnyObjectPrefersTheDelayedReading() {
        assertThat(same.apply(two).compute()).isEqualTo(2);
        DelayedFunction3<Object, Object, Object, String> join = Delayed.function(Lesson::join);
        assertThat(join.apply(two, "x", three).compute()).isEqualTo("2,x,3");
    }

    @Test
    void overloadedMethodsAreChosenByTheDeclaredTypes() {
        DelayedFunction2<Integer, Integer, Integer> max = Delayed.function(Math::max);
        assertThat(max.apply(two, 7).compute()).isEqualTo(7);
    }

    @Test
    void delayedInListsSetsAndMapsAreFound() {
        assertThat(same.apply(List.of(1, two, List.of(three, "x"))).compute())
                .isEqualTo(List.of(1, 2, List.of(3, "x")));
        assertThat(same.apply(Set.of(two)).compute()).isEqualTo(Set.of(2));
        assertThat(same.apply(Map.of("k", two, "l", List.of(three))).compute())
                .isEqualTo(Map.of("k", 2, "l", List.of(3)));
        assertThat(same.apply(Map.of(two, "by key")).compute()).isEqualTo(Map.of(2, "by key"));
    }

    @Test
    void delayedInOptionalsArraysAndRecordsAreFound() {
        assertThat(same.apply(Optional.of(two)).compute()).isEqualTo(Optional.of(2));
        assertThat((Object[]) same.apply(new Object[] {two, "x"}).compute()).containsExactly(2, "x");
        assertThat((Object[]) same.apply(new Delayed<?>[] {two, three}).compute())
                .containsExactly(2, 3);
        assertThat(same.apply(new Pair(two, List.of(three))).compute()).isEqualTo(new Pair(2, List.of(3)));
    }

    @Test
    void nullsInContainersStay() {
        List<Object> list = Arrays.asList(null, two, null);
        assertThat(same.apply(list).compute()).isEqualTo(Arrays.asList(null, 2, null));
    }

    @Test
    void containersWithoutDelayedAreHandedOnAsTheyAre() {
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        assertThat(same.apply(list).compute()).isSameAs(list);
    }

    @Test
    void componentDeclaredLazyStaysLazy() {
        Job job = new Job(two, 1);
        assertThat(same.apply(job).compute()).isSameAs(job);
    }

    @Test
    void valueIsNotSearched() {
        List<Object> list = List.of(two);
        assertThat(same.apply(Delayed.<Object>value(list)).compute()).isSameAs(list);
    }

    @Test
    void lazyObjectInAListThatContainsItselfIsRefusedWhenTheCallIsWritten() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(two);
        assertThatThrownBy(() -> same.apply(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested more than 64 deep")
                .hasMessageContaining("Delayed.value");
    }

    @Test
    void deepValuesWithoutLazyObjectsAreHandedOnAsTheyAre() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        itself.add(itself);
        assertThat(same.apply(itself).compute()).isSameAs(itself);
        Object deep = "bottom";
        Object twice = "bottom";
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
            twice = i < 70 ? Arrays.asList(twice, Optional.of(twice)) : twice;
        }
        assertThat(same.apply(deep).compute()).isSameAs(deep);
        assertThat(same.apply(twice).compute()).isSameAs(twice);
        List<Object> found = List.of(deep, two);
        assertThat(((List<?>) same.apply(found).compute()).get(1)).isEqualTo(2);
    }

    @Test
    void delayedInAnyCollectionEntryAndArrayIsFound() {
        DelayedFunction1<Collection<Integer>, Integer> sum = Delayed.function(
                numbers -> numbers.stream().mapToInt(Integer::intValue).sum());
        Map<String, Object> map = new HashMap<>(Map.of("a", two, "b", 3));
        for (Collection<?> each : List.of(
                map.values(),
                new ArrayDeque<>(List.of(two, 3)),
                Collections.unmodifiableCollection(Arrays.asList(two, 3)),
                new LinkedHashSet<>(List.of(two, 3)))) {
            @SuppressWarnings("unchecked")
            Collection<Integer> lazy = (Collection<Integer>) each;
            assertThat(sum.apply(lazy).compute()).isEqualTo(5);
        }
        assertThat(same.apply(Map.entry(two, List.of(three))).compute()).isEqualTo(Map.entry(2, List.of(3)));
        for (Object[] array : List.of(new Object[][] {{two}, {three}}, new Delayed<?>[][] {{two}, {three}})) {
            Delayed<Object> rows = same.apply((Object) array);
            assertThat(Arrays.deepToString((Object[]) rows.compute())).isEqualTo("[[2], [3]]");
        }
    }

    @Test
    void collectionsAreRebuiltOfTheirClass() {
        List<Object> all = List.of(
                new ArrayList<>(List.of(two)),
                new LinkedList<>(List.of(two)),
                new ArrayDeque<>(List.of(two)),
                new HashSet<>(List.of(two)),
                new LinkedHashSet<>(List.of(two)),
                new HashMap<>(Map.of("a", two)),
                new LinkedHashMap<>(Map.of("a", two)),
                new Rows(two));
        for (Object each : all) {
            assertThat(same.apply(each).compute()).isExactlyInstanceOf(each.getClass());
        }
        TreeMap<String, Object> falling = new TreeMap<>(Comparator.reverseOrder());
        falling.putAll(Map.of("a", two, "b", 7));
        DelayedFunction1<TreeMap<String, Object>, String> first =
                Delayed.function((TreeMap<String, Object> map) -> map.firstKey() + map);
        assertThat(first.apply(falling).compute()).isEqualTo("b{b=7, a=2}");
    }

    /** A list of its own class. */
    public static final class Rows extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        /** An empty one. */
        public Rows() {}

        Rows(Object first) {
            add(first);
        }
    }

    @Test
    void whatCannotBeRebuiltOrFoundIsExplained() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        DelayedFunction1<Object, Integer> size =
                (DelayedFunction1) Delayed.function((ArrayList<Object> list) -> list.size());
        assertThatThrownBy(() -> size.apply(List.of(two)).compute())
                .hasMessageContaining("declare the parameter as a List")
                .hasRootCauseInstanceOf(ClassCastException.class);
        DelayedFunction1<AtomicReference<Integer>, Integer> read = Delayed.function(reference -> reference.get() + 1);
        @SuppressWarnings({"unchecked", "rawtypes"})
        AtomicReference<Integer> hidden = (AtomicReference) new AtomicReference<>(two);
        assertThatThrownBy(() -> read.apply(hidden).compute())
                .hasMessageContaining("without being computed")
                .hasMessageContaining("io.bask.delayed.Delayed cannot be cast");
    }

    @Test
    void splittingNothingIsExplained() {
        Delayed<List<Integer>> nothing = Delayed.value(1).map(x -> null);
        assertThatThrownBy(() -> Bask.compute(Delayed.split(nothing, 2)))
                .hasMessageContaining("null was to be split into 2 elements");
    }

    @Test
    void mapOfDelayedKeepsItsOrder() {
        Map<String, Delayed<Integer>> parts = new LinkedHashMap<>();
        for (String name : List.of("z", "a", "m")) {
            parts.put(name, inc.apply(name.length()));
        }
        assertThat(Delayed.mapping(parts).compute())
                .containsExactly(Map.entry("z", 2), Map.entry("a", 2), Map.entry("m", 2));
        assertThat(Delayed.<String, Integer>mapping(Collections.emptyMap()).compute())
                .isEmpty();
    }

    @Test
    void nestedResolvesAnyStructure() {
        Delayed<Map<String, List<Integer>>> all = Delayed.nested(Map.of("a", List.of(two, 7)));
        assertThat(all.compute()).isEqualTo(Map.of("a", List.of(2, 7)));
        assertThat(Delayed.<String>nested("plain").compute()).isEqualTo("plain");
    }

    @Test
    void emptyListOfDelayedIsAnEmptyList() {
        assertThat(Delayed.list(List.<Delayed<Integer>>of()).compute()).isEmpty();
    }
}

package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.partition.ElementFailedException;
import io.bask.bag.partition.TypeName;
import io.bask.function.Function1;
import io.bask.schedule.TaskFailedException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each mistake has one clear error, as early as it can be noticed. */
class BadInputTest {
    /** One partition, so that the first failure is the first element. */
    private final Bag<Integer> bag = Bag.of(List.of(1, 2, 3, 4, 5), 1);

    private final Bag<Integer> nothing = bag.filter(x -> false);

    private static int parse(String text) {
        return Integer.parseInt(text);
    }

    private static int endless(int x) {
        return x == 0 ? 0 : endless(x + 1) + 1;
    }

    @Test
    void partitionsAndBoundsMustMakeSense() {
        assertThatThrownBy(() -> Bag.of(List.of(1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 partitions");
        assertThatThrownBy(() -> Bag.of(List.of(1), -3)).hasMessageContaining("-3 partitions");
        assertThatThrownBy(() -> Bag.range(5, 0)).hasMessageContaining("0 partitions");
        assertThatThrownBy(() -> Bag.range(-1, 2)).hasMessageContaining("-1 numbers");
        assertThatThrownBy(() -> bag.take(-1)).hasMessageContaining("-1 elements");
    }

    @Test
    void longReasonsAreShortened() {
        Bag<Integer> number = Bag.of(List.of("7".repeat(10_000)), 1).map(Integer::parseInt);
        assertThatThrownBy(number::compute)
                .hasMessageContaining("... (10000 characters)\"")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(1000));
    }

    @Test
    void failingFunctionIsNamedWithItsElement() {
        Bag<Integer> numbers = Bag.of(List.of("1", "2", "three", "4"), 2).map(BadInputTest::parse);
        assertThatThrownBy(numbers::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("map(parse) failed on \"three\"")
                .hasRootCauseInstanceOf(NumberFormatException.class)
                .cause()
                .isInstanceOf(ElementFailedException.class);
        assertThatThrownBy(() -> numbers.map(x -> x + 1).sum().compute()).hasMessageContaining("failed on \"three\"");
    }

    @Test
    void elementsAreShownShortened() {
        Bag<String> bag = Bag.of(List.of("x".repeat(1_000_000)), 1);
        assertThatThrownBy(() -> bag.map(BadInputTest::parse).compute())
                .hasMessageContaining("... (1000000 characters)")
                .satisfies(failure -> assertThat(failure.getCause().getMessage().indexOf("NumberFormat"))
                        .isLessThan(300));
    }

    @Test
    void everyKindOfFunctionSaysWhereItFailed() {
        assertThatThrownBy(() -> bag.filter(x -> x / 0 > 1).compute())
                .hasMessageContaining("filter(lambda) failed on 1");
        assertThatThrownBy(() -> bag.flatMap(x -> List.of(x / 0)).compute())
                .hasMessageContaining("flatMap(lambda) failed on 1");
        assertThatThrownBy(() -> bag.reduce(Math::floorMod).map(x -> x / 0).compute())
                .hasMessageContaining("map(lambda) failed on");
        assertThatThrownBy(() -> bag.reduce((a, b) -> a / (b - 2)).compute())
                .hasMessageContaining("reduce(lambda) failed on 1 and 2");
        assertThatThrownBy(
                        () -> bag.fold(() -> 0, (a, b) -> b / 0, Integer::sum).compute())
                .hasMessageContaining("fold(lambda) failed on 1");
    }

    @Test
    void failureWhileIteratingIsTheFunctionsOwn() {
        Function1<Integer, Iterable<Integer>> broken = x -> () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                throw new IllegalStateException("broken iterator");
            }
        };
        assertThatThrownBy(() -> bag.flatMap(broken).compute())
                .hasMessageContaining("flatMap(lambda) failed on 1: IllegalStateException: broken iterator");
    }

    @Test
    void nullInPlaceOfACollectionIsNamed() {
        assertThatThrownBy(() -> bag.flatMap(x -> (List<Integer>) null).compute())
                .hasMessageContaining("answered null; use List.of() for nothing");
        assertThatThrownBy(() -> bag.mapPartitions(x -> (List<Integer>) null).compute())
                .hasMessageContaining("answered null; use List.of() for nothing");
    }

    @Test
    void stackOverflowOfAFunctionFailsItsElement() {
        assertThatThrownBy(() -> bag.map(BadInputTest::endless).compute())
                .hasRootCauseInstanceOf(StackOverflowError.class)
                .hasMessageContaining("map(endless) failed on 1");
        assertThat(bag.count().compute()).isEqualTo(5);
    }

    @Test
    void failureOfANestedComputationIsWrappedOnce() {
        assertThatThrownBy(() -> bag.map(x ->
                                Bag.of(List.of("y"), 1).map(BadInputTest::parse).compute())
                        .compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("map(parse) failed on \"y\"")
                .cause()
                .isInstanceOf(ElementFailedException.class)
                .cause()
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void reductionsOfAnEmptyBagNameTheWayOut() {
        assertThatThrownBy(() -> nothing.reduce(Integer::sum).compute())
                .hasMessageContaining("reduce of an empty bag")
                .hasMessageContaining("fold(initial, ...)");
        assertThatThrownBy(() -> nothing.max().compute()).hasMessageContaining("max of an empty bag");
        assertThatThrownBy(() -> nothing.min().compute()).hasMessageContaining("min of an empty bag");
        assertThatThrownBy(() -> nothing.mean().compute()).hasMessageContaining("mean of an empty bag");
        assertThat(nothing.fold(7, Integer::sum).compute()).isEqualTo(7);
        assertThat(nothing.sum().compute()).isEqualTo(0L);
        assertThat(nothing.frequencies().compute()).isEmpty();
    }

    @Test
    void sumOfWhatIsNoNumberNamesTheElement() {
        assertThatThrownBy(() -> Bag.of(List.of(1, "two"), 1).sum().compute())
                .hasMessageContaining("sum needs numbers; an element is \"two\", a String");
    }

    @Test
    void typesOfElementsStandBehindTheirArticle() {
        assertThatThrownBy(() -> bag.flatten().compute()).hasMessageContaining("an Integer has no elements");
        assertThatThrownBy(() -> bag.starmap((Integer a, Integer b) -> a).compute())
                .hasMessageContaining("an Integer cannot be spread over 2 arguments");
        assertThatThrownBy(
                        () -> Bag.of(Collections.singletonList(null), 1).mean().compute())
                .hasMessageContaining("mean needs numbers; an element is null; map it");
        assertThatThrownBy(() -> Bag.of(List.of("a"), 1).std().compute())
                .hasMessageContaining("std needs numbers; an element is \"a\", a String; map it");
        assertThatThrownBy(() ->
                        Bag.of(Collections.singletonList(null), 1).flatten().compute())
                .hasMessageContaining(": null has no elements");
        assertThat(Stream.of("int", "UUID", "URI", "Unit", "double", "Object", "")
                        .map(TypeName::withArticle))
                .containsExactly("an int", "a UUID", "a URI", "a Unit", "a double", "an Object", "a ");
    }

    @Test
    void partitionsOfEveryKindMustBeOneAtLeast() {
        assertThatThrownBy(() -> bag.repartition(-1)).hasMessageContaining("-1 partitions hold nothing; use 1 or more");
        assertThatThrownBy(() -> bag.groupBy(x -> x, -2)).hasMessageContaining("-2 partitions hold nothing");
        assertThatThrownBy(() -> bag.distinct(-3)).hasMessageContaining("-3 partitions hold nothing");
        assertThatThrownBy(() -> Bag.range(5, -4)).hasMessageContaining("-4 partitions hold nothing");
    }

    @Test
    void extremesOfWhatHasNoOrderNameBothElements() {
        assertThatThrownBy(() -> Bag.of(List.of(1, "two"), 1).max().compute())
                .hasMessageContaining("\"two\" and 1")
                .hasMessageContaining("have no order");
        assertThatThrownBy(() ->
                        Bag.of(List.of(new Object(), new Object()), 2).min().compute())
                .hasMessageContaining("have no order");
    }

    @Test
    void elementWhoseTextFailsIsStillNamed() {
        Object moody = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("not in the mood");
            }
        };
        assertThatThrownBy(() ->
                        Bag.of(List.of(moody), 1).map(x -> x.hashCode() / 0).compute())
                .hasMessageContaining("whose toString fails");
    }

    @Test
    void stagesWithoutAFunctionAreRefusedWhereTheyAreWritten() {
        Bag<Integer> bag = Bag.of(List.of(1, 2), 2);
        assertThatNullPointerException()
                .isThrownBy(() -> bag.map(null))
                .withMessageContaining("is null; give a lambda");
        assertThatNullPointerException().isThrownBy(() -> bag.filter(null));
        assertThatNullPointerException().isThrownBy(() -> bag.flatMap(null));
        assertThatNullPointerException().isThrownBy(() -> bag.mapPartitions(null));
        assertThatNullPointerException().isThrownBy(() -> bag.reduce(null));
        assertThatNullPointerException().isThrownBy(() -> bag.fold(0, null));
        assertThatNullPointerException().isThrownBy(() -> bag.fold(null, Integer::sum, Integer::sum));
        assertThatNullPointerException().isThrownBy(() -> bag.sum().map(null));
    }
}

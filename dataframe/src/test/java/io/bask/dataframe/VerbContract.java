package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.VerbFixtures.Cut;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Verbs that print what pandas prints, over tables cut into partitions in several ways. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VerbContract {
    private final VerbFixtures fixtures;
    private final Map<String, Function<Cut, Object>> verbs;

    VerbContract(String resource, Map<String, Function<Cut, Object>> verbs) {
        this.fixtures = VerbFixtures.read(resource);
        this.verbs = verbs;
    }

    VerbFixtures fixtures() {
        return fixtures;
    }

    /** The tables that verbs run on. */
    List<Cut> cuts() {
        return fixtures.cuts();
    }

    Stream<Arguments> verbsOnTables() {
        return cuts().stream().flatMap(cut -> verbs.keySet().stream().map(name -> Arguments.of(name, cut)));
    }

    @Test
    void everyExpectationIsTested() {
        assertThat(verbs.keySet())
                .containsExactlyInAnyOrderElementsOf(fixtures.printed().keySet());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("verbsOnTables")
    void printsWhatPandasPrints(String name, Cut cut) {
        Object result = verbs.get(name).apply(cut);
        assertThat(VerbFixtures.print(result)).isEqualTo(fixtures.printed().get(name));
    }
}

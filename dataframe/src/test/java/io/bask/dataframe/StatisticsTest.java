package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Exact quantiles and counts of values against pandas. */
class StatisticsTest extends VerbContract {
    StatisticsTest() {
        super("statistics.tsv", verbs());
    }

    private static Map<String, Function<Cut, Object>> verbs() {
        Map<String, Function<Cut, Object>> all = new LinkedHashMap<>();
        all.put("describe", cut -> numbers(cut).describe(0.1, 0.999));
        all.put("describe median", cut -> numbers(cut).describe(new double[0]));
        all.put("quantile", cut -> numbers(cut).quantile(0, 0.05, 0.5, 0.51, 1));
        all.put("value counts", cut -> cut.left().col("g").valueCounts());
        all.put("median", cut -> cut.left().col("f").median());
        all.put("quantile series", cut -> cut.left().col("n").quantile(0.37));
        return all;
    }

    private static DataFrame numbers(Cut cut) {
        return cut.left().select("k", "f", "n");
    }

    @Test
    void fractionsOutsideOfAllAreErrorsAtTheCall() {
        DataFrame table = fixtures().cuts().get(1).left();
        assertThatThrownBy(() -> table.quantile(1.5)).hasMessageContaining("quantiles lie in [0, 1]");
        assertThatThrownBy(() -> table.col("g").median()).hasMessageContaining("needs a numeric column");
    }
}

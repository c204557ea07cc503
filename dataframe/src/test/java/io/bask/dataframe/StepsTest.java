package io.bask.dataframe;

import static io.bask.dataframe.Expressions.aggregate;
import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Frequency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps of time against pandas' {@code resample} and {@code shift(freq=)}. */
@Timeout(600)
class StepsTest {
    private static final ValueFixtures FIXTURES = ValueFixtures.read("steps.tsv");

    private static DataFrame run(String name, Cut cut) {
        String[] parts = name.split("\\|", -1);
        if (parts[0].equals("shift")) {
            return cut.left().setIndex("s").select("f").shift(Integer.parseInt(parts[2]), parts[1]);
        }
        if (parts[0].equals("labelled")) {
            return cut.left().setIndex("s").resample("D").mean("f");
        }
        DataFrame table = parts[1].equals("left") ? cut.left() : cut.right();
        Resampler steps = table.resample(parts[2], "t");
        steps = parts[3].isEmpty() ? steps : steps.closedRight(parts[3].equals("right"));
        steps = parts[4].isEmpty() ? steps : steps.labelRight(parts[4].equals("right"));
        return switch (parts[5]) {
            case "size" -> steps.size();
            case "ohlc" -> steps.ohlc("f");
            case "sum2" -> steps.sum(2, "f");
            case "quantile" -> steps.quantile(0.3, "f");
            case "count" -> steps.count("f", "g");
            case "sum", "nunique" -> steps.each(Aggregation.of(parts[5]), AggregateOptions.DEFAULT, "f", "k");
            default -> steps.each(Aggregation.of(parts[5]), AggregateOptions.DEFAULT, "f");
        };
    }

    @Test
    void stepsAreThoseOfPandas() {
        int next = 0;
        List<Cut> cuts = FIXTURES.cuts();
        for (String name : FIXTURES.cases().keySet()) {
            Cut cut = cuts.get(next++ % cuts.size());
            FIXTURES.check(name, cut, run(name, cut).compute());
        }
        assertThat(next).isGreaterThan(300);
    }

    @Test
    void stepsAreLabelledByTheColumnAndFilled() {
        DataFrame table = FIXTURES.cuts().get(1).left();
        DataFrame days = table.resample("D", "t")
                .agg(aggregate("n", "f", Aggregation.COUNT), aggregate("x", "f", Aggregation.MEAN));
        assertThat(days.indexNames()).containsExactly("t");
        assertThat(days.columns()).containsExactly("n", "x");
        assertThat(days.npartitions()).isEqualTo(1);
        assertThat(table.resample("D", "t").describe("f").columns()).hasSize(8);
        assertThat(table.resample("D", "t").mean().columns()).containsExactly("id", "f", "k", "b");
        assertThat(table.filter(col("id").lt(0)).resample("D", "t").sum("f").len())
                .isZero();
        assertThat(table.resample("2W-MON", "t")).hasToString("Resampler(2W-MON, closed=right, label=right)");
        assertThat(table.col("f").toFrame().columns()).containsExactly("f");
    }

    @Test
    void rulesSayWhatIsWrong() {
        DataFrame table = FIXTURES.cuts().get(0).left();
        assertThatThrownBy(() -> table.resample("3 weeks", "t")).hasMessageContaining("write a number and one of D");
        assertThatThrownBy(() -> table.resample("0D", "t")).hasMessageContaining("give a number from 1 on");
        assertThatThrownBy(() -> table.resample("W-FUN", "t")).hasMessageContaining("use one of [MON, TUE");
        assertThatThrownBy(() -> table.resample("M-JAN", "t")).hasMessageContaining("is not known");
        assertThatThrownBy(() -> table.resample("D", "f"))
                .hasMessageContaining("resample needs dates, and 'f' holds float64");
        assertThatThrownBy(() -> table.resample("D", "tt")).hasMessageContaining("did you mean 't'");
        assertThatThrownBy(() -> table.resample("D")).hasMessageContaining("call setIndex(column)");
        assertThatThrownBy(() -> table.resample("D", "t").mean("g")).hasMessageContaining("column 'g'");
        assertThatThrownBy(() -> table.resample("D", "t").quantile(new double[] {0.5}, "f"))
                .hasMessageContaining("group by a rounded date");
        assertThatThrownBy(() -> table.shift(1, "D")).hasMessageContaining("call setIndex(column) first");
        assertThatThrownBy(() -> Frequency.fixed("M")).hasMessageContaining("not always equally long");
        assertThat(Frequency.of("QE-FEB")).hasToString("QE-FEB");
    }
}

package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.counted;
import static io.bask.dataframe.rule.Cases.joined;
import static io.bask.dataframe.rule.Cases.keyed;
import static io.bask.dataframe.rule.Cases.sameResults;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.expr.Walk;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinOrderTest {
    private final JoinOrder rule = new JoinOrder();

    private FrameExpr optimized(FrameExpr root) {
        return rule.apply(List.of(root)).get(0);
    }

    /** The joins of a plan, each as what it compares, inputs first. */
    private static List<String> keys(FrameExpr root) {
        return Walk.postOrder(List.of(root)).stream()
                .filter(Join.class::isInstance)
                .map(join -> ((Join) join).spec().leftKeys() + "="
                        + ((Join) join).spec().rightKeys())
                .toList();
    }

    /** A large table joined with a medium one and then, by a key of the medium one, with what a filter leaves of a small one. */
    private static FrameExpr chain() {
        FrameExpr large = keyed("l", 4_000_000_000L);
        FrameExpr medium = keyed("m", 400_000_000L);
        FrameExpr few = Filter.of(keyed("s", 10_000_000L), col("s1").eq(1));
        return joined(joined(large, "l1", medium, "m1"), "m2", few, "s2");
    }

    @Test
    void theSelectiveJoinComesFirst() {
        FrameExpr before = counted(chain(), "l1");
        FrameExpr after = optimized(before);
        assertThat(keys(before)).containsExactly("[l1]=[m1]", "[m2]=[s2]");
        assertThat(keys(after)).containsExactly("[m2]=[s2]", "[l1]=[m1]");
        sameResults(before, after);
    }

    @Test
    void keysThatEqualAThirdOneEqualEachOther() {
        FrameExpr large = keyed("l", 4_000_000_000L);
        FrameExpr medium = keyed("m", 400_000_000L);
        FrameExpr few = Filter.of(keyed("s", 10_000_000L), col("s1").eq(1));
        FrameExpr before = counted(joined(joined(large, "l1", medium, "m1"), "l1", few, "s2"), "m2");
        FrameExpr after = optimized(before);
        assertThat(keys(after)).containsExactly("[m1]=[s2]", "[l1]=[m1]");
        sameResults(before, after);
    }

    @Test
    void whatHasAnOrderIsJoinedAsWritten() {
        assertThat(optimized(chain())).isEqualTo(chain());
        FrameExpr sorted = new Sort(chain(), List.of(SortKey.ascending("l1")), 5);
        assertThat(optimized(sorted)).isEqualTo(sorted);
    }

    @Test
    void whatTheUserPlannedStays() {
        JoinSpec planned =
                new JoinSpec(JoinKind.INNER, List.of("m2"), List.of("s2"), "", Uniqueness.MANY_TO_MANY, false, false);
        FrameExpr few = Filter.of(keyed("s", 10_000_000L), col("s1").eq(1));
        FrameExpr two = joined(keyed("l", 4_000_000_000L), "l1", keyed("m", 400_000_000L), "m1");
        FrameExpr before = counted(new Join(two, few, planned, true), "l1");
        assertThat(optimized(before)).isEqualTo(before);
    }

    @Test
    void tablesThatComeTwiceStay() {
        FrameExpr large = keyed("l", 4_000_000_000L);
        FrameExpr few = Filter.of(keyed("s", 10_000_000L), col("s1").eq(1));
        FrameExpr other =
                new Rename(joined(large, "l1", few, "s1"), Map.of("l1", "x1", "l2", "x2", "s1", "x3", "s2", "x4"));
        FrameExpr before = counted(joined(large, "l1", other, "x1"), "l1");
        assertThat(optimized(before)).isEqualTo(before);
    }

    @Test
    void randomTreesHaveTheSameGroups() {
        Random random = Seeds.random();
        int changed = 0;
        for (int round = 0; round < 60; round++) {
            List<FrameExpr> parts = new ArrayList<>();
            int tables = 3 + random.nextInt(3);
            for (int i = 0; i < tables; i++) {
                FrameExpr table = keyed("t" + i, 1000L << random.nextInt(22));
                parts.add(
                        random.nextInt(3) == 0
                                ? Filter.of(table, col("t" + i + "1").gt(1))
                                : table);
            }
            while (parts.size() > 1) {
                FrameExpr left = parts.remove(random.nextInt(parts.size()));
                FrameExpr right = parts.remove(random.nextInt(parts.size()));
                parts.add(joined(left, any(left, random), right, any(right, random)));
            }
            FrameExpr before = counted(parts.get(0), any(parts.get(0), random));
            FrameExpr after = optimized(before);
            changed += after.equals(before) ? 0 : 1;
            sameResults(before, after);
        }
        assertThat(changed).isGreaterThan(5);
    }

    private static String any(FrameExpr table, Random random) {
        List<String> names = table.schema().names();
        return names.get(random.nextInt(names.size()));
    }
}

package io.bask.bag.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.MapPartitions;
import io.bask.bag.expr.Numbers;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.expr.Select;
import io.bask.bag.expr.Stage;
import io.bask.expr.Token;
import io.bask.expr.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule: where it fires, and where it stays away. That results stay equal is tested on bags. */
class BagRulesTest {
    private final BagExpr numbers = new Numbers(10, 4);

    private static Stage inc() {
        return new Stage.Map(x -> (Long) x + 1, Token.unique());
    }

    private static String draw(BagExpr... roots) {
        return Tree.draw(List.of(roots));
    }

    private static String drawAll(List<BagExpr> roots) {
        return Tree.draw(roots);
    }

    @Test
    void stagesThatFollowEachOtherFuse() {
        BagExpr three =
                new Each(new Each(new Each(numbers, List.of(inc())), List.of(new Stage.Limit(3))), List.of(inc()));
        assertThat(drawAll(new FuseStages().apply(List.of(three))))
                .isEqualTo("map(lambda), take(3), map(lambda)\n  range(10)\n");
    }

    @Test
    void stagesWithSeveralReadersStay() {
        BagExpr shared = new Each(numbers, List.of(inc()));
        BagExpr left = new Each(shared, List.of(inc()));
        BagExpr right = new Each(shared, List.of(inc()));
        assertThat(new FuseStages().apply(List.of(left, right))).containsExactly(left, right);
        assertThat(new FuseStages().apply(List.of(left, shared))).containsExactly(left, shared);
    }

    @Test
    void fusedStagesNeverPassTheirLimit() {
        BagExpr chain = numbers;
        for (int i = 0; i < 1000; i++) {
            chain = new Each(chain, List.of(inc()));
        }
        BagExpr fused = new FuseStages().apply(List.of(chain)).get(0);
        int stages = 0;
        int nodes = 0;
        while (fused instanceof Each each) {
            assertThat(each.stages().size()).isLessThanOrEqualTo(SoleReader.MOST_STAGES);
            stages += each.stages().size();
            nodes++;
            fused = each.input();
        }
        assertThat(stages).isEqualTo(1000);
        assertThat(nodes).isLessThan(20);
        assertThat(fused).isSameAs(numbers);
    }

    @Test
    void reductionTakesInTheStagesBelow() {
        BagExpr sum = new Reduce(new Each(numbers, List.of(inc())), List.of(), Reduction.Named.SUM);
        assertThat(drawAll(new FuseReduction().apply(List.of(sum)))).isEqualTo("map(lambda), sum\n  range(10)\n");
    }

    @Test
    void reductionOfSharedStagesStays() {
        BagExpr shared = new Each(numbers, List.of(inc()));
        BagExpr sum = new Reduce(shared, List.of(), Reduction.Named.SUM);
        BagExpr count = new Reduce(shared, List.of(), Reduction.Named.COUNT);
        assertThat(new FuseReduction().apply(List.of(sum, count))).containsExactly(sum, count);
    }

    @Test
    void selectionMovesBelowWorkOnPartitions() {
        BagExpr worked = new MapPartitions(new Each(numbers, List.of(inc())), part -> part);
        BagExpr selected = new Select(worked, 1, 2);
        BagExpr better = BagRules.optimizer().optimize(List.of(selected)).get(0);
        assertThat(draw(better))
                .isEqualTo("mapPartitions(lambda)\n  map(lambda)\n    partitions 1 to 2\n      range(10)\n");
        assertThat(better.npartitions()).isEqualTo(2);
    }

    @Test
    void selectionOfASourceStays() {
        assertThat(new SelectBelowEach().apply(new Select(numbers, 0, 1))).isEmpty();
        assertThat(new SelectBelowEach().apply(numbers)).isEmpty();
        BagExpr distinct = new Reduce(numbers, List.of(), Reduction.Named.DISTINCT);
        assertThat(new SelectBelowEach().apply(new Select(distinct, 0, 1))).isEmpty();
    }
}

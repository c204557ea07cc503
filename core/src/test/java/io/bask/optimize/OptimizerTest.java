package io.bask.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bask.expr.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final Invariant<Num> SAME_VALUE = (before, after) -> before.value() == after.value()
            ? Optional.empty()
            : Optional.of("value was %d and is %d".formatted(before.value(), after.value()));

    /** sum(a, b) of leaves becomes one leaf. */
    private static final class FoldLeaves implements Rule<Num> {
        @Override
        public Optional<Num> apply(Num node) {
            boolean foldable = node instanceof Num.Sum && node.inputs().stream().allMatch(Num.Leaf.class::isInstance);
            return foldable ? Optional.of(new Num.Leaf(node.value())) : Optional.empty();
        }
    }

    private static Optimizer<Num> optimizer(Rule<Num> rule) {
        return new Optimizer<>(List.of(new Phase.Local<>("simplify", List.of(rule))), SAME_VALUE);
    }

    @Test
    void rulesRunUntilNoneFires() {
        Num deep = new Num.Leaf(0);
        for (int i = 0; i < 100_000; i++) {
            deep = new Num.Sum(deep, new Num.Leaf(1));
        }
        Optimizer<Num> unchecked = new Optimizer<>(
                List.of(new Phase.Local<>("simplify", List.of(new FoldLeaves()))), (a, b) -> Optional.empty());
        assertThat(unchecked.optimize(List.of(deep))).containsExactly(new Num.Leaf(100_000));
    }

    @Test
    void tracesSayWhichRuleDidWhat() {
        Trace trace = new Trace();
        optimizer(new FoldLeaves()).optimize(List.of(new Num.Sum(new Num.Leaf(1), new Num.Leaf(2))), trace);
        assertThat(trace.steps()).containsExactly(new Trace.Step("simplify", "FoldLeaves", "sum", "leaf 3"));
        assertThat(trace.fired(FoldLeaves.class)).isTrue();
    }

    @Test
    void rulesThatChangeTheValueAreNamed() {
        Rule<Num> wrong = node -> node instanceof Num.Sum ? Optional.of(new Num.Leaf(99)) : Optional.empty();
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> optimizer(wrong).optimize(List.of(new Num.Sum(new Num.Leaf(1)))))
                .withMessageContaining("of phase simplify")
                .withMessageContaining("value was 1 and is 99");
    }

    @Test
    void rulesThatNeverRestAreStopped() {
        Rule<Num> flip = node -> node instanceof Num.Sum
                ? Optional.of(new Num.Sum(node.inputs().get(1), node.inputs().get(0), new Num.Leaf(0)))
                : Optional.empty();
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> optimizer(flip).optimize(List.of(new Num.Sum(new Num.Leaf(1), new Num.Leaf(2)))))
                .withMessageContaining("did not come to rest");
    }

    @Test
    void globalRulesSeeAllRootsAndMustKeepTheirNumber() {
        GlobalRule<Num> drop = roots -> roots.subList(0, 1);
        Optimizer<Num> optimizer = new Optimizer<>(List.of(new Phase.Global<>("fuse", List.of(drop))), SAME_VALUE);
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> optimizer.optimize(List.of(new Num.Leaf(1), new Num.Leaf(2))))
                .withMessageContaining("made 1 roots of 2");
    }

    @Test
    void snapshotsShowEveryPhase() {
        GlobalRule<Num> none = ArrayList::new;
        Optimizer<Num> optimizer = new Optimizer<>(
                List.of(
                        new Phase.Local<>("simplify", List.of(new FoldLeaves())),
                        new Phase.Global<>("fuse", List.of(none))),
                SAME_VALUE);
        var snapshots = optimizer.snapshots(List.of(new Num.Sum(new Num.Leaf(1), new Num.Leaf(2))));
        assertThat(snapshots).containsOnlyKeys("expression", "simplify", "fuse");
        assertThat(snapshots.get("simplify")).containsExactly(new Num.Leaf(3));
        assertThat(optimizer.phaseNames()).containsExactly("simplify", "fuse");
    }
}

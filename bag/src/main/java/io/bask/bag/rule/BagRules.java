package io.bask.bag.rule;

import io.bask.bag.expr.BagExpr;
import io.bask.optimize.Optimizer;
import io.bask.optimize.Phase;
import java.util.List;
import java.util.Optional;

/** The phases of the bag's optimiser, in order. To add a rule: a class in this package and its name here. */
public final class BagRules {
    private static final Optimizer<BagExpr> OPTIMIZER = new Optimizer<>(
            List.of(
                    new Phase.Local<>("simplify", List.of(new SelectBelowEach())),
                    new Phase.Global<>("fuse", List.of(new ReadThrough(), new FuseStages(), new FuseReduction()))),
            BagRules::broken);

    private BagRules() {}

    /** The optimiser of bags. */
    public static Optimizer<BagExpr> optimizer() {
        return OPTIMIZER;
    }

    private static Optional<String> broken(BagExpr before, BagExpr after) {
        if (before.npartitions() != after.npartitions()) {
            return Optional.of("%d partitions became %d".formatted(before.npartitions(), after.npartitions()));
        }
        if (before.isItem() != after.isItem()) {
            return Optional.of(before.isItem() ? "an item became a bag" : "a bag became an item");
        }
        return Optional.empty();
    }
}

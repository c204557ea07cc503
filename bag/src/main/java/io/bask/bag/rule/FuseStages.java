package io.bask.bag.rule;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Stage;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs stages that follow each other in one pass, without a collection between them.
 *
 * <pre>  each(each(x, f), g)   becomes   each(x, f, g)  </pre>
 *
 * <p>Safe because stages look at one element at a time. Stages that somebody else reads too are left alone, as they
 * would run twice otherwise.
 */
public final class FuseStages implements GlobalRule<BagExpr> {
    @Override
    public List<BagExpr> apply(List<BagExpr> roots) {
        return SoleReader.rebuild(roots, FuseStages::merge);
    }

    private static Optional<BagExpr> merge(BagExpr reader, Each stages) {
        if (!(reader instanceof Each outer)
                || outer.stages().size() + stages.stages().size() > SoleReader.MOST_STAGES) {
            return Optional.empty();
        }
        List<Stage> all = new ArrayList<>(stages.stages());
        all.addAll(outer.stages());
        return Optional.of(new Each(stages.input(), all));
    }
}

package io.bask.bag.rule;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.Exchange;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Stage;
import io.bask.optimize.GlobalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reduces or exchanges elements as they come out of the stages before, without collecting them.
 *
 * <pre>  sum(each(x, f))   becomes   sum(x after f)  </pre>
 *
 * <p>Safe because the elements and their order stay the same. Stages that somebody else reads too are left alone, as
 * they would run twice otherwise.
 */
public final class FuseReduction implements GlobalRule<BagExpr> {
    @Override
    public List<BagExpr> apply(List<BagExpr> roots) {
        return SoleReader.rebuild(roots, FuseReduction::merge);
    }

    private static Optional<BagExpr> merge(BagExpr reader, Each stages) {
        List<Stage> later = reader instanceof Reduce reduce
                ? reduce.stages()
                : reader instanceof Exchange exchange ? exchange.stages() : null;
        if (later == null || later.size() + stages.stages().size() > SoleReader.MOST_STAGES) {
            return Optional.empty();
        }
        List<Stage> all = new ArrayList<>(stages.stages());
        all.addAll(later);
        return Optional.of(
                reader instanceof Reduce reduce
                        ? reduce.with(stages.input(), all)
                        : ((Exchange) reader).with(stages.input(), all));
    }
}

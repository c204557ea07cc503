package io.bask.bag.rule;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Each;
import io.bask.bag.expr.MapPartitions;
import io.bask.bag.expr.Rows;
import io.bask.bag.expr.Select;
import io.bask.bag.expr.Stage;
import io.bask.optimize.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses partitions before, not after, work that is done on each partition by itself.
 *
 * <pre>  select(each(x, f), 0, 1)   becomes   each(select(x, 0, 1), f)  </pre>
 *
 * <p>Safe because such work never moves elements between partitions. With it {@code take} reads the partitions that it
 * needs and no others, and reading, stages and taking become one pass that stops early.
 */
public final class SelectBelowEach implements Rule<BagExpr> {
    @Override
    public Optional<BagExpr> apply(BagExpr node) {
        if (node instanceof Select select && worksOnEachPartition(select.input())) {
            BagExpr inner = select.input();
            List<BagExpr> below = new ArrayList<>();
            for (BagExpr input : inner.inputs()) {
                below.add(input.isItem() ? input : new Select(input, select.first(), select.npartitions()));
            }
            return Optional.of(inner.withInputs(below));
        }
        return Optional.empty();
    }

    private static boolean worksOnEachPartition(BagExpr node) {
        if (node instanceof Each each) {
            return each.stages().stream().noneMatch(Stage::knowsItsPartition);
        }
        return node instanceof MapPartitions || node instanceof Rows;
    }
}

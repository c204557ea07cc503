package io.bask.bag.lower;

import io.bask.bag.expr.Reduction;
import io.bask.bag.kernel.Accumulator;
import io.bask.bag.kernel.ChoicesAccumulator;
import io.bask.bag.kernel.CountAccumulator;
import io.bask.bag.kernel.DistinctAccumulator;
import io.bask.bag.kernel.DistinctByAccumulator;
import io.bask.bag.kernel.ExtremeAccumulator;
import io.bask.bag.kernel.FoldAccumulator;
import io.bask.bag.kernel.FoldByAccumulator;
import io.bask.bag.kernel.FrequenciesAccumulator;
import io.bask.bag.kernel.GroupAccumulator;
import io.bask.bag.kernel.ListAccumulator;
import io.bask.bag.kernel.MomentAccumulator;
import io.bask.bag.kernel.ReduceAccumulator;
import io.bask.bag.kernel.SampleAccumulator;
import io.bask.bag.kernel.SumAccumulator;
import io.bask.bag.kernel.TopAccumulator;
import io.bask.bag.kernel.TruthAccumulator;
import io.bask.bag.kernel.WriteAccumulator;

/** Finds the kernel of each reduction. */
final class Accumulators {
    private Accumulators() {}

    static Accumulator of(Reduction reduction) {
        if (reduction instanceof Reduction.Pairwise pairwise) {
            return new ReduceAccumulator(pairwise.function(), false, null);
        }
        if (reduction instanceof Reduction.PairwiseFrom from) {
            return new ReduceAccumulator(from.function(), true, from.initial());
        }
        if (reduction instanceof Reduction.Fold fold) {
            return new FoldAccumulator(fold.empty(), fold.add(), fold.combine());
        }
        if (reduction instanceof Reduction.Spread spread) {
            return new MomentAccumulator(spread.ddof(), spread.root());
        }
        if (reduction instanceof Reduction.Top top) {
            return new TopAccumulator(top.most(), top.key());
        }
        if (reduction instanceof Reduction.DistinctBy distinct) {
            return new DistinctByAccumulator(distinct.key());
        }
        if (reduction instanceof Reduction.FoldBy by) {
            return new FoldByAccumulator(by.key(), of(by.fold()));
        }
        if (reduction instanceof Reduction.Group group) {
            return new GroupAccumulator(group.key(), group.value());
        }
        if (reduction instanceof Reduction.Lists lists) {
            return new ListAccumulator(lists.perPartition(), lists.aggregate(), lists.skipsEmpty(), lists.operation());
        }
        if (reduction instanceof Reduction.Draw draw) {
            return draw.replacing()
                    ? new ChoicesAccumulator(draw.count(), draw.seed())
                    : new SampleAccumulator(draw.count(), draw.seed());
        }
        if (reduction instanceof Reduction.Written written) {
            return new WriteAccumulator(written.target(), written.operation());
        }
        return named((Reduction.Named) reduction);
    }

    private static Accumulator named(Reduction.Named reduction) {
        return switch (reduction) {
            case COUNT -> CountAccumulator.INSTANCE;
            case SUM -> SumAccumulator.SUM;
            case MEAN -> SumAccumulator.MEAN;
            case MIN -> ExtremeAccumulator.MIN;
            case MAX -> ExtremeAccumulator.MAX;
            case FREQUENCIES -> FrequenciesAccumulator.INSTANCE;
            case DISTINCT -> DistinctAccumulator.INSTANCE;
            case ANY -> TruthAccumulator.ANY;
            case ALL -> TruthAccumulator.ALL;
        };
    }
}

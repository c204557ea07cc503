package io.bask.bag.lower;

import io.bask.bag.expr.Reduction;
import io.bask.bag.kernel.Accumulator;
import io.bask.bag.kernel.CountAccumulator;
import io.bask.bag.kernel.DistinctAccumulator;
import io.bask.bag.kernel.ExtremeAccumulator;
import io.bask.bag.kernel.FoldAccumulator;
import io.bask.bag.kernel.FrequenciesAccumulator;
import io.bask.bag.kernel.ReduceAccumulator;
import io.bask.bag.kernel.SumAccumulator;

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
        return switch ((Reduction.Named) reduction) {
            case COUNT -> CountAccumulator.INSTANCE;
            case SUM -> SumAccumulator.SUM;
            case MEAN -> SumAccumulator.MEAN;
            case MIN -> ExtremeAccumulator.MIN;
            case MAX -> ExtremeAccumulator.MAX;
            case FREQUENCIES -> FrequenciesAccumulator.INSTANCE;
            case DISTINCT -> DistinctAccumulator.INSTANCE;
        };
    }
}

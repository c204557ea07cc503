package io.bask.dataframe.rule;

import io.bask.dataframe.expr.FrameExpr;
import io.bask.optimize.Invariant;
import io.bask.optimize.Optimizer;
import io.bask.optimize.Phase;
import java.util.List;
import java.util.Optional;

/**
 * The optimiser of lazy tables: every rule, by phase and in order.
 *
 * <p>{@code fold} decides what no row is needed for; {@code simplify} moves filters, row limits and counts towards the sources and drops what does nothing; {@code plan}
 * decides in which order tables are joined and what the sources read, which needs all results that are computed together; {@code tidy} removes what planning
 * left over, and takes the top rows of sorts that filters stood above until then; {@code spread} lets joins divide rows of frequent keys.
 */
public final class FrameRules {
    private FrameRules() {}

    /** The optimiser; rules keep names and dtypes of every table's columns and its number of partitions. */
    public static Optimizer<FrameExpr> optimizer() {
        Phase<FrameExpr> fold = new Phase.Global<>("fold", List.of(new FoldConstants()));
        Phase<FrameExpr> simplify = new Phase.Local<>(
                "simplify",
                List.of(
                        new MergeProjections(),
                        new DropIdleProjection(),
                        new MergeFilters(),
                        new PushFilterDown(),
                        new PushEndsDown(),
                        new MergeEnds(),
                        new TakeTopRows(),
                        new KeepPartitioning(),
                        new PushPartitionsDown(),
                        new CountWithoutValues()));
        Phase<FrameExpr> plan = new Phase.Global<>(
                "plan",
                List.of(
                        new SinkFilters(),
                        new JoinOrder(),
                        new BroadcastSmallSide(),
                        new ReduceGroups(),
                        new FilterWhileReading(),
                        new ReadFirstRows(),
                        new PruneColumns()));
        Phase<FrameExpr> tidy = new Phase.Local<>(
                "tidy",
                List.of(
                        new MergeProjections(),
                        new DropIdleProjection(),
                        new PushEndsDown(),
                        new MergeEnds(),
                        new TakeTopRows(),
                        new KeepPartitioning(),
                        new GroupInPlace()));
        Phase<FrameExpr> spread = new Phase.Global<>("spread", List.of(new SpreadHotKeys()));
        return new Optimizer<>(List.of(fold, simplify, plan, tidy, spread), schemasStay());
    }

    private static Invariant<FrameExpr> schemasStay() {
        return (before, after) -> {
            if (!before.schema().equals(after.schema())) {
                return Optional.of("schema %s became %s".formatted(before.schema(), after.schema()));
            }
            return before.partitions() == after.partitions()
                    ? Optional.empty()
                    : Optional.of("%d partitions became %d".formatted(before.partitions(), after.partitions()));
        };
    }
}

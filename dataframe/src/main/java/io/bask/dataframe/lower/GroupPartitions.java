package io.bask.dataframe.lower;

import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Estimate;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Lookup;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * How many partitions a table of groups gets: one, unless there may be so many groups that one would be large.
 *
 * <p>Nobody knows how many groups there are before they are made, but there are no more than rows, nor than combinations of the values that
 * the keys can have. Where that many would take more than a share of the budget, the groups come in several partitions, in their
 * order; when it turns out that they are few, these lie in the first ones, and the others are empty.
 */
public final class GroupPartitions {
    private static final int MOST = 512;

    /** Groups that take more than this share of the budget are cut: making one partition of them takes several times their size. */
    private static final double LARGE = Handover.LARGE / 2;

    /** Rows of text may be narrower than they are taken for where texts repeat, but not more than that. */
    private static final double LEAST_WIDTH = 0.5;

    private GroupPartitions() {}

    /** The number of partitions for these groups. */
    public static int of(Aggregated groups) {
        FrameExpr input = groups.input();
        boolean canBeCut = input.partitions() > 1
                && groups.options().observed()
                && groups.keys().stream()
                        .allMatch(key -> hasBounds(input.schema().dtype(key)));
        if (!canBeCut || groups.keys().isEmpty()) {
            return 1;
        }
        double bytes = bytes(groups);
        double budget = Config.current().value(Setting.MEMORY_BUDGET);
        if (bytes <= LARGE * budget) {
            return 1;
        }
        return (int) Math.min(MOST, Math.ceil(bytes / (Handover.GROUP * budget)));
    }

    /**
     * The table, unless it looks up values of groups that may be too many for one table: then one that brings the rows of each group
     * together, and the values back to them.
     */
    public static FrameExpr withoutLargeLookup(FrameExpr table) {
        if (!(table instanceof Lookup lookup)
                || !(lookup.inputs().get(1) instanceof Aggregated groups)
                || !isOf(lookup.input(), groups.input())
                || of(groups) == 1) {
            return table;
        }
        List<Regroup.Step> steps = new ArrayList<>();
        for (Lookup.Step step : lookup.steps()) {
            for (Aggregate aggregate : groups.aggregates()) {
                if (aggregate.name().equals(step.source())) {
                    RowsFunction whole = new RowsFunction.Whole(aggregate.aggregation(), aggregate.options());
                    steps.add(new Regroup.Step(step.name(), aggregate.column(), whole));
                }
            }
        }
        return steps.size() < lookup.steps().size()
                ? table
                : new Regroup(
                        lookup.input(), steps, groups.keys(), groups.options().dropNull());
    }

    /** True for a table that has all rows and columns of another one, and more columns that were found for its rows. */
    private static boolean isOf(FrameExpr table, FrameExpr source) {
        FrameExpr node = table;
        while (!node.equals(source) && (node instanceof Lookup || node instanceof Regroup)) {
            node = node.inputs().get(0);
        }
        return node.equals(source);
    }

    /** The bytes of all groups if there are as many as there can be, or of the values that are kept until all groups are known. */
    static double bytes(Aggregated groups) {
        Schema schema = groups.input().schema();
        Estimate input = Estimates.of(groups.input());
        double rows = input.rows();
        double known = input.bytes() / Math.max(1, rows * Estimates.width(schema));
        double wider = Math.max(LEAST_WIDTH, known);
        double results = wider * (Estimates.width(schema.select(groups.keys())) + Estimates.width(groups.schema()));
        double most = Math.min(rows, combinations(groups, schema)) * results;
        double kept = 0;
        for (Aggregate aggregate : groups.aggregates()) {
            double value = isKept(aggregate) ? Estimates.width(schema.select(List.of(aggregate.column()))) : 0;
            kept += wider * (value == 0 ? 0 : value + Integer.BYTES);
        }
        return most + rows * kept;
    }

    /** True for what is computed from all values of a group, or all that differ. */
    private static boolean isKept(Aggregate aggregate) {
        return switch (aggregate.aggregation()) {
            case MEDIAN, QUANTILE, NUNIQUE -> true;
            default -> false;
        };
    }

    /** Categories may differ from partition to partition, and lists have no order. */
    private static boolean hasBounds(DType key) {
        return key != DType.CATEGORICAL && key.kind() != DType.Kind.LIST;
    }

    private static double combinations(Aggregated groups, Schema schema) {
        double all = 1;
        for (String key : groups.keys()) {
            all *= switch (schema.dtype(key).kind()) {
                case BOOL -> 3;
                case INT8, UINT8 -> (1 << Byte.SIZE) + 1;
                case INT16, UINT16 -> (1 << Short.SIZE) + 1;
                default -> Double.POSITIVE_INFINITY;
            };
        }
        return all;
    }
}

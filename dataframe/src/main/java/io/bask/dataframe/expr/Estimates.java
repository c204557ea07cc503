package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Walk;
import io.bask.memory.Kept;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Guesses how many rows and bytes lazy tables have, from what their sources know and what filters usually keep.
 *
 * <p>Used to decide how tables are joined, and shown by {@code explain}. Coarser the further from the source: a join keeps the
 * part of one side that filters left of the other, a group-by one group in ten rows.
 */
public final class Estimates {
    private static final double ROWS_A_GROUP = 10;
    private static final double UNKNOWN_PARTITION_BYTES = 64_000_000;
    private static final int TEXT_BYTES = 24;

    /** A table up to this size goes to every partition of another one that it is joined with. */
    private static final double BROADCAST_BYTES = 64L << 20;

    private Estimates() {}

    /** True for a table that is small enough to come to every partition of another one, or lies in one place anyway. */
    public static boolean fitsEverywhere(FrameExpr table, Estimate size) {
        return table.partitions() == 1 || size.bytes() <= BROADCAST_BYTES;
    }

    /** The pairs of rows with equal keys of two tables: of the larger one the part that filters leave of the smaller. */
    public static Estimate paired(Estimate left, Estimate right) {
        double rows = pairs(left, right);
        double width = left.bytes() / Math.max(1, left.rows()) + right.bytes() / Math.max(1, right.rows());
        return new Estimate(rows, rows * width, Math.min(1, left.share() * right.share()));
    }

    private static double pairs(Estimate left, Estimate right) {
        return left.rows() >= right.rows() ? left.rows() * right.share() : right.rows() * left.share();
    }

    /** The guess for one table. */
    public static Estimate of(FrameExpr root) {
        return Objects.requireNonNull(of(List.of(root)).get(root));
    }

    /** The guess for one table, with as many groups as rows where groups are in several partitions as they may be many. */
    public static Estimate most(FrameExpr root) {
        return Objects.requireNonNull(of(List.of(root), 1).get(root));
    }

    /** The guesses for these tables and all that they are made from. */
    public static Map<FrameExpr, Estimate> of(Collection<FrameExpr> roots) {
        return of(roots, ROWS_A_GROUP);
    }

    private static Map<FrameExpr, Estimate> of(Collection<FrameExpr> roots, double rowsOfMany) {
        Map<FrameExpr, Estimate> known = new HashMap<>();
        for (FrameExpr node : Walk.postOrder(roots)) {
            List<Estimate> inputs = node.inputs().stream()
                    .map(input -> Objects.requireNonNull(known.get(input)))
                    .toList();
            known.put(node, inputs.isEmpty() ? leaf(node) : of(node, inputs, rowsOfMany));
        }
        return known;
    }

    private static Estimate leaf(FrameExpr node) {
        if (node instanceof InMemory memory) {
            return new Estimate(
                    memory.estimatedRows(),
                    memory.frames().stream().mapToLong(Kept::bytesKept).sum(),
                    1);
        }
        double width = width(node.schema());
        if (!(node instanceof Source source)) {
            double bytes = node.partitions() * UNKNOWN_PARTITION_BYTES;
            return new Estimate(bytes / width, bytes, 1);
        }
        double bytes = 0;
        double rows = 0;
        for (int i = 0; i < source.partitions(); i++) {
            bytes += source.reader().estimatedBytes(i);
            long known = source.reader().estimatedRows(i);
            rows = known < 0 ? Double.NaN : rows + known;
        }
        double guessed = bytes / width(source.reader().schema());
        Estimate all = new Estimate(Double.isNaN(rows) ? guessed : rows, guessed * width, 1);
        ColumnExpr predicate = source.predicate();
        Estimate kept = predicate == null ? all : all.keeping(Selectivity.of(predicate));
        return source.isLimited() ? kept.atMost((double) source.firstRows() * source.partitions()) : kept;
    }

    private static Estimate of(FrameExpr node, List<Estimate> inputs, double rowsOfMany) {
        Estimate input = inputs.get(0);
        if (node instanceof Filter filter) {
            return input.keeping(Selectivity.of(filter.predicate(), column -> distinct(filter.input(), column)));
        }
        if (node instanceof Join join) {
            return joined(join, input, inputs.get(1));
        }
        if (node instanceof Aggregated groups) {
            double each = groups.partitions() == 1 ? ROWS_A_GROUP : rowsOfMany;
            double rows = groups.keys().isEmpty() ? 1 : Math.max(1, input.rows() / each);
            return sized(node, Math.min(rows, Math.max(1, input.rows())), input.share());
        }
        if (node instanceof Ends ends) {
            return input.atMost(ends.rows());
        }
        if (node instanceof Sort sort) {
            return sort.limit() == Sort.ALL ? input : input.atMost(sort.limit());
        }
        if (node instanceof Partitions some) {
            return input.keeping((double) some.partitions() / some.input().partitions());
        }
        if (node instanceof Sample sample) {
            return input.keeping(sample.to() - sample.from());
        }
        if (node instanceof Length || node instanceof RowOffset || node instanceof Described) {
            return sized(node, 1, 1);
        }
        if (node instanceof Stack) {
            double rows = inputs.stream().mapToDouble(Estimate::rows).sum();
            return new Estimate(
                    rows, inputs.stream().mapToDouble(Estimate::bytes).sum(), 1);
        }
        double before = width(node.inputs().get(0).schema());
        return new Estimate(input.rows(), input.bytes() * width(node.schema()) / before, input.share());
    }

    /** How many texts a column has that is in memory and encoded; 0 where that is not known. */
    private static int distinct(FrameExpr table, String column) {
        String name = column;
        FrameExpr node = table;
        while (node instanceof RowWise && node.schema().contains(name)) {
            boolean isMade = node instanceof MapPartitions
                    || node instanceof Assign assign && assign.names().contains(name);
            if (isMade) {
                return 0;
            }
            for (Map.Entry<String, String> renamed : node instanceof Rename rename
                    ? rename.newNames().entrySet()
                    : Map.<String, String>of().entrySet()) {
                if (renamed.getValue().equals(name)) {
                    name = renamed.getKey();
                    break;
                }
            }
            node = node.inputs().get(0);
        }
        return node instanceof InMemory memory && node.schema().contains(name) ? memory.distinctTexts(name) : 0;
    }

    private static Estimate joined(Join join, Estimate left, Estimate right) {
        double pairs = pairs(left, right);
        double rows = switch (join.spec().kind()) {
            case INNER -> pairs;
            case LEFT, RIGHT -> Math.max(left.rows(), pairs);
            case OUTER -> Math.max(left.rows(), right.rows());
            case SEMI -> left.rows() * right.share();
            case ANTI -> left.rows() * (1 - right.share() / 2);
            case CROSS -> left.rows() * right.rows();
        };
        return sized(join, rows, Math.min(1, left.share() * right.share()));
    }

    private static Estimate sized(FrameExpr node, double rows, double share) {
        return new Estimate(rows, rows * width(node.schema()), share);
    }

    /** Bytes of a row, at least one. */
    public static double width(Schema schema) {
        double width = 1;
        for (DType dtype : schema.dtypes()) {
            width += dtype == DType.STRING ? TEXT_BYTES : dtype.isText() ? Integer.BYTES : dtype.width();
        }
        return width;
    }
}

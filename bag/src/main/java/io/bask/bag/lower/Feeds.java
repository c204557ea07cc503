package io.bask.bag.lower;

import io.bask.annotation.Annotations;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Concat;
import io.bask.bag.expr.Exchange;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.Join;
import io.bask.bag.expr.Numbers;
import io.bask.bag.expr.Product;
import io.bask.bag.expr.Read;
import io.bask.bag.expr.Regroup;
import io.bask.bag.expr.Rows;
import io.bask.bag.expr.Select;
import io.bask.bag.kernel.ChainOrigin;
import io.bask.bag.kernel.JoinOrigin;
import io.bask.bag.kernel.Origin;
import io.bask.bag.kernel.PairsOrigin;
import io.bask.bag.kernel.RangeSource;
import io.bask.bag.kernel.RowsOrigin;
import io.bask.bag.partition.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out where the elements of a partition come from. */
final class Feeds {
    private static final int[] NOTHING = {};

    private final Flow flow;
    private final Function<BagExpr, int[]> tasks;
    private final Map<Exchange, int[]> parts = new HashMap<>();

    Feeds(Flow flow, Function<BagExpr, int[]> tasks) {
        this.flow = flow;
        this.tasks = tasks;
    }

    /**
     * Where elements come from.
     *
     * @param origin how they are made of what the task reads
     * @param dependencies what it reads
     * @param flowing what flows, for names; null where a task collected the elements
     */
    record Feed(Origin origin, int[] dependencies, @Nullable BagExpr flowing) {
        String whole(String operation) {
            return flowing == null ? operation : flowing.operation() + ", " + operation;
        }
    }

    /** Notes the tasks that hold the parts of an exchange, row-major. */
    void parts(Exchange exchange, int[] partTasks) {
        parts.put(exchange, partTasks);
    }

    /** What was said about what flows out of {@code node}. */
    Annotations behind(BagExpr node) {
        Annotations all = node.annotations();
        BagExpr from = node;
        while (from instanceof Select select) {
            from = select.input();
            all = all.fusedWith(from.annotations());
        }
        return all;
    }

    /** Partition {@code partition} of {@code node}. */
    Feed of(BagExpr node, int partition) {
        BagExpr from = node;
        int number = partition;
        while (Flow.choosesPartitions(from)) {
            if (from instanceof Select select) {
                number += select.first();
                from = select.input();
            } else {
                int input = 0;
                List<BagExpr> inputs = ((Concat) from).inputs();
                while (number >= inputs.get(input).npartitions()) {
                    number -= inputs.get(input++).npartitions();
                }
                from = inputs.get(input);
            }
        }
        return flow.flows(from)
                ? out(from, number)
                : new Feed(Origin.FirstInput.INSTANCE, new int[] {tasks.apply(from)[number]}, null);
    }

    /** How a partition of a node that has no tasks comes about. */
    Feed out(BagExpr node, int number) {
        if (node instanceof Numbers numbers) {
            return given(node, new RangeSource(numbers.start(number), numbers.start(number + 1)));
        }
        if (node instanceof Held held) {
            return given(node, held.partitions().get(number));
        }
        if (node instanceof Read read) {
            return given(node, read.reader().partition(number));
        }
        if (node instanceof Rows rows) {
            return new Feed(
                    new RowsOrigin(rows.function(), rows.bags(), number, rows.describe()),
                    sideBySide(rows.inputs(), number),
                    node);
        }
        if (node instanceof Product product) {
            int inner = product.inputs().get(1).npartitions();
            int[] both = {
                tasks.apply(product.inputs().get(0))[number / inner],
                tasks.apply(product.inputs().get(1))[number % inner]
            };
            return new Feed(PairsOrigin.INSTANCE, both, node);
        }
        if (node instanceof Join join) {
            Join.Keys keys = join.keys();
            return new Feed(
                    new JoinOrigin(keys.left(), keys.right(), keys.keepsLeft()),
                    sideBySide(join.inputs(), number),
                    node);
        }
        if (node instanceof Exchange exchange) {
            return exchanged(exchange, number);
        }
        return regrouped((Regroup) node, number);
    }

    private static Feed given(BagExpr node, Source source) {
        return new Feed(new Origin.Given(source), NOTHING, node);
    }

    /** The tasks of one partition of each bag, and of what has one partition only: items, and bags joined with all. */
    int[] sideBySide(List<BagExpr> inputs, int partition) {
        int[] dependencies = new int[inputs.size()];
        for (int i = 0; i < dependencies.length; i++) {
            BagExpr input = inputs.get(i);
            dependencies[i] = tasks.apply(input)[input.npartitions() == 1 ? 0 : partition];
        }
        return dependencies;
    }

    private Feed exchanged(Exchange exchange, int number) {
        int[] all = Objects.requireNonNull(parts.get(exchange));
        int[] read = new int[all.length / exchange.npartitions()];
        Arrays.setAll(read, i -> all[i * exchange.npartitions() + number]);
        return new Feed(whole(read.length), read, exchange);
    }

    private static Origin whole(int inputs) {
        int[] of = new int[inputs];
        Arrays.fill(of, 1);
        return new ChainOrigin(new int[inputs], of);
    }

    private Feed regrouped(Regroup regroup, int number) {
        List<Regroup.Piece> pieces = regroup.group(number);
        int[] inputs = tasks.apply(regroup.inputs().get(0));
        return new Feed(
                new ChainOrigin(
                        pieces.stream().mapToInt(Regroup.Piece::piece).toArray(),
                        pieces.stream().mapToInt(Regroup.Piece::of).toArray()),
                pieces.stream().mapToInt(piece -> inputs[piece.partition()]).toArray(),
                regroup);
    }
}

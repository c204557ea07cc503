package io.bask.bag;

import io.bask.Deferred;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Foreign;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.HeldItem;
import io.bask.bag.expr.Later;
import io.bask.bag.lower.BagLowering;
import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Partition;
import io.bask.bag.rule.BagRules;
import io.bask.expr.Tree;
import io.bask.expr.Walk;
import io.bask.graph.GraphBuilder;
import io.bask.memory.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All bags and their items. */
enum BagFamily implements Family {
    INSTANCE;

    @Override
    public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
        List<BagExpr> written = new ArrayList<>(members.size());
        members.forEach(member -> written.add(expr(member)));
        List<BagExpr> exprs = optimize ? BagRules.optimizer().optimize(written) : written;
        List<int[]> tasks = BagLowering.lower(exprs, graph, optimize);
        List<Output<?>> outputs = new ArrayList<>(members.size());
        for (int i = 0; i < tasks.size(); i++) {
            boolean keyed = members.get(i) instanceof KeyedBag<?, ?>;
            outputs.add(exprs.get(i).isItem() ? itemOutput(tasks.get(i)) : bagOutput(tasks.get(i), keyed));
        }
        return outputs;
    }

    @Override
    public Map<String, String> explain(Lazy<?> member) {
        Map<String, String> texts = new LinkedHashMap<>();
        BagRules.optimizer()
                .snapshots(List.of(expr(member)))
                .forEach((phase, roots) -> texts.put(phase, Tree.draw(roots)));
        return texts;
    }

    @Override
    public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
        Later later = new Later(expr(member), deferred);
        return member instanceof Bag ? new Bag<>(later) : new Item<>(later);
    }

    private static BagExpr expr(Lazy<?> member) {
        if (member instanceof KeyedBag<?, ?> keyed) {
            return keyed.pairs().expr();
        }
        return member instanceof Bag<?> bag ? bag.expr() : ((Item<?>) member).expr();
    }

    private static Output<Object> itemOutput(int[] tasks) {
        return Output.keeping(tasks, blocks -> blocks[0], blocks -> new Item<>(new HeldItem((Kept<?>) blocks[0])));
    }

    private static Output<List<Object>> bagOutput(int[] tasks, boolean keyed) {
        return Output.keeping(tasks, BagFamily::concatenated, blocks -> held(blocks, keyed));
    }

    @SuppressWarnings("unchecked")
    private static Lazy<List<Object>> held(@Nullable Object[] blocks, boolean keyed) {
        List<Kept<Partition>> kept = new ArrayList<>(blocks.length);
        for (Object block : blocks) {
            kept.add((Kept<Partition>) Objects.requireNonNull(block));
        }
        Bag<Object> bag = new Bag<>(Held.kept(kept));
        return keyed ? (Lazy<List<Object>>) (Lazy<?>) new KeyedBag<>((Bag<Pair<Object, Object>>) (Bag<?>) bag) : bag;
    }

    /** The expression with the metadata of one source looked up anew. */
    static BagExpr refreshed(BagExpr expr, String source) {
        return Walk.rebuild(
                        List.of(expr),
                        (BagExpr node) -> node instanceof Foreign foreign ? foreign.refreshed(source) : node)
                .get(0);
    }

    private static List<Object> concatenated(@Nullable Object[] blocks) {
        int size = 0;
        for (Object block : blocks) {
            size = Math.addExact(size, partition(block).size());
        }
        @Nullable Object[] all = new Object[size];
        int at = 0;
        for (Object block : blocks) {
            partition(block).copyTo(all, at);
            at += partition(block).size();
        }
        return Collections.unmodifiableList(Arrays.asList(all));
    }

    private static Partition partition(@Nullable Object block) {
        return (Partition) Objects.requireNonNull(block);
    }
}

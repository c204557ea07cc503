package io.bask.bag.expr;

import io.bask.Lazy;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** What other lazy objects compute to: partitions, one each, or a single value. Identified by reference. */
public final class Foreign extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final transient List<Lazy<?>> lazies;
    private final boolean item;

    private Foreign(List<Lazy<?>> lazies, boolean item) {
        super(Token.unique(), lazies.size());
        this.lazies = List.copyOf(lazies);
        this.item = item;
    }

    /** A bag of one partition for each of {@code lazies}, which compute to something to iterate over. */
    public static Foreign partitions(List<? extends Lazy<?>> lazies) {
        return new Foreign(List.copyOf(lazies), false);
    }

    /** The value of one lazy object. */
    public static Foreign item(Lazy<?> lazy) {
        return new Foreign(List.of(lazy), true);
    }

    /** What has to be computed. */
    public List<Lazy<?>> lazies() {
        return lazies;
    }

    /** This node with the metadata of one source looked up anew; see {@link Lazy#refreshed}. */
    public Foreign refreshed(String source) {
        List<Lazy<?>> fresh = new ArrayList<>(lazies.size());
        boolean changed = false;
        for (Lazy<?> lazy : lazies) {
            Lazy<?> refreshed = lazy.refreshed(source);
            changed |= refreshed != lazy;
            fresh.add(refreshed);
        }
        return changed ? new Foreign(fresh, item) : this;
    }

    @Override
    public boolean isItem() {
        return item;
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of();
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "compute";
    }

    @Override
    public String describe() {
        return "compute %s%s"
                .formatted(
                        lazies.get(0).getClass().getSimpleName(),
                        lazies.size() == 1 ? "" : " and %d more".formatted(lazies.size() - 1));
    }
}

package io.bask.bag.expr;

import io.bask.bag.partition.Partition;
import io.bask.expr.Token;
import io.bask.memory.Kept;
import java.util.List;

/** Partitions that lie in memory; identified by reference. Those that were persisted count against the memory budget. */
public final class Held extends BagExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Partition> partitions;

    @SuppressWarnings({"serial", "FieldCanBeLocal", "unused"}) // counts for as long as it is reachable from here
    private final List<Kept<Partition>> counted;

    /** These partitions, one at least. */
    public Held(List<Partition> partitions) {
        this(partitions, List.of());
    }

    private Held(List<Partition> partitions, List<Kept<Partition>> counted) {
        super(Token.unique(), partitions.size());
        this.partitions = List.copyOf(partitions);
        this.counted = counted;
    }

    /** Partitions that count; as elements may be anything, they stay in memory. */
    public static Held kept(List<Kept<Partition>> kept) {
        return new Held(kept.stream().map(Kept::value).toList(), List.copyOf(kept));
    }

    /** What is held. */
    public List<Partition> partitions() {
        return partitions;
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
        return "items";
    }

    @Override
    public String describe() {
        return operation();
    }
}

package io.bask.dataframe.expr;

import io.bask.Lazy;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;

/** A table whose partitions other lazy objects compute: delayed calls, or partitions of a bag. Identified by reference. */
public final class LazyFrames extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final transient List<Lazy<Frame>> lazies;

    /** One partition for each of {@code lazies}, one at least, all of which compute to frames of this schema. */
    public LazyFrames(List<Lazy<Frame>> lazies, Schema schema) {
        super(Token.unique(), schema, lazies.size());
        this.lazies = List.copyOf(lazies);
    }

    /** What computes the partitions. */
    public List<Lazy<Frame>> lazies() {
        return lazies;
    }

    /** This node with the metadata of one source looked up anew; see {@link Lazy#refreshed}. */
    @SuppressWarnings("unchecked")
    public LazyFrames refreshed(String source) {
        List<Lazy<Frame>> fresh = lazies.stream()
                .map(lazy -> (Lazy<Frame>) lazy.refreshed(source))
                .toList();
        for (int i = 0; i < fresh.size(); i++) {
            if (fresh.get(i) != lazies.get(i)) {
                return new LazyFrames(fresh, schema());
            }
        }
        return this;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of();
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "from-lazy";
    }

    @Override
    public String describe() {
        return "from-lazy %s, npartitions=%d".formatted(schema().names(), partitions());
    }
}

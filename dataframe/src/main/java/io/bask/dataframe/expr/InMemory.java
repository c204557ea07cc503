package io.bask.dataframe.expr;

import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.expr.Token;
import io.bask.memory.Kept;
import java.util.List;

/** A table that is there already, in memory or kept on disk, identified by reference. */
public final class InMemory extends FrameExpr {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of what is serializable
    private final List<Kept<Frame>> frames;

    private final long rows;

    /** For each column how many texts its codes stand for in the first partition; 0 where it is not encoded. */
    private final int[] distinct;

    /** A table of these partitions, at least one, all of one schema. */
    public InMemory(List<Frame> frames) {
        this(
                frames.stream().map(Kept::uncounted).toList(),
                frames.get(0),
                frames.stream().mapToLong(Frame::rows).sum());
    }

    private InMemory(List<Kept<Frame>> frames, Frame first, long rows) {
        super(Token.unique(), first.schema(), frames.size(), first.index().fields());
        this.frames = List.copyOf(frames);
        this.rows = rows;
        this.distinct = first.columns().stream()
                .mapToInt(column -> column instanceof DictionaryColumn encoded
                        ? Math.max(1, encoded.dictionary().length())
                        : 0)
                .toArray();
    }

    /** How many texts a column has about, one that is encoded; 0 where nobody knows. */
    int distinctTexts(String column) {
        return distinct[schema().indexOf(column)];
    }

    /** A table of partitions that count against the memory budget, at least one, all of one schema. */
    public static InMemory kept(List<Kept<Frame>> frames) {
        Frame first = frames.get(0).value();
        long bytes = frames.stream().mapToLong(Kept::bytesKept).sum();
        long rows = (long) ((double) first.rows() * bytes / Math.max(1, first.bytes()));
        return new InMemory(frames, first, Math.max(first.rows(), rows));
    }

    /** How many rows it has, about: partitions that are on disk are not read to know. */
    public long estimatedRows() {
        return rows;
    }

    /** The partitions. */
    public List<Kept<Frame>> frames() {
        return frames;
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
        return "from-frame";
    }

    @Override
    public String describe() {
        return "from-frame %s, npartitions=%d".formatted(schema().names(), partitions());
    }
}

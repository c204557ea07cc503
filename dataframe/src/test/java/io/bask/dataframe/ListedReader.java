package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A reader of frames in memory that writes down what it was asked. */
final class ListedReader implements FrameReader {
    private static final long serialVersionUID = 1L;

    private final transient List<Frame> partitions;
    private final Schema promised;
    private final transient Queue<String> requests;
    private transient @Nullable ListedReader refreshed;

    /** Reads these partitions, and promises a schema that they may not have. */
    ListedReader(List<Frame> partitions, Schema promised) {
        this(partitions, promised, new ConcurrentLinkedQueue<>());
    }

    private ListedReader(List<Frame> partitions, Schema promised, Queue<String> requests) {
        this.partitions = partitions;
        this.promised = promised;
        this.requests = requests;
    }

    static ListedReader of(Frame frame, int npartitions) {
        List<Frame> parts = new ArrayList<>();
        for (int i = 0; i < npartitions; i++) {
            Frame part = frame.slice(frame.rows() * i / npartitions, frame.rows() * (i + 1) / npartitions);
            parts.add(Frame.partition(frame.schema(), part.columns(), part.rows()));
        }
        return new ListedReader(parts, frame.schema());
    }

    /** What was asked so far, in no order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String operation() {
        return "read-listed";
    }

    @Override
    public String identity() {
        return "listed " + System.identityHashCode(partitions) + promised;
    }

    @Override
    public Schema schema() {
        return promised;
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) {
        requests.add("read %d %s%s".formatted(partition, columns, filter == null ? "" : " by " + filter.columns()));
        Frame whole = partitions.get(partition);
        if (!whole.schema().equals(promised)) {
            throw new StaleSchemaException("%s was promised, %s found".formatted(promised, whole.schema()));
        }
        Frame kept = filter == null ? whole : whole.filter(filter.test(whole));
        return kept.select(columns);
    }

    @Override
    public Frame readFirst(int partition, List<String> columns, @Nullable RowFilter filter, long rows) {
        requests.add("first %d".formatted(rows));
        return read(partition, columns, filter).head((int) rows);
    }

    @Override
    public long countRows(int partition) {
        requests.add("count " + partition);
        return partitions.get(partition).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        return partitions.get(partition).nbytes();
    }

    @Override
    public synchronized FrameReader refreshed() {
        requests.add("refresh");
        if (refreshed == null) {
            refreshed = new ListedReader(partitions, partitions.get(0).schema(), requests);
        }
        return refreshed;
    }

    @Override
    public synchronized FrameReader latest() {
        return refreshed == null ? this : refreshed;
    }
}

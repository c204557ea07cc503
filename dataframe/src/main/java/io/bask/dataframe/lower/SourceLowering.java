package io.bask.dataframe.lower;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Condition;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.InMemory;
import io.bask.dataframe.expr.Source;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Literal;
import io.bask.graph.Rereadable;
import io.bask.schedule.StaleMetadataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers tables that come from a reader or are in memory: one task a partition, without inputs. */
final class SourceLowering {
    private SourceLowering() {}

    static int[] read(Source source, GraphBuilder graph) {
        FrameReader reader = source.reader();
        ColumnExpr predicate = source.predicate();
        RowFilter filter = predicate == null
                ? null
                : new Predicate(
                        List.copyOf(predicate.columns()),
                        ColumnProgram.of(predicate, reader.schema()),
                        Conditions.of(predicate));
        long all = Math.max(1, reader.schema().size());
        long bytes = reader.estimatedBytes(0) * source.columns().size() / all;
        return Tasks.leaves(
                graph,
                source.layerName(),
                source.partitions(),
                bytes,
                partition -> new Read(reader, partition, source.columns(), filter, source.firstRows()));
    }

    static int[] memory(InMemory memory, GraphBuilder graph) {
        long bytes = memory.frames().get(0).bytesKept();
        return Tasks.leaves(
                graph,
                memory.layerName(),
                memory.partitions(),
                bytes,
                partition -> new Literal(memory.frames().get(partition).inGraph()));
    }

    /** Reads one partition. */
    private record Read(
            FrameReader reader,
            int partition,
            List<String> columns,
            @Nullable RowFilter filter,
            int firstRows) implements Rereadable {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            try {
                return firstRows < 0
                        ? reader.read(partition, columns, filter)
                        : reader.readFirst(partition, columns, filter, firstRows);
            } catch (StaleSchemaException stale) {
                throw new StaleMetadataException(reader.identity(), String.valueOf(stale.getMessage()));
            }
        }

        @Override
        public String operation() {
            return reader.operation();
        }
    }

    /** A predicate as readers understand it. */
    private record Predicate(List<String> columns, ColumnProgram program, Condition condition) implements RowFilter {
        private static final long serialVersionUID = 1L;

        @Override
        public Bitmap test(Frame rows) {
            return program.select(rows);
        }
    }
}

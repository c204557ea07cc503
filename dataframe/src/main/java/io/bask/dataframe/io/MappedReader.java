package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table of which a function of the user's makes each partition from one element of a list.
 *
 * @param <T> type of the elements
 */
public final class MappedReader<T> implements FrameReader {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // what users give is to be serializable where it leaves the JVM
    private final List<T> elements;

    private final Function1<T, Frame> function;
    private final Schema schema;
    private final String identity = UUID.randomUUID().toString();

    /**
     * A reader of what the function makes.
     *
     * @param elements one a partition, at least one
     * @param function makes the partition of an element, with the schema's columns
     * @param schema names and dtypes of the columns
     */
    public MappedReader(List<T> elements, Function1<T, Frame> function, Schema schema) {
        this.elements = List.copyOf(Given.noneNull(elements, "elements"));
        this.function = Given.notNull(function, "function");
        this.schema = Given.notNull(schema, "schema");
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("no elements to make partitions of; give at least one");
        }
    }

    @Override
    public String operation() {
        return "from-map";
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return elements.size();
    }

    @Override
    public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) throws Exception {
        Frame made = made(partition);
        Frame rows = Frame.partition(schema, made.columns(), made.rows());
        return filter == null
                ? rows.select(columns)
                : rows.filter(filter.test(rows)).select(columns);
    }

    private Frame made(int partition) throws Exception {
        Frame made = function.apply(elements.get(partition));
        if (made == null || !made.schema().equals(schema)) {
            throw new IllegalArgumentException(
                    "element %d (%s) became %s instead of a frame of %s; give the schema that the function makes"
                            .formatted(
                                    partition,
                                    elements.get(partition),
                                    made == null ? "null" : "one of " + made.schema(),
                                    schema));
        }
        return made;
    }

    @Override
    public long countRows(int partition) throws Exception {
        return made(partition).rows();
    }

    @Override
    public long estimatedBytes(int partition) {
        return 0;
    }

    @Override
    public FrameReader refreshed() {
        return this;
    }
}

package io.bask.hdf5;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.schema.DType;
import io.jhdf.GlobalHeap;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that pandas could not store but as Python's objects: all of them in one pickle, a row after the other.
 *
 * <p>Texts, truth values, numbers, and what is missing are read.
 */
final class PickledValues {
    private static final int ELEMENT_BYTES = 16;

    private final String path;
    private final List<@Nullable Object> values;
    private final List<@Nullable Object> shape;

    private PickledValues(String path, List<@Nullable Object> values, List<@Nullable Object> shape) {
        this.path = path;
        this.values = values;
        this.shape = shape;
    }

    static PickledValues read(OpenFile file, String path) throws IOException {
        Node node = file.node(path);
        if (!(node instanceof Dataset dataset)) {
            throw new OpenFile.Refused("lacks the array %s".formatted(path));
        }
        StoredRows rows = StoredRows.of(file, dataset, path);
        if (rows.itemBytes() != ELEMENT_BYTES || rows.rows() < 1) {
            throw new OpenFile.Refused("has no pickle in %s".formatted(path));
        }
        ByteBuffer element = ByteBuffer.wrap(rows.read(file.channel(), 0, 1)).order(ByteOrder.LITTLE_ENDIAN);
        int length = element.getInt();
        long heap = element.getLong();
        ByteBuffer object = new GlobalHeap(file.file().getHdfBackingStorage(), heap)
                .getObjectData(element.getInt())
                .slice();
        byte[] bytes = new byte[Math.min(length, object.remaining())];
        object.get(bytes);
        return of(path, Pickle.read(bytes));
    }

    /** What a pickled array of numpy is made of. */
    private static PickledValues of(String path, @Nullable Object value) {
        if (value instanceof Pickle.Made made
                && made.name().endsWith("multiarray._reconstruct")
                && made.told() instanceof List<?> state
                && state.size() == 5
                && state.get(1) instanceof List<?> shape
                && state.get(4) instanceof List<?> values) {
            long size = 1;
            for (Object length : shape) {
                size = Math.multiplyExact(size, length instanceof Long number ? number : -1L);
            }
            if (size != values.size()) {
                throw new OpenFile.Refused(
                        "has %d values of %d in the pickle of %s".formatted(values.size(), size, path));
            }
            return new PickledValues(path, new ArrayList<>(values), new ArrayList<>(shape));
        }
        throw new OpenFile.Refused(
                "has something else than an array of Python's objects in the pickle of %s".formatted(path));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    long rows() {
        return shape.isEmpty() ? 0 : (Long) shape.get(0);
    }

    int items() {
        return shape.size() < 2 ? 1 : Math.toIntExact((Long) shape.get(1));
    }

    private @Nullable Object at(int row, int item) {
        Object value = values.get(Math.toIntExact((long) row * items() + item));
        boolean isMissing = value instanceof Double real && real.isNaN()
                || value instanceof Pickle.Made made
                        && (made.name().equals("pandas._libs.missing.NA")
                                || made.name().equals("pandas._libs.missing.NAType")
                                || made.name().endsWith("__nat_unpickle")
                                || made.name().endsWith("_nat_unpickle"));
        return isMissing ? null : value;
    }

    /** What a column of these values becomes; null where they are of other kinds, or of several. */
    @Nullable
    DType dtype(int item) {
        DType dtype = null;
        for (int row = 0; row < rows(); row++) {
            Object value = at(row, item);
            if (value == null) {
                continue;
            }
            DType its = value instanceof String
                    ? DType.STRING
                    : value instanceof Boolean
                            ? DType.BOOL
                            : value instanceof Long ? DType.INT64 : value instanceof Double ? DType.FLOAT64 : null;
            boolean isMixed =
                    dtype == DType.INT64 && its == DType.FLOAT64 || dtype == DType.FLOAT64 && its == DType.INT64;
            if (its == null || dtype != null && dtype != its && !isMixed) {
                return null;
            }
            dtype = isMixed ? DType.FLOAT64 : its;
        }
        return dtype == null ? DType.STRING : dtype;
    }

    /** The first value that a column cannot hold, or that is of another kind than those before, in words. */
    String odd(int item) {
        Object first = null;
        for (int row = 0; row < rows(); row++) {
            Object value = at(row, item);
            if (value == null) {
                continue;
            }
            boolean isPlain = value instanceof String
                    || value instanceof Boolean
                    || value instanceof Long
                    || value instanceof Double;
            if (!isPlain) {
                return "an object of Python, %s in row %d"
                        .formatted(
                                value instanceof Pickle.Made made
                                        ? made.name()
                                        : value.getClass().getSimpleName(),
                                row);
            }
            if (first != null && first.getClass() != value.getClass()) {
                return "objects of Python of several kinds, '%s' and '%s'".formatted(first, value);
            }
            first = value;
        }
        return "objects of Python";
    }

    Column column(int item, DType dtype, int from, int to) {
        ColumnBuilder into = ColumnBuilder.of(dtype, to - from);
        for (int row = from; row < to; row++) {
            Object value = at(row, item);
            into.appendValue(value instanceof Long number && dtype == DType.FLOAT64 ? (Object) (double) number : value);
        }
        return into.build();
    }
}

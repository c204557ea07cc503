package io.bask.dataframe.column;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of arrays, and arrays of columns.
 *
 * <p>Arrays have no missing values: NaN stands for them in floats, and whole numbers and truth values must have none. Each element is
 * copied once.
 */
final class ArrayColumns {
    private ArrayColumns() {}

    /** The dtype of a column of such elements. */
    static io.bask.dataframe.schema.DType dtype(DType element) {
        if (element.isComplex()) {
            throw new IllegalArgumentException(
                    "columns hold no %s numbers; make two arrays, x.real() and x.imag()".formatted(element));
        }
        return io.bask.dataframe.schema.DType.of(element.numpyName());
    }

    /** The columns of a table of arrays of that many axes. */
    static Schema schema(DType element, List<String> names) {
        io.bask.dataframe.schema.DType dtype = dtype(element);
        return Schema.of(names.stream().map(name -> new Field(name, dtype)).toList());
    }

    /** A partition with a column for each name, of an array of one axis or of one with as many columns. */
    static Frame frame(NDArray array, List<String> names) {
        Schema schema = schema(array.dtype(), names);
        int rows = Math.toIntExact(array.shape().length(0));
        List<Column> columns = new ArrayList<>(names.size());
        int stride = array.stride(0);
        for (int column = 0; column < names.size(); column++) {
            int first = array.offset() + (array.ndim() == 1 ? 0 : column * array.stride(1));
            columns.add(column(array.dtype(), array.storageShared(), first, stride, rows));
        }
        return Frame.partition(schema, columns, rows);
    }

    private static Column column(DType dtype, Object storage, int first, int stride, int rows) {
        return switch (dtype) {
            case BOOL -> {
                byte[] from = (byte[]) storage;
                long[] words = new long[Bitmap.wordsFor(rows)];
                for (int row = 0; row < rows; row++) {
                    words[row >> 6] |= (from[first + row * stride] != 0 ? 1L : 0L) << row;
                }
                yield BoolColumn.of(Bitmap.adopt(words, rows), null);
            }
            case INT8, UINT8, INT16, INT32 -> {
                int[] to = new int[rows];
                for (int row = 0; row < rows; row++) {
                    to[row] = small(dtype, storage, first + row * stride);
                }
                yield IntColumn.adopt(dtype(dtype), to, null);
            }
            case INT64 -> {
                long[] from = (long[]) storage;
                long[] to = new long[rows];
                for (int row = 0; row < rows; row++) {
                    to[row] = from[first + row * stride];
                }
                yield LongColumn.adopt(to, null);
            }
            case FLOAT32 -> {
                float[] from = (float[]) storage;
                double[] to = new double[rows];
                for (int row = 0; row < rows; row++) {
                    to[row] = from[first + row * stride];
                }
                yield DoubleColumn.adopt(dtype(dtype), to);
            }
            default -> {
                double[] from = (double[]) storage;
                double[] to = new double[rows];
                for (int row = 0; row < rows; row++) {
                    to[row] = from[first + row * stride];
                }
                yield DoubleColumn.adopt(to);
            }
        };
    }

    private static int small(DType dtype, Object storage, int at) {
        return switch (dtype) {
            case INT8 -> ((byte[]) storage)[at];
            case UINT8 -> ((byte[]) storage)[at] & 0xFF;
            case INT16 -> ((short[]) storage)[at];
            default -> ((int[]) storage)[at];
        };
    }

    /** The dtype of an array of such columns, NumPy's promotion of all. */
    static DType element(Schema schema) {
        DType all = null;
        for (Field field : schema.fields()) {
            DType own = element(field);
            all = all == null ? own : DType.promote(all, own);
        }
        if (all == null) {
            throw new IllegalArgumentException("a table without columns makes no array; it has none left");
        }
        return all;
    }

    private static DType element(Field field) {
        return switch (field.dtype().kind()) {
            case BOOL, INT8, INT16, INT32, INT64, UINT8, FLOAT32, FLOAT64 ->
                DType.of(field.dtype().label());
            case UINT16 -> DType.INT32;
            case UINT32 -> DType.INT64;
            default ->
                throw new IllegalArgumentException(
                        "arrays hold no %s as column '%s' does; leave it out with drop, or cast it with astype, for example to int64 or float64"
                                .formatted(field.dtype(), field.name()));
        };
    }

    /** One column as an array of one axis. */
    static NDArray array(String name, Column column, DType dtype) {
        NDArray array = NDArray.zeros(dtype, Shape.of(column.length()));
        fill(array.storageShared(), 0, 1, name, column, dtype);
        return array;
    }

    /** The columns side by side as an array of two axes. */
    static NDArray array(Frame frame, DType dtype) {
        int width = frame.schema().size();
        NDArray array = NDArray.zeros(dtype, Shape.of(frame.rows(), width));
        for (int i = 0; i < width; i++) {
            fill(array.storageShared(), i, width, frame.schema().field(i).name(), frame.column(i), dtype);
        }
        return array;
    }

    private static void fill(Object storage, int first, int step, String name, Column column, DType dtype) {
        boolean isFloat = dtype.isFloating();
        if (!isFloat && column.nullCount() > 0) {
            throw new IllegalArgumentException(
                    ("column '%s' has %d missing values, and an array of %s has no place for them; "
                                    + "fill them with fillNull, or ask for floats: toArray(DType.FLOAT64)")
                            .formatted(name, column.nullCount(), dtype));
        }
        boolean isOfFloats = column instanceof DoubleColumn;
        for (int row = 0; row < column.length(); row++) {
            int at = first + row * step;
            if (isFloat || isOfFloats) {
                put(storage, at, column.isNull(row) ? Double.NaN : number(column, row), dtype);
            } else {
                put(storage, at, whole(column, row), dtype);
            }
        }
    }

    private static void put(Object storage, int at, double value, DType dtype) {
        if (dtype == DType.FLOAT64) {
            ((double[]) storage)[at] = value;
        } else if (dtype == DType.FLOAT32) {
            ((float[]) storage)[at] = (float) value;
        } else if (dtype == DType.BOOL) {
            ((byte[]) storage)[at] = (byte) (value != 0 ? 1 : 0);
        } else {
            put(storage, at, (long) value, dtype);
        }
    }

    private static void put(Object storage, int at, long value, DType dtype) {
        switch (dtype) {
            case BOOL -> ((byte[]) storage)[at] = (byte) (value != 0 ? 1 : 0);
            case INT8, UINT8 -> ((byte[]) storage)[at] = (byte) value;
            case INT16 -> ((short[]) storage)[at] = (short) value;
            case INT32 -> ((int[]) storage)[at] = (int) value;
            default -> ((long[]) storage)[at] = value;
        }
    }

    private static double number(Column column, int row) {
        return column instanceof DoubleColumn floats ? floats.at(row) : whole(column, row);
    }

    private static long whole(Column column, int row) {
        if (column instanceof IntColumn ints) {
            return ints.at(row);
        }
        if (column instanceof LongColumn longs) {
            return longs.at(row);
        }
        return ((BoolColumn) column).at(row) ? 1 : 0;
    }
}

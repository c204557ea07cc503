package io.bask.orc;

import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.time.ZoneOffset;
import org.apache.orc.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * A column of one file.
 *
 * @param name the column
 * @param position among the file's columns
 * @param first the number of its type in the file
 * @param last the number of the last type that it is made of
 * @param dtype what a table gets; null where it cannot hold the values
 * @param type what the file says
 */
record OrcColumn(
        String name,
        int position,
        int first,
        int last,
        @Nullable DType dtype,
        String type) implements Serializable {
    static OrcColumn of(TypeDescription file, int position, PandasNotes notes) {
        TypeDescription type = file.getChildren().get(position);
        String name = file.getFieldNames().get(position);
        DType dtype = dtype(type);
        if (dtype == DType.STRING && notes.categories().contains(name)) {
            dtype = DType.CATEGORICAL;
        }
        if (dtype == DType.INT64 && notes.spans().contains(name)) {
            dtype = DType.TIMEDELTA;
        }
        String zone = notes.zones().get(name);
        if (zone != null && type.getCategory() == TypeDescription.Category.TIMESTAMP_INSTANT) {
            dtype = DType.datetime(DType.zoneOf(zone));
        }
        return new OrcColumn(name, position, type.getId(), type.getMaximumId(), dtype, type.toString());
    }

    /** What becomes of values of a type; null where a column cannot hold them. */
    static @Nullable DType dtype(TypeDescription type) {
        return switch (type.getCategory()) {
            case BOOLEAN -> DType.BOOL;
            case BYTE -> DType.INT8;
            case SHORT -> DType.INT16;
            case INT -> DType.INT32;
            case LONG -> DType.INT64;
            case FLOAT -> DType.FLOAT32;
            case DOUBLE -> DType.FLOAT64;
            case STRING, VARCHAR, CHAR -> DType.STRING;
            case BINARY -> DType.BINARY;
            case DATE, TIMESTAMP -> DType.DATETIME;
            case TIMESTAMP_INSTANT -> DType.datetime(ZoneOffset.UTC);
            case DECIMAL -> DType.decimal(type.getPrecision(), type.getScale());
            case LIST -> {
                DType item = dtype(type.getChildren().get(0));
                yield item == null ? null : DType.list(item);
            }
            case MAP, STRUCT, UNION -> null;
        };
    }
}

package io.bask.parquet;

import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.util.Objects;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A column of one file.
 *
 * @param name the column
 * @param decode what becomes of its values; null where a table cannot hold them
 * @param dtype what a table gets; null where it cannot hold them
 * @param scale digits behind the point of decimals
 * @param type what the file says, for messages
 * @param lists how lists are laid out, of whose values the above speaks, but for the dtype; null of other columns
 */
record FileColumn(
        String name,
        @Nullable Decode decode,
        @Nullable DType dtype,
        int scale,
        String type,
        @Nullable ListShape lists) implements Serializable {
    static FileColumn of(Type type, PandasNotes notes, ParquetOptions options) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            ListShape.Found found = ListShape.of(type);
            return found == null
                    ? new FileColumn(type.getName(), null, null, 0, nested(type), null)
                    : ofLists(type.getName(), found, notes, options);
        }
        return ofValues(type.asPrimitiveType(), notes, options);
    }

    /** A column of lists; the notes tell spans of time and time zones, which the format has not. */
    private static FileColumn ofLists(String name, ListShape.Found found, PandasNotes notes, ParquetOptions options) {
        FileColumn item = ofValues(found.item().asPrimitiveType(), PandasNotes.of(null), options);
        String type = "lists of " + item.type();
        DType dtype = item.dtype();
        if (item.decode() == null || dtype == null) {
            return new FileColumn(name, null, null, 0, type, null);
        }
        DType noted = noted(notes.lists().get(name), found.shape().levels().size());
        boolean isSpan = noted == DType.TIMEDELTA && item.decode() == Decode.LONG;
        boolean isZoned = noted != null
                && noted.kind() == DType.Kind.ZONED
                && dtype == DType.DATETIME
                && found.item().getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation moment
                && moment.isAdjustedToUTC();
        DType whole = isSpan || isZoned ? Objects.requireNonNull(noted) : dtype;
        for (int i = 0; i < found.shape().levels().size(); i++) {
            whole = DType.list(whole);
        }
        return new FileColumn(name, isSpan ? Decode.SPAN : item.decode(), whole, item.scale(), type, found.shape());
    }

    /** What lists of that depth hold by their noted name; null where it says nothing of use. */
    private static @Nullable DType noted(@Nullable String name, int depth) {
        if (name == null) {
            return null;
        }
        try {
            DType dtype = DType.of(name);
            for (int i = 0; i < depth; i++) {
                dtype = dtype.item();
            }
            return dtype;
        } catch (IllegalArgumentException | IllegalStateException ofAnother) {
            return null;
        }
    }

    private static FileColumn ofValues(PrimitiveType type, PandasNotes notes, ParquetOptions options) {
        PrimitiveType primitive = type;
        LogicalTypeAnnotation meaning = primitive.getLogicalTypeAnnotation();
        Decode decode = decode(primitive, meaning, options);
        if (decode == Decode.TEXT && notes.categories().contains(type.getName())) {
            decode = Decode.CATEGORY;
        }
        if (decode == Decode.LONG && notes.spans().contains(type.getName())) {
            decode = Decode.SPAN;
        }
        int scale = meaning instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
        String said = primitive.getPrimitiveTypeName() + (meaning == null ? "" : " " + meaning);
        String zone = notes.zones().get(type.getName());
        return new FileColumn(type.getName(), decode, dtype(decode, meaning, zone, options), scale, said, null);
    }

    private static @Nullable DType dtype(
            @Nullable Decode decode,
            @Nullable LogicalTypeAnnotation meaning,
            @Nullable String zone,
            ParquetOptions options) {
        if (decode == null) {
            return null;
        }
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal && !options.decimalsAreFloats()) {
            return DType.decimal(decimal.getPrecision(), decimal.getScale());
        }
        boolean isUtc = meaning instanceof TimestampLogicalTypeAnnotation moment && moment.isAdjustedToUTC();
        return zone != null && isUtc ? DType.datetime(DType.zoneOf(zone)) : decode.dtype();
    }

    private static String nested(Type type) {
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return "repeated values";
        }
        GroupType group = type.asGroupType();
        LogicalTypeAnnotation meaning = group.getLogicalTypeAnnotation();
        return meaning == null ? "a struct" : "a " + meaning.toString().toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable Decode decode(
            PrimitiveType type, @Nullable LogicalTypeAnnotation meaning, ParquetOptions options) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return decimal.getPrecision() > DType.MOST_DIGITS && !options.decimalsAreFloats()
                    ? null
                    : switch (type.getPrimitiveTypeName()) {
                        case INT32 -> Decode.DECIMAL_INT;
                        case INT64 -> Decode.DECIMAL_LONG;
                        default -> Decode.DECIMAL_BYTES;
                    };
        }
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Decode.BOOL;
            case INT32 -> ofInt(meaning);
            case INT64 -> ofLong(meaning);
            case FLOAT -> Decode.FLOAT;
            case DOUBLE -> Decode.DOUBLE;
            case INT96 -> Decode.JULIAN;
            case BINARY ->
                isText(meaning) || meaning == null && options.binaryIsText()
                        ? Decode.TEXT
                        : meaning == null ? Decode.BYTES : null;
            case FIXED_LEN_BYTE_ARRAY -> meaning == null ? Decode.BYTES : null;
        };
    }

    private static boolean isText(@Nullable LogicalTypeAnnotation meaning) {
        return meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
    }

    private static @Nullable Decode ofInt(@Nullable LogicalTypeAnnotation meaning) {
        if (meaning == null) {
            return Decode.INT;
        }
        if (meaning instanceof IntLogicalTypeAnnotation whole) {
            return switch (whole.getBitWidth()) {
                case Byte.SIZE -> whole.isSigned() ? Decode.INT8 : Decode.UNSIGNED_8;
                case Short.SIZE -> whole.isSigned() ? Decode.INT16 : Decode.UNSIGNED_16;
                default -> whole.isSigned() ? Decode.INT : Decode.UNSIGNED_INT;
            };
        }
        return meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation ? Decode.DAYS : null;
    }

    private static @Nullable Decode ofLong(@Nullable LogicalTypeAnnotation meaning) {
        if (meaning == null) {
            return Decode.LONG;
        }
        if (meaning instanceof IntLogicalTypeAnnotation whole) {
            return whole.isSigned() ? Decode.LONG : Decode.UNSIGNED_LONG;
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation moment) {
            return switch (moment.getUnit()) {
                case MILLIS -> Decode.MILLIS;
                case MICROS -> Decode.MICROS;
                case NANOS -> Decode.NANOS;
            };
        }
        return null;
    }
}

package io.bask.arrow;

import io.bask.arrow.Stored.Form;
import io.bask.dataframe.schema.DType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of its columns, and where in each record batch their buffers are.
 *
 * <p>Buffers are counted as they are stored: a column's own, then those of the columns inside of it. What is inside of columns that a
 * table cannot hold is counted too, so that the others can be read.
 *
 * @param columns in order
 * @param nodes how many lengths a record batch has
 * @param buffers how many buffers, not counting the extra ones of text views
 * @param views how many columns of views
 * @param notes what programs noted besides
 */
record FileSchema(Map<String, ArrowColumn> columns, int nodes, int buffers, int views, Map<String, String> notes) {
    private static final long DAY = 86_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long MICRO = 1_000L;
    private static final int MOST_FIELDS = 1_000_000;

    static FileSchema of(Schema schema, short version, ArrowOptions options) {
        if (schema.endianness() != Endianness.Little) {
            throw new ArrowFormatException("its numbers are stored big end first; write it on another machine");
        }
        Count count = new Count(version);
        Map<String, ArrowColumn> columns = new LinkedHashMap<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            Field field = schema.fields(i);
            String name = field.name() == null ? "" : field.name();
            if (columns.put(name, column(field, name, count, options)) != null) {
                throw new ArrowFormatException(
                        "two columns are called '%s'; rename one of them where it is written".formatted(name));
            }
            count.add(field);
        }
        Map<String, String> notes = new LinkedHashMap<>();
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            KeyValue note = schema.customMetadata(i);
            if (note.key() != null && note.value() != null) {
                notes.put(note.key(), note.value());
            }
        }
        return new FileSchema(columns, count.nodes, count.buffers, count.views, notes);
    }

    private static ArrowColumn column(Field field, String name, Count count, ArrowOptions options) {
        DictionaryEncoding encoding = field.dictionary();
        Stored values = stored(field, options);
        String type = Type.name(field.typeType()).replace("_", "");
        if (encoding == null) {
            return new ArrowColumn(name, values, null, -1, count.nodes, count.buffers, count.views, type);
        }
        Int index = encoding.indexType();
        Stored codes = index == null ? Stored.of(Form.SIGNED, DType.INT32, 4) : whole(index);
        String coded = "a dictionary of " + type;
        return new ArrowColumn(name, values, codes, encoding.id(), count.nodes, count.buffers, count.views, coded);
    }

    private static @Nullable Stored stored(Field field, ArrowOptions options) {
        return switch (field.typeType()) {
            case Type.Null -> Stored.of(Form.NOTHING, DType.STRING, 0);
            case Type.Bool -> Stored.of(Form.BITS, DType.BOOL, 0);
            case Type.Int -> whole(type(field, new Int()));
            case Type.FloatingPoint ->
                switch (type(field, new FloatingPoint()).precision()) {
                    case Precision.HALF -> Stored.of(Form.FLOATS, DType.FLOAT32, 2);
                    case Precision.SINGLE -> Stored.of(Form.FLOATS, DType.FLOAT32, 4);
                    default -> Stored.of(Form.FLOATS, DType.FLOAT64, 8);
                };
            case Type.Utf8 -> Stored.text(Form.TEXT);
            case Type.LargeUtf8 -> Stored.text(Form.LONG_TEXT);
            case Type.Utf8View -> Stored.text(Form.TEXT_VIEWS);
            case Type.Binary -> bytes(Form.TEXT, options);
            case Type.LargeBinary -> bytes(Form.LONG_TEXT, options);
            case Type.BinaryView -> bytes(Form.TEXT_VIEWS, options);
            case Type.Date ->
                type(field, new Date()).unit() == DateUnit.DAY
                        ? Stored.time(DType.DATETIME, 4, DAY)
                        : Stored.time(DType.DATETIME, 8, MILLI);
            case Type.Timestamp -> moments(type(field, new Timestamp()));
            case Type.Duration ->
                Stored.time(DType.TIMEDELTA, 8, unit(type(field, new Duration()).unit()));
            case Type.Decimal -> decimal(type(field, new Decimal()), options);
            case Type.List -> lists(Form.LISTS, field, 0, options);
            case Type.LargeList -> lists(Form.LONG_LISTS, field, 0, options);
            case Type.FixedSizeList ->
                lists(Form.EVEN_LISTS, field, type(field, new FixedSizeList()).listSize(), options);
            default -> null;
        };
    }

    private static <T extends com.google.flatbuffers.Table> T type(Field field, T into) {
        if (field.type(into) == null) {
            throw new ArrowFormatException(
                    "column '%s' does not say its type; write the file again".formatted(field.name()));
        }
        return into;
    }

    /** Lists of what a column can hold without a dictionary; null of others. Files nest them no deeper than their metadata may nest. */
    private static @Nullable Stored lists(Form form, Field field, int width, ArrowOptions options) {
        Field inside = field.childrenLength() == 1 ? field.children(0) : null;
        if (inside == null || inside.dictionary() != null || width < 0) {
            return null;
        }
        Stored item = stored(inside, options);
        return item == null ? null : Stored.lists(form, item, width);
    }

    private static Stored bytes(Form form, ArrowOptions options) {
        return options.binaryIsText() ? Stored.text(form) : Stored.of(form, DType.BINARY, 0);
    }

    private static Stored moments(Timestamp type) {
        String zone = type.timezone();
        DType dtype = zone == null || zone.isEmpty() ? DType.DATETIME : DType.datetime(DType.zoneOf(zone));
        return Stored.time(dtype, 8, unit(type.unit()));
    }

    private static @Nullable Stored decimal(Decimal type, ArrowOptions options) {
        boolean isHeld = type.precision() >= 1
                && type.precision() <= DType.MOST_DIGITS
                && type.scale() >= 0
                && type.scale() <= type.precision();
        if (type.bitWidth() % Byte.SIZE != 0 || type.bitWidth() <= 0 || type.bitWidth() > 256) {
            return null;
        }
        if (!options.decimalsAreFloats() && !isHeld) {
            return null;
        }
        DType dtype = options.decimalsAreFloats() ? DType.FLOAT64 : DType.decimal(type.precision(), type.scale());
        return new Stored(Form.DECIMALS, dtype, type.bitWidth() / Byte.SIZE, 1, type.scale(), null);
    }

    private static Stored whole(Int type) {
        Form form = type.isSigned() ? Form.SIGNED : Form.UNSIGNED;
        return switch (type.bitWidth()) {
            case 8 -> Stored.of(form, type.isSigned() ? DType.INT8 : DType.UINT8, 1);
            case 16 -> Stored.of(form, type.isSigned() ? DType.INT16 : DType.UINT16, 2);
            case 32 -> Stored.of(form, type.isSigned() ? DType.INT32 : DType.UINT32, 4);
            case 64 -> Stored.of(form, type.isSigned() ? DType.INT64 : DType.UINT64, 8);
            default ->
                throw new ArrowFormatException(
                        "whole numbers of %d bits; there are 8, 16, 32 and 64 bits".formatted(type.bitWidth()));
        };
    }

    private static long unit(short unit) {
        return switch (unit) {
            case TimeUnit.SECOND -> SECOND;
            case TimeUnit.MILLISECOND -> MILLI;
            case TimeUnit.MICROSECOND -> MICRO;
            default -> 1;
        };
    }

    /** What was counted so far. */
    private static final class Count {
        private final short version;
        private int nodes;
        private int buffers;
        private int views;

        Count(short version) {
            this.version = version;
        }

        /** A column and all that is inside of it. */
        void add(Field column) {
            Deque<Field> left = new ArrayDeque<>();
            left.push(column);
            while (!left.isEmpty()) {
                Field field = left.pop();
                nodes++;
                if (nodes > MOST_FIELDS) {
                    throw new ArrowFormatException("it claims to have more than %d columns".formatted(MOST_FIELDS));
                }
                if (field.dictionary() != null) {
                    buffers += 2;
                    continue;
                }
                buffers += own(field);
                views += field.typeType() == Type.Utf8View || field.typeType() == Type.BinaryView ? 1 : 0;
                for (int i = field.childrenLength() - 1; i >= 0; i--) {
                    left.push(field.children(i));
                }
            }
        }

        private int own(Field field) {
            return switch (field.typeType()) {
                case Type.Null, Type.RunEndEncoded -> 0;
                case Type.Struct_, Type.FixedSizeList -> 1;
                case Type.Utf8, Type.LargeUtf8, Type.Binary, Type.LargeBinary, Type.ListView, Type.LargeListView -> 3;
                case Type.Union -> {
                    int of = type(field, new Union()).mode() == UnionMode.Sparse ? 1 : 2;
                    // Before version 5 unions had a validity bitmap.
                    yield version < MetadataVersion.V5 ? of + 1 : of;
                }
                default -> 2;
            };
        }
    }
}

package io.bask.hdf5;

import io.bask.dataframe.schema.DType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.TimeDataType;
import java.io.Serializable;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a value of a column is stored, and the dtype that it becomes.
 *
 * @param kind how its bytes are read
 * @param bytes how many there are
 * @param bigEndian whether the first byte of a number is its highest
 * @param dtype what it becomes
 * @param unit nanoseconds of one, of moments and spans of time
 * @param charset of texts
 */
record CellType(Kind kind, int bytes, boolean bigEndian, DType dtype, long unit, String charset)
        implements Serializable {
    /** Kinds of bytes. */
    enum Kind {
        /** Zero is false. */
        BOOL,
        /** Whole numbers, signed or not. */
        WHOLE,
        /** Floating point. */
        REAL,
        /** Texts, filled up by zeros. */
        TEXT,
        /** A number of units since 1970 or of a span; the least number is missing. */
        TIME,
        /** The number of a day, the first of year 1 is 1. */
        DAY
    }

    private static final long DAYS_TO_1970 = 719_163;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /** What becomes of stored values where nothing more is known of them; null where no column can hold them. */
    static @Nullable CellType of(DataType type) {
        int bytes = type.getSize();
        if (type instanceof FixedPoint whole) {
            boolean isPlain = whole.getBitOffset() == 0 && whole.getBitPrecision() == 8 * bytes;
            DType dtype = isPlain ? whole(bytes, whole.isSigned()) : null;
            return dtype == null ? null : number(Kind.WHOLE, bytes, isBig(whole.getByteOrder()), dtype);
        }
        if (type instanceof FloatingPoint real) {
            int layout = 100 * real.getExponentSize() + real.getMantissaSize();
            boolean isPlain =
                    bytes == 2 && layout == 510 || bytes == 4 && layout == 823 || bytes == 8 && layout == 1152;
            DType dtype = bytes == 8 ? DType.FLOAT64 : DType.FLOAT32;
            return isPlain ? number(Kind.REAL, bytes, isBig(real.getByteOrder()), dtype) : null;
        }
        if (type instanceof BitField && bytes == 1) {
            return number(Kind.BOOL, 1, false, DType.BOOL);
        }
        if (type instanceof EnumDataType names) {
            boolean isTruth = bytes == 1 && names.getEnumMapping().equals(Map.of(0, "FALSE", 1, "TRUE"));
            return isTruth ? number(Kind.BOOL, 1, false, DType.BOOL) : of(names.getBaseType());
        }
        if (type instanceof StringData) {
            return new CellType(Kind.TEXT, bytes, false, DType.STRING, 0, StandardCharsets.UTF_8.name());
        }
        if (type instanceof TimeDataType && bytes == Integer.BYTES) {
            return new CellType(Kind.DAY, bytes, false, DType.DATETIME, DAY_NANOS, StandardCharsets.UTF_8.name());
        }
        return null;
    }

    private static boolean isBig(ByteOrder order) {
        return order == ByteOrder.BIG_ENDIAN;
    }

    private static CellType number(Kind kind, int bytes, boolean bigEndian, DType dtype) {
        return new CellType(kind, bytes, bigEndian, dtype, 0, StandardCharsets.UTF_8.name());
    }

    private static @Nullable DType whole(int bytes, boolean isSigned) {
        return switch (bytes) {
            case 1 -> isSigned ? DType.INT8 : DType.UINT8;
            case 2 -> isSigned ? DType.INT16 : DType.UINT16;
            case 4 -> isSigned ? DType.INT32 : DType.UINT32;
            case 8 -> isSigned ? DType.INT64 : DType.UINT64;
            default -> null;
        };
    }

    /**
     * Whole numbers as what pandas noted: moments, spans of time, days; others as they are.
     *
     * @param noted a kind or dtype of pandas, such as {@code datetime64}, {@code datetime64[us]} or {@code integer}
     * @param zone that moments are shown in; null without
     */
    CellType as(String noted, @Nullable Object zone) {
        if (noted.equals("date") && kind != Kind.TEXT) {
            return new CellType(Kind.DAY, bytes, bigEndian, DType.DATETIME, DAY_NANOS, charset);
        }
        boolean isSpan = noted.startsWith("timedelta");
        boolean isMoment = noted.startsWith("datetime");
        if (!isSpan && !isMoment) {
            return this;
        }
        if (kind != Kind.WHOLE || bytes != Long.BYTES) {
            throw new OpenFile.Refused("has %s noted of what is stored as %s".formatted(noted, dtype));
        }
        DType timed = isSpan ? DType.TIMEDELTA : zone == null ? DType.DATETIME : DType.datetime(Zones.of(zone));
        return new CellType(Kind.TIME, bytes, bigEndian, timed, unit(noted), charset);
    }

    private static long unit(String noted) {
        int open = noted.indexOf('[');
        int end = open < 0 ? -1 : noted.indexOf(',', open) >= 0 ? noted.indexOf(',', open) : noted.indexOf(']', open);
        String unit = end < 0 ? "ns" : noted.substring(open + 1, end);
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            default -> throw new OpenFile.Refused("has times noted as %s, a unit that is not known".formatted(noted));
        };
    }

    /** The same, its texts in a charset of Python's naming. */
    CellType in(String pythonCharset) {
        if (kind != Kind.TEXT || pythonCharset.isEmpty()) {
            return this;
        }
        // Python allows a dash where Java has none, as in latin-1.
        for (String name : List.of(pythonCharset, pythonCharset.replaceAll("[-_]", ""))) {
            if (name.matches("[A-Za-z0-9][A-Za-z0-9_.:+-]*") && Charset.isSupported(name)) {
                String found = Charset.forName(name).name();
                return new CellType(kind, bytes, bigEndian, dtype, unit, found);
            }
        }
        throw new OpenFile.Refused(
                "has texts noted as in '%s', a charset that Java does not know".formatted(pythonCharset));
    }

    /** Nanoseconds since 1970 of the midnight before the day of that number. */
    static long midnight(int day) {
        return Math.multiplyExact(day - DAYS_TO_1970, DAY_NANOS);
    }
}

package io.bask.dataframe.schema;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The element type of a column; every dtype can hold missing values.
 *
 * <p>Integers stay integers when values are missing. This differs from pandas' default, which turns such a column into
 * float64. A float column's missing value is NaN, as in pandas, so that NaN made by a computation counts as missing.
 *
 * <p>Equal dtypes are the same object, also after being written out and read again, so {@code ==} compares them; a switch looks
 * at {@link #kind()}.
 */
public final class DType implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What kind of values there are: a constant for each dtype, for switches. */
    public enum Kind {
        /** True or false. */
        BOOL,
        /** Signed whole numbers of 8 bits. */
        INT8,
        /** Signed whole numbers of 16 bits. */
        INT16,
        /** Signed whole numbers of 32 bits. */
        INT32,
        /** Signed whole numbers of 64 bits. */
        INT64,
        /** Unsigned whole numbers of 8 bits. */
        UINT8,
        /** Unsigned whole numbers of 16 bits. */
        UINT16,
        /** Unsigned whole numbers of 32 bits. */
        UINT32,
        /** Unsigned whole numbers of 64 bits. */
        UINT64,
        /** Single precision. */
        FLOAT32,
        /** Double precision. */
        FLOAT64,
        /** Decimal numbers with a fixed number of decimals. */
        DECIMAL,
        /** Text. */
        STRING,
        /** Bytes. */
        BINARY,
        /** Lists of values of one dtype. */
        LIST,
        /** Moments without a time zone. */
        DATETIME,
        /** Moments with a time zone. */
        ZONED,
        /** Spans of time. */
        TIMEDELTA,
        /** Text out of categories. */
        CATEGORICAL
    }

    /** True or false. */
    public static final DType BOOL = new DType(Kind.BOOL, "bool", 1);
    /** Whole numbers of 8 bits, -128 to 127. */
    public static final DType INT8 = new DType(Kind.INT8, "int8", 1);
    /** Whole numbers of 16 bits, -32768 to 32767. */
    public static final DType INT16 = new DType(Kind.INT16, "int16", 2);
    /** Whole numbers of 32 bits. */
    public static final DType INT32 = new DType(Kind.INT32, "int32", 4);
    /** Whole numbers of 64 bits. */
    public static final DType INT64 = new DType(Kind.INT64, "int64", 8);
    /** Whole numbers of 8 bits without sign, 0 to 255. */
    public static final DType UINT8 = new DType(Kind.UINT8, "uint8", 1);
    /** Whole numbers of 16 bits without sign, 0 to 65535. */
    public static final DType UINT16 = new DType(Kind.UINT16, "uint16", 2);
    /** Whole numbers of 32 bits without sign. */
    public static final DType UINT32 = new DType(Kind.UINT32, "uint32", 4);
    /** Whole numbers of 64 bits without sign; values are {@link java.math.BigInteger} objects. */
    public static final DType UINT64 = new DType(Kind.UINT64, "uint64", 8);
    /** IEEE single precision; NaN is the missing value. */
    public static final DType FLOAT32 = new DType(Kind.FLOAT32, "float32", 4);
    /** IEEE double precision; NaN is the missing value. */
    public static final DType FLOAT64 = new DType(Kind.FLOAT64, "float64", 8);
    /** Text of any length, stored as UTF-8; printed as {@code object} as pandas 1.5 does. */
    public static final DType STRING = new DType(Kind.STRING, "object", 8);
    /** A moment without a time zone, in nanoseconds since 1970-01-01. */
    public static final DType DATETIME = new DType(Kind.DATETIME, "datetime64[ns]", 8);
    /** A span of time in nanoseconds, as between two moments; values are {@link java.time.Duration} objects. */
    public static final DType TIMEDELTA = new DType(Kind.TIMEDELTA, "timedelta64[ns]", 8);
    /** Bytes of any length, printed as Python prints them; values are {@code byte[]} objects, copied. */
    public static final DType BINARY = new DType(Kind.BINARY, "binary", 8);
    /** Text out of a small set of categories. */
    public static final DType CATEGORICAL = new DType(Kind.CATEGORICAL, "category", 1);

    private static final List<DType> ALL = List.of(
            BOOL,
            INT8,
            INT16,
            INT32,
            INT64,
            UINT8,
            UINT16,
            UINT32,
            UINT64,
            FLOAT32,
            FLOAT64,
            STRING,
            DATETIME,
            TIMEDELTA,
            BINARY,
            CATEGORICAL);

    /** Dtypes with parameters that were asked for so far, by label, so that equal ones are one object. */
    private static final Map<String, DType> MADE = new ConcurrentHashMap<>();

    /** The most digits that a decimal dtype has. */
    public static final int MOST_DIGITS = 38;

    /** Decimals of at most so many digits are held in a long. */
    private static final int LONG_DIGITS = 18;

    private static final Pattern DECIMAL_NAME = Pattern.compile("decimal\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");
    private static final String LIST_START = "list[";
    private static final String ZONED_START = "datetime64[ns, ";

    private final Kind kind;
    private final String label;
    private final int width;
    private final @Nullable ZoneId zone;
    private final int precision;
    private final int scale;
    private final @Nullable DType item;

    private DType(Kind kind, String label, int width) {
        this(kind, label, width, null, 0, 0, null);
    }

    private DType(
            Kind kind, String label, int width, @Nullable ZoneId zone, int precision, int scale, @Nullable DType item) {
        this.kind = kind;
        this.label = label;
        this.width = width;
        this.zone = zone;
        this.precision = precision;
        this.scale = scale;
        this.item = item;
    }

    /**
     * Moments with a time zone, held in nanoseconds since 1970-01-01 UTC; values are {@link java.time.ZonedDateTime} objects.
     *
     * <p>Labelled {@code datetime64[ns, Europe/Berlin]}; fixed offsets as {@code UTC+01:00}.
     *
     * @param zone the zone whose clocks its fields and texts show
     */
    public static DType datetime(ZoneId zone) {
        Objects.requireNonNull(
                zone, "zone is null; give one, such as ZoneId.of(\"Europe/Berlin\"), or use DType.DATETIME");
        ZoneId named = zone instanceof ZoneOffset offset ? ZoneId.ofOffset("UTC", offset) : zone;
        String label = ZONED_START + named.getId() + "]";
        return MADE.computeIfAbsent(label, name -> new DType(Kind.ZONED, name, 8, named, 0, 0, null));
    }

    /**
     * Decimal numbers of so many digits, some of them behind the point; values are {@link java.math.BigDecimal} objects.
     *
     * <p>Up to 18 digits are held in 64 bits, more in 128.
     *
     * @param precision digits in all, from 1 to 38
     * @param scale digits behind the point, from 0 to {@code precision}
     */
    public static DType decimal(int precision, int scale) {
        if (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision) {
            throw new IllegalArgumentException(
                    "decimal(%d, %d) is not possible; give 1 to %d digits, of which 0 to all stand behind the point"
                            .formatted(precision, scale, MOST_DIGITS));
        }
        int width = precision <= LONG_DIGITS ? 8 : 16;
        return MADE.computeIfAbsent(
                "decimal(%d, %d)".formatted(precision, scale),
                name -> new DType(Kind.DECIMAL, name, width, null, precision, scale, null));
    }

    /**
     * Lists of any length of values of one dtype, some of which may be missing; values are {@link List} objects.
     *
     * @param item the dtype of the values in lists, which may be lists again; not {@link #CATEGORICAL}
     */
    public static DType list(DType item) {
        Objects.requireNonNull(item, "item is null; give the dtype of the values in lists");
        if (item.kind == Kind.CATEGORICAL) {
            throw new IllegalArgumentException("lists hold no categories; use DType.list(DType.STRING)");
        }
        return MADE.computeIfAbsent(
                LIST_START + item.label + "]", name -> new DType(Kind.LIST, name, 8, null, 0, 0, item));
    }

    /** The dtype of the values in lists; of other dtypes an error. */
    public DType item() {
        if (item == null) {
            throw new IllegalStateException(label + " has no items; only lists have");
        }
        return item;
    }

    /** Digits of a decimal dtype, in all; 0 for others. */
    public int precision() {
        return precision;
    }

    /** Digits of a decimal dtype behind the point; 0 for others. */
    public int scale() {
        return scale;
    }

    /** True for decimals that are held in 128 bits. */
    public boolean isWideDecimal() {
        return kind == Kind.DECIMAL && precision > LONG_DIGITS;
    }

    /** True for values that are held as bytes, one after the other: text, bytes, lists, and decimals of 128 bits. */
    public boolean isBytes() {
        return isText() || this == BINARY || kind == Kind.LIST || isWideDecimal();
    }

    /** The zone of that name, such as {@code Europe/Berlin}, {@code UTC} or {@code +01:00}; another text is an error. */
    public static ZoneId zoneOf(String name) {
        Objects.requireNonNull(name, "the name of the zone is null; give one such as Europe/Berlin");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "no time zone is called '%s'; write one such as Europe/Berlin, America/New_York, UTC or +01:00"
                            .formatted(name),
                    unknown);
        }
    }

    /** The time zone of moments that have one; of other dtypes an error. */
    public ZoneId zone() {
        if (zone == null) {
            throw new IllegalStateException(label + " has no time zone; use dt().tzLocalize(zone) to give moments one");
        }
        return zone;
    }

    /** All dtypes without parameters; those with are made by {@link #datetime}, {@link #decimal} and {@link #list}. */
    public static List<DType> values() {
        return ALL;
    }

    /** What kind of values there are. */
    public Kind kind() {
        return kind;
    }

    /** The name pandas prints for this dtype, for example {@code int64} or {@code object}. */
    public String label() {
        return label;
    }

    /**
     * Bytes pandas counts for one element: the value, or the reference for text.
     *
     * <p>Columns may take more: the narrow whole numbers are held in 4 bytes, uint32 and float32 in 8.
     */
    public int width() {
        return width;
    }

    /** True for the whole-number dtypes, with sign or without. */
    public boolean isInteger() {
        return isSigned() || isUnsigned();
    }

    /** True for whole numbers with a sign. */
    public boolean isSigned() {
        return switch (kind) {
            case INT8, INT16, INT32, INT64 -> true;
            default -> false;
        };
    }

    /** True for whole numbers without a sign. */
    public boolean isUnsigned() {
        return switch (kind) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    /** True for float32 and float64. */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** True for integers and floats; booleans are not numbers here. */
    public boolean isNumeric() {
        return isInteger() || isFloat();
    }

    /** True for exact decimal numbers. */
    public boolean isDecimal() {
        return kind == Kind.DECIMAL;
    }

    /** True for booleans, numbers and decimals: what sums and means accept. */
    public boolean hasSum() {
        return isSummable() || isDecimal();
    }

    /** True for booleans and numbers of a fixed width, which kernels compute with as floats or longs; true counts as one. */
    public boolean isSummable() {
        return isNumeric() || this == BOOL;
    }

    /** True for text, whether plain or out of categories. */
    public boolean isText() {
        return this == STRING || this == CATEGORICAL;
    }

    /** True for moments and spans of time. */
    public boolean isTime() {
        return isMoment() || kind == Kind.TIMEDELTA;
    }

    /** True for moments, with a time zone or without. */
    public boolean isMoment() {
        return kind == Kind.DATETIME || kind == Kind.ZONED;
    }

    /** True when that number is one of this whole-number dtype. */
    public boolean holds(long value) {
        return switch (kind) {
            case INT8, INT16, INT32, INT64 -> wrapped(value) == value;
            case UINT8, UINT16, UINT32 -> value >= 0 && wrapped(value) == value;
            case UINT64 -> value >= 0;
            default -> false;
        };
    }

    /** The low bits of a number, as many as this whole-number dtype has, with its sign: what overflow leaves. */
    public long wrapped(long value) {
        return switch (kind) {
            case INT8 -> (byte) value;
            case INT16 -> (short) value;
            case INT32 -> (int) value;
            case UINT8 -> value & 0xFF;
            case UINT16 -> value & 0xFFFF;
            case UINT32 -> value & 0xFFFF_FFFFL;
            default -> value;
        };
    }

    /**
     * The narrowest dtype that holds the values of both, as {@code pandas.read_csv} infers it for the two texts together, and as
     * {@code pandas.concat} finds it.
     *
     * <p>Numbers widen as NumPy promotes them: int8 and uint8 to int16, int64 and uint64 to float64, int32 and float32 to float64.
     * Moments of two time zones meet at UTC; decimals and whole numbers at the decimals that hold both, as far as 38 digits go; decimals
     * and floats at float64. Any other two different dtypes meet at {@link #STRING}. The operation is commutative and idempotent, and associative but for
     * mixtures of signs and float32.
     */
    public static DType widen(DType a, DType b) {
        if (a == b) {
            return a;
        }
        if (a.kind == Kind.ZONED && b.kind == Kind.ZONED) {
            return datetime(ZoneOffset.UTC);
        }
        if (a.kind == Kind.DECIMAL || b.kind == Kind.DECIMAL) {
            return areAlike(a, b) ? Decimals.wider(a, b) : STRING;
        }
        return a.isNumeric() && b.isNumeric() ? Promotion.of(a, b) : STRING;
    }

    /** True where values of both go together in one column, which is then of the {@link #widen wider} dtype. */
    public static boolean areAlike(DType a, DType b) {
        return a == b
                || a.isNumeric() && b.isNumeric()
                || a.isText() && b.isText()
                || a.kind == Kind.ZONED && b.kind == Kind.ZONED
                || a.kind == Kind.DECIMAL && (b.kind == Kind.DECIMAL || b.isNumeric())
                || b.kind == Kind.DECIMAL && a.isNumeric();
    }

    /**
     * The dtype with that printed name, or an error that lists all names.
     *
     * @param name a pandas name such as {@code int64}, {@code uint8}, {@code float32}, {@code object}, {@code category};
     *     {@code str}, {@code string}, {@code int}, {@code float}, {@code datetime64} and {@code timedelta64} are understood too;
     *     with a time zone {@code datetime64[ns, Europe/Berlin]}; decimals {@code decimal(10, 2)}; lists {@code list[int64]}
     */
    public static DType of(String name) {
        Objects.requireNonNull(name, "name is null; give the name of a dtype such as int64");
        for (DType dtype : ALL) {
            if (dtype.label.equals(name) || dtype == STRING && name.equals("string")) {
                return dtype;
            }
        }
        if (name.startsWith(ZONED_START) && name.endsWith("]")) {
            return datetime(zoneOf(
                    name.substring(ZONED_START.length(), name.length() - 1).strip()));
        }
        Matcher decimal = DECIMAL_NAME.matcher(name);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        if (name.startsWith(LIST_START) && name.endsWith("]")) {
            return list(
                    of(name.substring(LIST_START.length(), name.length() - 1).strip()));
        }
        return switch (name) {
            case "str" -> STRING;
            case "int", "long" -> INT64;
            case "float", "double" -> FLOAT64;
            case "datetime", "datetime64" -> DATETIME;
            case "timedelta", "timedelta64" -> TIMEDELTA;
            case "boolean" -> BOOL;
            default -> {
                List<String> names = new ArrayList<>();
                ALL.forEach(dtype -> names.add(dtype == STRING ? "string" : dtype.label));
                names.add("datetime64[ns, Europe/Berlin]");
                names.add("decimal(10, 2)");
                names.add("list[int64]");
                throw new IllegalArgumentException(
                        "no dtype is called '%s'; use one of %s".formatted(name, String.join(", ", names)));
            }
        };
    }

    private Object readResolve() {
        return of(label);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DType that && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(label);
    }

    /** The printed name, see {@link #label()}. */
    @Override
    public String toString() {
        return label;
    }
}

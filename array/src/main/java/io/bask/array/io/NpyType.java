package io.bask.array.io;

import io.bask.array.shape.DType;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What NumPy's texts for types mean: {@code <f8}, {@code >i4}, {@code ?}, {@code d}, {@code float64}.
 *
 * @param dtype of the elements
 * @param bigEndian whether the first byte of a number is its highest
 */
record NpyType(DType dtype, boolean bigEndian) {
    private static final Pattern CODE = Pattern.compile("([<>=|]?)([?a-zA-Z])(?:0*([1-9][0-9]?))?");

    /** One element of a type, as in {@code 1=i8}: the type itself. */
    private static final Pattern ONE = Pattern.compile("([<>=|]?)1 *([<>=|]?)([A-Za-z0-9.?]+)");

    private static final Map<String, DType> CODES = new HashMap<>();
    private static final Map<String, DType> NAMES = new HashMap<>();

    static {
        put(CODES, DType.BOOL, "b1", "?");
        put(CODES, DType.INT8, "i1", "b");
        put(CODES, DType.INT16, "i2", "h");
        put(CODES, DType.INT32, "i4", "i");
        put(CODES, DType.INT64, "i8", "l", "q", "p");
        put(CODES, DType.UINT8, "u1", "B");
        put(CODES, DType.FLOAT32, "f4", "f");
        put(CODES, DType.FLOAT64, "f8", "d");
        put(CODES, DType.COMPLEX64, "c8", "F");
        put(CODES, DType.COMPLEX128, "c16", "D");
        put(NAMES, DType.BOOL, "bool", "bool_", "bool8");
        put(NAMES, DType.INT8, "int8", "byte");
        put(NAMES, DType.INT16, "int16", "short");
        put(NAMES, DType.INT32, "int32", "intc");
        put(NAMES, DType.INT64, "int64", "int", "int_", "intp", "int0", "long", "longlong");
        put(NAMES, DType.UINT8, "uint8", "ubyte");
        put(NAMES, DType.FLOAT32, "float32", "single");
        put(NAMES, DType.FLOAT64, "float64", "float", "float_", "double");
        put(NAMES, DType.COMPLEX64, "complex64", "csingle", "singlecomplex");
        put(NAMES, DType.COMPLEX128, "complex128", "complex", "complex_", "cdouble", "cfloat");
    }

    private static void put(Map<String, DType> table, DType dtype, String... texts) {
        for (String text : texts) {
            table.put(text, dtype);
        }
    }

    /** What a text means, or null where Bask has no such dtype. */
    static @Nullable NpyType of(String text) {
        DType named = NAMES.get(text);
        if (named != null) {
            return new NpyType(named, ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        }
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            return ofOne(order(one.group(1)), order(one.group(2)), one.group(3));
        }
        Matcher parts = CODE.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String size = parts.group(3) == null ? "" : parts.group(3);
        DType dtype = CODES.get(parts.group(2) + size);
        boolean isNative = !parts.group(1).equals("<") && !parts.group(1).equals(">");
        boolean big = isNative
                ? ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                : parts.group(1).equals(">");
        return dtype == null ? null : new NpyType(dtype, big);
    }

    private static @Nullable NpyType ofOne(String before, String behind, String type) {
        boolean differs = !before.isEmpty() && !behind.isEmpty() && !before.equals(behind);
        String order = before.isEmpty() ? behind : before;
        boolean isNative = order.equals(nativeOrder()) || order.equals("|");
        return differs ? null : of((isNative ? "" : order) + type);
    }

    private static String order(String sign) {
        return sign.equals("=") ? nativeOrder() : sign;
    }

    private static String nativeOrder() {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ">" : "<";
    }

    /** How NumPy writes a dtype, little endian. */
    static String text(DType dtype) {
        char kind = switch (dtype) {
            case BOOL -> 'b';
            case UINT8 -> 'u';
            case INT8, INT16, INT32, INT64 -> 'i';
            case FLOAT32, FLOAT64 -> 'f';
            case COMPLEX64, COMPLEX128 -> 'c';
        };
        return (dtype.itemBytes() == 1 ? "|" : "<") + kind + dtype.itemBytes();
    }
}

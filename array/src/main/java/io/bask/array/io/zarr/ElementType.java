package io.bask.array.io.zarr;

import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How metadata of both versions write types of elements, and single elements. */
final class ElementType {
    private static final Map<String, DType> CODES = Map.of(
            "b1", DType.BOOL,
            "i1", DType.INT8,
            "i2", DType.INT16,
            "i4", DType.INT32,
            "i8", DType.INT64,
            "u1", DType.UINT8,
            "f4", DType.FLOAT32,
            "f8", DType.FLOAT64,
            "c8", DType.COMPLEX64,
            "c16", DType.COMPLEX128);

    private ElementType() {}

    /** The dtype of a code such as {@code <f8}. */
    static DType ofCode(Fields fields, String key) {
        if (fields.required(key) instanceof List<?>) {
            throw fields.broken(key, "is that of records; Bask has one type an array");
        }
        String code = fields.text(key);
        DType dtype = code.length() < 2 || "<>|".indexOf(code.charAt(0)) < 0 ? null : CODES.get(code.substring(1));
        if (dtype == null) {
            throw unknown(fields, key, code);
        }
        return dtype;
    }

    /** The dtype of a name such as {@code float64}. */
    static DType ofName(Fields fields, String key) {
        if (!(fields.required(key) instanceof String name)) {
            throw fields.broken(key, "is an extension; Bask has %s".formatted(names()));
        }
        for (DType dtype : DType.values()) {
            if (dtype.numpyName().equals(name)) {
                return dtype;
            }
        }
        throw unknown(fields, key, name);
    }

    private static IllegalArgumentException unknown(Fields fields, String key, String seen) {
        return fields.broken(
                key,
                "is '%s', of which Bask has no dtype; there are %s. Convert the array first".formatted(seen, names()));
    }

    private static String names() {
        return Arrays.stream(DType.values()).map(DType::numpyName).collect(Collectors.joining(", "));
    }

    static String code(DType dtype, boolean bigEndian) {
        for (Map.Entry<String, DType> entry : CODES.entrySet()) {
            if (entry.getValue() == dtype) {
                return (dtype.itemBytes() == 1 ? "|" : bigEndian ? ">" : "<") + entry.getKey();
            }
        }
        throw new IllegalArgumentException("no code for " + dtype);
    }

    /** The element that metadata call the fill value: a Boolean, Long, Double or Complex; zero where it is null. */
    static Object fill(Fields fields, String key, DType dtype) {
        Object value = fields.entries().get(key);
        if (value == null) {
            return dtype.isBool() ? (Object) false : dtype.isInteger() ? (Object) 0L : (Object) 0.0;
        }
        Object element = dtype.isComplex() && value instanceof List<?> parts && parts.size() == 2
                ? complex(parts, dtype.realPart())
                : element(value, dtype);
        if (element == null) {
            throw fields.broken(key, "is %s, which is no %s".formatted(value, dtype));
        }
        return element;
    }

    private static @Nullable Object complex(List<?> parts, DType part) {
        Object re = element(parts.get(0), part);
        Object im = element(parts.get(1), part);
        return re instanceof Double a && im instanceof Double b ? new Complex(a, b) : null;
    }

    private static @Nullable Object element(@Nullable Object value, DType dtype) {
        if (dtype.isBool()) {
            boolean flag = value instanceof Boolean;
            return flag ? value : value instanceof Long number && (number == 0 || number == 1) ? number == 1 : null;
        }
        if (dtype.isInteger()) {
            Long whole = whole(value);
            return whole == null || whole < dtype.minValue() || whole > dtype.maxValue() ? null : whole;
        }
        if (value instanceof String text) {
            return real(text, dtype);
        }
        return value instanceof Number number ? (Object) number.doubleValue() : null;
    }

    private static @Nullable Long whole(@Nullable Object value) {
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Long) number.longValue() : null;
        }
        return value instanceof Boolean flag ? (Long) (flag ? 1L : 0L) : value instanceof Long number ? number : null;
    }

    private static @Nullable Double real(String text, DType dtype) {
        switch (text) {
            case "NaN":
                return Double.NaN;
            case "Infinity":
                return Double.POSITIVE_INFINITY;
            case "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                boolean single = dtype.realPart() == DType.FLOAT32;
                if (!text.matches(single ? "0x[0-9a-fA-F]{8}" : "0x[0-9a-fA-F]{16}")) {
                    return null;
                }
                BigInteger bits = new BigInteger(text.substring(2), 16);
                return single ? Float.intBitsToFloat(bits.intValue()) : Double.longBitsToDouble(bits.longValue());
        }
    }

    /** An element as metadata write it. */
    static Object json(Object element, DType dtype) {
        if (dtype.isComplex()) {
            Complex value = element instanceof Complex complex ? complex : Complex.of(((Number) element).doubleValue());
            return List.of(json(value.re()), json(value.im()));
        }
        return dtype.isFloating() ? json(((Number) element).doubleValue()) : element;
    }

    private static Object json(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : (Object) value;
    }
}

package io.bask.array.kernel.code;

import io.bask.array.shape.DType;

/**
 * How a value lies in an array: which class of array, and where in it element {@code i} is found.
 *
 * <p>The two parts of a complex element are neighbours, at {@code 2 * i} and {@code 2 * i + 1}.
 */
public enum Element {
    BOOL(Kind.BOOL, "[B", 1, 0),
    INT8(Kind.INT, "[B", 1, 0),
    UINT8(Kind.INT, "[B", 1, 0),
    INT16(Kind.INT, "[S", 1, 0),
    INT32(Kind.INT, "[I", 1, 0),
    INT64(Kind.LONG, "[J", 1, 0),
    FLOAT32(Kind.FLOAT, "[F", 1, 0),
    FLOAT64(Kind.DOUBLE, "[D", 1, 0),
    RE32(Kind.FLOAT, "[F", 2, 0),
    IM32(Kind.FLOAT, "[F", 2, 1),
    RE64(Kind.DOUBLE, "[D", 2, 0),
    IM64(Kind.DOUBLE, "[D", 2, 1);

    final Kind kind;
    final String arrayDescriptor;
    final int scale;
    final int shift;

    Element(Kind kind, String arrayDescriptor, int scale, int shift) {
        this.kind = kind;
        this.arrayDescriptor = arrayDescriptor;
        this.scale = scale;
        this.shift = shift;
    }

    /** Elements of a real dtype, or the real parts of a complex one. */
    public static Element of(DType dtype) {
        return switch (dtype) {
            case BOOL -> BOOL;
            case INT8 -> INT8;
            case UINT8 -> UINT8;
            case INT16 -> INT16;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            case COMPLEX64 -> RE32;
            case COMPLEX128 -> RE64;
        };
    }

    /** The imaginary parts of a complex dtype. */
    public static Element imaginary(DType dtype) {
        return switch (dtype) {
            case COMPLEX64 -> IM32;
            case COMPLEX128 -> IM64;
            default ->
                throw new IllegalArgumentException(
                        "elements of dtype %s have no imaginary part; use Element.of".formatted(dtype));
        };
    }

    /** What a value is once loaded. */
    public Kind kind() {
        return kind;
    }

    /** A new array that holds this many elements. */
    public Object newArray(int length) {
        return switch (arrayDescriptor.charAt(1)) {
            case 'B' -> new byte[length];
            case 'S' -> new short[length];
            case 'I' -> new int[length];
            case 'J' -> new long[length];
            case 'F' -> new float[length * scale];
            default -> new double[length * scale];
        };
    }
}

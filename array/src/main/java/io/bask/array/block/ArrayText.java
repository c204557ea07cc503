package io.bask.array.block;

import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.ShortestDecimal;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Prints blocks as NumPy prints arrays.
 *
 * <p>Brackets nest by axis; lines are wrapped; an array of many elements shows the first and last ones along each axis that
 * has more than twice as many.
 */
final class ArrayText {
    private static final int ELLIPSIS = -1;
    private static final String REPR_PREFIX = "array(";

    private final NDArray array;
    private final String separator;
    private final PrintOptions options;
    private final boolean summary;
    private final ElementFormat format;
    private final StringBuilder out = new StringBuilder();

    private ArrayText(NDArray array, String separator, PrintOptions options) {
        this.array = array;
        this.separator = separator;
        this.options = options;
        this.summary = array.size() > options.threshold();
        this.format = ElementFormat.of(array, shownPositions(), options);
    }

    private ArrayText(NDArray numbers, IntFunction<String> words) {
        this.array = numbers;
        this.separator = " ";
        this.options = PrintOptions.standard();
        this.summary = numbers.size() > options.threshold();
        this.format = position -> words.apply((int) ((long[]) numbers.storage)[position]);
    }

    /** What Python's {@code str} shows of an array of objects, which stand under these numbers. */
    static String words(NDArray numbers, IntFunction<String> words) {
        return numbers.size() == 0 ? "[]" : new ArrayText(numbers, words).print(0);
    }

    /** What Python's {@code str} shows. */
    static String str(NDArray array, PrintOptions options) {
        if (array.ndim() == 0) {
            return scalar(array);
        }
        if (array.size() == 0) {
            return "[]";
        }
        return new ArrayText(array, " ", options).print(0);
    }

    /** What Python's {@code repr} shows. */
    static String repr(NDArray array, PrintOptions options) {
        DType dtype = array.dtype();
        boolean implied = dtype.isBool() || dtype == DType.INT64 || dtype == DType.FLOAT64 || dtype == DType.COMPLEX128;
        boolean showDType = !implied || array.size() == 0;
        String suffix = showDType ? "," : ")";
        String body;
        if (array.size() > 0) {
            body = new ArrayText(array, ", ", options).print(REPR_PREFIX.length(), suffix.length());
        } else {
            body = array.shape().equals(Shape.of(0)) ? "[]" : "[], shape=" + array.shape();
        }
        String text = REPR_PREFIX + body + suffix;
        if (!showDType) {
            return text;
        }
        String tail = "dtype=" + dtype.numpyName() + ")";
        int lastLine = text.length() - (text.lastIndexOf('\n') + 1);
        boolean newLine = lastLine + tail.length() + 1 > options.lineWidth();
        return text + (newLine ? "\n" + " ".repeat(REPR_PREFIX.length()) : " ") + tail;
    }

    /** A single value as Python writes it, all its digits shown. */
    private static String scalar(NDArray array) {
        double re = Storage.asDouble(array.dtype(), array.storage, array.offset);
        double im = Storage.imaginary(array.dtype(), array.storage, array.offset);
        return switch (array.dtype()) {
            case BOOL -> re != 0 ? "True" : "False";
            case FLOAT32 -> ShortestDecimal.text((float) re);
            case FLOAT64 -> ShortestDecimal.text(re);
            case COMPLEX64 -> Complex.text((float) re, (float) im);
            case COMPLEX128 -> new Complex(re, im).toString();
            default -> Long.toString(Storage.asLong(array.dtype(), array.storage, array.offset));
        };
    }

    private String print(int prefix) {
        return print(prefix, 0);
    }

    /** The text between what stands before its first line and behind its last. */
    private String print(int prefix, int suffix) {
        if (array.ndim() == 0) {
            return format.text(array.offset);
        }
        brackets(0, array.offset, prefix + 1, options.lineWidth() - suffix);
        return out.toString();
    }

    /** The elements to show along an axis, in order; {@link #ELLIPSIS} stands for those left out. */
    private int[] shown(int axis) {
        int length = (int) array.shape().length(axis);
        int edge = options.edgeItems();
        if (!summary || length <= 2 * edge) {
            int[] all = new int[length];
            for (int i = 0; i < length; i++) {
                all[i] = i;
            }
            return all;
        }
        int[] edges = new int[2 * edge + 1];
        for (int i = 0; i < edge; i++) {
            edges[i] = i;
            edges[edge + 1 + i] = length - edge + i;
        }
        edges[edge] = ELLIPSIS;
        return edges;
    }

    /** Positions of all elements that are shown. */
    private int[] shownPositions() {
        int[] positions = {array.offset};
        for (int axis = 0; axis < array.ndim(); axis++) {
            int[] shown = shown(axis);
            int[] next = new int[positions.length * shown.length];
            int count = 0;
            for (int position : positions) {
                for (int index : shown) {
                    if (index != ELLIPSIS) {
                        next[count++] = position + index * array.strides[axis];
                    }
                }
            }
            positions = Arrays.copyOf(next, count);
        }
        return positions;
    }

    /** Writes the part of the array behind a position, from an axis on, its first bracket where the text stands. */
    private void brackets(int axis, int position, int indent, int width) {
        out.append('[');
        if (axis == array.ndim() - 1) {
            line(position, indent, width);
        } else {
            int[] shown = shown(axis);
            String between = separator.strip() + "\n".repeat(array.ndim() - 1 - axis) + " ".repeat(indent);
            for (int i = 0; i < shown.length; i++) {
                out.append(i == 0 ? "" : between);
                if (shown[i] == ELLIPSIS) {
                    out.append("...");
                } else {
                    brackets(axis + 1, position + shown[i] * array.strides[axis], indent + 1, width - 1);
                }
            }
        }
        out.append(']');
    }

    /** Writes the elements along the last axis, on as many lines as they need. */
    private void line(int position, int indent, int width) {
        int[] shown = shown(array.ndim() - 1);
        int stride = array.strides[array.ndim() - 1];
        int column = indent;
        for (int i = 0; i < shown.length; i++) {
            String word = shown[i] == ELLIPSIS ? "..." : format.text(position + shown[i] * stride);
            if (column + word.length() > width - 1 && column > indent) {
                while (out.charAt(out.length() - 1) == ' ') {
                    out.setLength(out.length() - 1);
                }
                out.append('\n').append(" ".repeat(indent));
                column = indent;
            }
            out.append(word);
            column += word.length();
            if (i < shown.length - 1) {
                out.append(separator);
                column += separator.length();
            }
        }
    }
}

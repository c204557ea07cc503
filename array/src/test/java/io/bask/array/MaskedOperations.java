package io.bask.array;

import io.bask.array.shape.DType;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Runs operations as {@code masked_fixture.py} names them, by the methods that users call. */
final class MaskedOperations {
    private final Array[] x;
    private final String[] words;

    MaskedOperations(String[] words, Array... inputs) {
        this.x = inputs;
        this.words = words;
    }

    /** The data with 0 where they are masked, or the mask. */
    Array run() {
        MaskedArray result = made();
        return words[words.length - 1].equals("mask") ? result.mask() : result.filled(0L);
    }

    private MaskedArray made() {
        MaskedArray result = plain();
        result = result == null ? reduced() : result;
        result = result == null ? masking() : result;
        return result == null ? elementwise() : result;
    }

    private MaskedArray self() {
        return MaskedArray.of(x[0], x[1]);
    }

    private MaskedArray other() {
        return MaskedArray.of(x[2], x[3]);
    }

    private MaskedArray plain() {
        return switch (words[0]) {
            case "filled" -> MaskedArray.of(self().filled());
            case "compressed" -> MaskedArray.of(self().compressed());
            case "zeros_like" -> self().zerosLike();
            case "ones_like" -> self().onesLike();
            case "invalid" -> self().maskWhere(x[0].isfinite().not());
            case "fix_invalid" -> MaskedArray.of(self().fixInvalid().data());
            case "nonzero" -> MaskedArray.of(self().nonzero().get(0));
            case "where" -> MaskedArray.where(self(), other(), MaskedArray.of(x[4], x[5]));
            case "concatenate" -> MaskedArray.concatenate(1, self(), other());
            case "dot" -> self().dot(other());
            default -> null;
        };
    }

    private int[] axes() {
        return words[1].equals("all") ? new int[0] : new int[] {Integer.parseInt(words[1])};
    }

    private Reduce how() {
        Reduce how = Reduce.axis(axes());
        how = words[2].equals("keep") ? how.keepdims() : how;
        for (int i = 3; i < words.length - 1; i++) {
            boolean isDType = words[i].startsWith("as:");
            how = isDType
                    ? how.dtype(DType.of(words[i].substring("as:".length())))
                    : how.ddof(Integer.parseInt(words[i]));
        }
        return how;
    }

    private MaskedArray reduced() {
        MaskedArray m = self();
        return switch (words[0]) {
            case "sum" -> m.sum(how());
            case "prod" -> m.prod(how());
            case "mean" -> m.mean(how());
            case "var" -> m.var(how());
            case "std" -> m.std(how());
            case "min" -> m.min(how());
            case "max" -> m.max(how());
            case "count" -> MaskedArray.of(m.count(how()));
            case "any" -> m.any(axes());
            case "all" -> m.all(axes());
            case "median" -> m.median(axes());
            case "ptp" -> m.ptp(axes());
            case "argmin" -> MaskedArray.of(m.argmin(axes()[0]));
            case "argmax" -> MaskedArray.of(m.argmax(axes()[0]));
            case "sort" -> m.sort(axes()[0]);
            case "cumsum" -> m.cumsum(axes()[0]);
            case "cumprod" -> m.cumprod(axes()[0]);
            case "average" -> m.average(x[2], axes());
            case "anom" -> m.anom(axes());
            default -> null;
        };
    }

    private MaskedArray masking() {
        double[] bounds = words.length > 2
                ? Arrays.stream(words[1].split(","))
                        .filter(word -> word.matches("[-.\\d]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray()
                : new double[0];
        return switch (words[0]) {
            case "masked_equal" -> MaskedArray.maskedEqual(x[0], 1L);
            case "masked_equal_filled" ->
                MaskedArray.of(MaskedArray.maskedEqual(x[0], 1L).filled());
            case "masked_not_equal" -> MaskedArray.maskedNotEqual(x[0], 1L);
            case "masked_greater" -> MaskedArray.maskedGreater(x[0], 1L);
            case "masked_greater_equal" -> MaskedArray.maskedGreaterEqual(x[0], 1L);
            case "masked_less" -> MaskedArray.maskedLess(x[0], 1L);
            case "masked_less_equal" -> MaskedArray.maskedLessEqual(x[0], 1L);
            case "masked_inside" -> MaskedArray.maskedInside(x[0], bounds[0], bounds[1]);
            case "masked_outside" -> MaskedArray.maskedOutside(x[0], bounds[0], bounds[1]);
            case "masked_values" -> MaskedArray.maskedValues(x[0], bounds[0]);
            case "masked_where" -> MaskedArray.maskedWhere(x[1], x[0]);
            default -> null;
        };
    }

    /** Functions of one masked array, of two, or of one and a number, by their names. */
    private MaskedArray elementwise() {
        try {
            if (words.length == 3) {
                boolean whole = words[1].matches("-?\\d+");
                Method method = MaskedArray.class.getMethod(words[0], whole ? long.class : double.class);
                Object number = whole ? (Object) Long.parseLong(words[1]) : (Object) Double.parseDouble(words[1]);
                return (MaskedArray) method.invoke(self(), number);
            }
            return (MaskedArray)
                    (x.length == 4
                            ? MaskedArray.class
                                    .getMethod(words[0], MaskedArray.class)
                                    .invoke(self(), other())
                            : MaskedArray.class.getMethod(words[0]).invoke(self()));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no operation " + Arrays.toString(words), e);
        }
    }
}

package io.bask.dataframe.kernel.csv;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands for missing values in the fields of a column: texts, and the numbers that some of these texts are.
 *
 * <p>As in pandas a whole number stands for itself in two more forms, {@code -999} also for {@code -999.0}, and in columns of floats for
 * whatever text is the same number.
 */
final class NullTexts {
    private static final int FRONT = 8;

    private final TextSet texts;
    private final double[] numbers;

    NullTexts(List<String> listed) {
        List<String> all = new ArrayList<>(listed);
        List<Double> found = new ArrayList<>();
        DecimalText decimals = new DecimalText();
        for (String text : listed) {
            if (isNumber(text, decimals)) {
                double number = decimals.value();
                found.add(number);
                if (number == Math.rint(number) && !Double.isInfinite(number)) {
                    String whole = new BigDecimal(number).toBigInteger().toString();
                    all.add(whole);
                    all.add(whole + ".0");
                }
            }
        }
        texts = new TextSet(all);
        numbers = found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean isNumber(String text, DecimalText decimals) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Numbers are read by words, which reach around the field.
        byte[] padded = new byte[bytes.length + 2 * FRONT];
        System.arraycopy(bytes, 0, padded, FRONT, bytes.length);
        return decimals.read(padded, FRONT, FRONT + bytes.length);
    }

    /** Whether the bytes are one of the texts. */
    boolean contains(byte[] text, int from, int to) {
        return texts.contains(text, from, to);
    }

    /** Whether some numbers are missing values, so that no field can be taken for a number at sight. */
    boolean hasNumbers() {
        return numbers.length > 0;
    }

    /** Whether the number stands for a missing value. */
    boolean contains(double number) {
        for (double listed : numbers) {
            if (listed == number) {
                return true;
            }
        }
        return false;
    }
}

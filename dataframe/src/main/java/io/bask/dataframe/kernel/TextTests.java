package io.bask.dataframe.kernel;

/** What characters are, as Python has it. */
final class TextTests {
    /** The numbers among Chinese characters that are used for counting. */
    private static final String HAN = "〇一二三四五六七八九十百千万萬億兆零壹壱弌貳贰弍弐參叁叄参弎肆伍陸陆柒捌玖拾佰陌仟阡亿亖";

    private TextTests() {}

    /** A decimal digit, a superscript, a subscript, or a digit in a circle. */
    static boolean isDigit(int c) {
        return Character.isDigit(c)
                || c == 0xB2
                || c == 0xB3
                || c == 0xB9
                || c == 0x2070
                || c >= 0x2074 && c <= 0x2079
                || c >= 0x2080 && c <= 0x2089
                || c >= 0x2460 && c <= 0x2468
                || c >= 0x2474 && c <= 0x247C
                || c >= 0x2488 && c <= 0x2490
                || c == 0x24EA
                || c >= 0x24F5 && c <= 0x24FD
                || c == 0x24FF
                || c >= 0x2776 && c <= 0x277E
                || c >= 0x2780 && c <= 0x2788
                || c >= 0x278A && c <= 0x2792;
    }

    /** A digit, a fraction, or a letter that stands for a number. */
    static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return isDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER || HAN.indexOf(c) >= 0;
    }

    static boolean isAlphanumeric(int c) {
        return Character.isLetter(c) || isNumeric(c);
    }

    /** True where capital letters begin runs of cased letters, and are nowhere else. */
    static boolean isTitle(String text) {
        boolean isCasedBefore = false;
        boolean isAny = false;
        for (int c : text.codePoints().toArray()) {
            boolean isCapital = Character.isUpperCase(c) || Character.isTitleCase(c);
            boolean isSmall = Character.isLowerCase(c);
            if (isCapital && isCasedBefore || isSmall && !isCasedBefore) {
                return false;
            }
            isCasedBefore = isCapital || isSmall;
            isAny |= isCasedBefore;
        }
        return isAny;
    }
}

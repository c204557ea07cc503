package io.bask.dataframe.kernel;

/** What characters are, as Python has it. */
final class TextTests {
    /** The numbers among Chinese characters that are used for counting. */
    private static final String HAN = "〇一二三四五六七八九十百千万萬億兆零壹壱弌貳贰弍弐參叁叄参弎肆伍陸陆柒捌玖拾佰陌仟阡亿亖"
            + "\u3405\u3483\u382A\u3B4D\u4EC0\u4EE8\u5169\u5344\u5345\u534C\u5E7A\u5EFE\u5EFF\u6F06"
            + "\u8CAE\uF96B\uF973\uF978\uF9B2\uF9D1\uF9D3\uF9FD\uD840\uDC01\uD840\uDC64\uD840\uDCE2"
            + "\uD840\uDD21\uD842\uDD2A\uD842\uDD83\uD842\uDD8C\uD842\uDD9C\uD842\uDEEA\uD842\uDEFD"
            + "\uD842\uDF19\uD848\uDF90\uD84A\uDD98\uD84E\uDF1B\uD858\uDE6D\uD87E\uDC90";

    /** Apostrophes, full stops, colons and middle dots. */
    private static final String BETWEEN =
            "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    private static final int NEXT_LINE = 0x85;

    private TextTests() {}

    /** A character that letters around it do not see when they become small: marks, apostrophes, colons and their like. */
    static boolean isCaseIgnorable(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> BETWEEN.indexOf(c) >= 0;
        };
    }

    /** A blank, a line end, or another character that separates. */
    static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

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
                || c >= 0x278A && c <= 0x2792
                || isOldDigit(c);
    }

    /** A digit of Ethiopic, Tai Lue, Kharoshthi, Rumi or Brahmi, or one before a comma. */
    private static boolean isOldDigit(int c) {
        return c >= 0x1369 && c <= 0x1371
                || c == 0x19DA
                || c >= 0x10A40 && c <= 0x10A43
                || c >= 0x10E60 && c <= 0x10E68
                || c >= 0x11052 && c <= 0x1105A
                || c >= 0x1F100 && c <= 0x1F10A;
    }

    static boolean isCapital(int c) {
        return Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    static boolean isSmallOrTitle(int c) {
        return Character.isLowerCase(c) || Character.isTitleCase(c);
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

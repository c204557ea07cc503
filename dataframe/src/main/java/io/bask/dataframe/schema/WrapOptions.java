package io.bask.dataframe.schema;

import java.io.Serializable;

/**
 * How texts are cut into lines, after Python's {@code textwrap}.
 *
 * @param expandTabs true where a tab becomes blanks up to the next multiple of 8
 * @param replaceWhitespace true where line ends and other white space become blanks
 * @param dropWhitespace true where blanks at ends of lines are left out
 * @param breakLongWords true where words longer than a line are cut, false where they stand in a line of their own
 * @param breakOnHyphens true where a line may end behind a hyphen
 */
public record WrapOptions(
        boolean expandTabs,
        boolean replaceWhitespace,
        boolean dropWhitespace,
        boolean breakLongWords,
        boolean breakOnHyphens)
        implements Serializable {
    /** All of it. */
    public static final WrapOptions DEFAULT = new WrapOptions(true, true, true, true, true);

    private static final int TABS = 1;
    private static final int REPLACE = 2;
    private static final int DROP = 4;
    private static final int LONG = 8;
    private static final int HYPHENS = 16;

    /** The same with tabs left as they are; where white space is replaced each becomes one blank. */
    public WrapOptions keepingTabs() {
        return new WrapOptions(false, replaceWhitespace, dropWhitespace, breakLongWords, breakOnHyphens);
    }

    /** The same with white space left as it is. */
    public WrapOptions keepingWhitespace() {
        return new WrapOptions(expandTabs, false, dropWhitespace, breakLongWords, breakOnHyphens);
    }

    /** The same with blanks at ends of lines. */
    public WrapOptions keepingBlanks() {
        return new WrapOptions(expandTabs, replaceWhitespace, false, breakLongWords, breakOnHyphens);
    }

    /** The same with words whole that are longer than a line. */
    public WrapOptions keepingLongWords() {
        return new WrapOptions(expandTabs, replaceWhitespace, dropWhitespace, false, breakOnHyphens);
    }

    /** The same with lines that end at blanks only. */
    public WrapOptions keepingHyphens() {
        return new WrapOptions(expandTabs, replaceWhitespace, dropWhitespace, breakLongWords, false);
    }

    /** All of it as one number. */
    public int bits() {
        return (expandTabs ? TABS : 0)
                | (replaceWhitespace ? REPLACE : 0)
                | (dropWhitespace ? DROP : 0)
                | (breakLongWords ? LONG : 0)
                | (breakOnHyphens ? HYPHENS : 0);
    }

    /** The options that a number stands for. */
    public static WrapOptions of(int bits) {
        return new WrapOptions(
                (bits & TABS) != 0,
                (bits & REPLACE) != 0,
                (bits & DROP) != 0,
                (bits & LONG) != 0,
                (bits & HYPHENS) != 0);
    }
}

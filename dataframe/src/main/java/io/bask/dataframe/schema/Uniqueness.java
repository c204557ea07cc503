package io.bask.dataframe.schema;

/** What a join demands of its keys, as pandas' {@code validate}. */
public enum Uniqueness {
    /** Nothing. */
    MANY_TO_MANY(false, false),
    /** Each key at most once on both sides. */
    ONE_TO_ONE(true, true),
    /** Each key at most once on the left. */
    ONE_TO_MANY(true, false),
    /** Each key at most once on the right. */
    MANY_TO_ONE(false, true);

    private final boolean left;
    private final boolean right;

    Uniqueness(boolean left, boolean right) {
        this.left = left;
        this.right = right;
    }

    /** True when no key may occur twice on the left. */
    public boolean isLeftUnique() {
        return left;
    }

    /** True when no key may occur twice on the right. */
    public boolean isRightUnique() {
        return right;
    }
}

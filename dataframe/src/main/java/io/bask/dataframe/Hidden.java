package io.bask.dataframe;

/** Names of columns that come and go while a table is made; no user's column has them. */
final class Hidden {
    /** Numbers of groups. */
    static final String GROUP = "\u0000group";

    /** Values of a series whatever it is called. */
    static final String VALUE = "\u0000value";

    /** Behind names of columns of another table. */
    static final String OTHER = "\u0000other";

    private Hidden() {}
}

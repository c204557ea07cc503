package io.bask.client;

/** What to do about futures that failed or were cancelled where results are wanted. */
public enum Errors {
    /** Throw the first one's failure. */
    RAISE,
    /** Leave them out. */
    SKIP
}

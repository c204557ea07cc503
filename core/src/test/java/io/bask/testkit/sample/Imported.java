package io.bask.testkit.sample;

/** What the test of the table of imports imports. */
public final class Imported {
    private Imported() {}
}

package io.bask.dataframe.expr;

/**
 * How large a table may be, guessed without reading it.
 *
 * @param rows how many rows
 * @param bytes how much memory they take
 * @param share which part of the rows filters leave, between 0 and 1: what a join with it leaves of the other side
 */
public record Estimate(double rows, double bytes, double share) {
    Estimate keeping(double part) {
        return new Estimate(rows * part, bytes * part, share * part);
    }

    /** As many rows as there are. */
    Estimate atMost(double most) {
        return rows <= most ? this : keeping(most / rows);
    }
}

package io.bask.dataframe.schema;

import java.io.Serializable;

/**
 * How fast weights fall from row to row: each weighs {@code 1 - alpha} of the next.
 *
 * @param alpha in (0, 1]
 */
public record Decay(double alpha) implements Serializable {
    /** Checks the number. */
    public Decay {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha %s was asked for; it lies in (0, 1]".formatted(alpha));
        }
    }

    /** By the share of the newest value, in (0, 1]. */
    public static Decay alpha(double alpha) {
        return new Decay(alpha);
    }

    /** By the centre of mass, at least 0. */
    public static Decay com(double com) {
        if (!(com >= 0)) {
            throw new IllegalArgumentException("com %s was asked for; it must not be negative".formatted(com));
        }
        return new Decay(1 / (1 + com));
    }

    /** By the span, at least 1. */
    public static Decay span(double span) {
        if (!(span >= 1)) {
            throw new IllegalArgumentException("span %s was asked for; it is at least 1".formatted(span));
        }
        return com((span - 1) / 2);
    }

    /** By the number of rows after which a weight has halved, more than 0. */
    public static Decay halflife(double rows) {
        if (!(rows > 0)) {
            throw new IllegalArgumentException("halflife %s was asked for; it must be positive".formatted(rows));
        }
        return com(1 / (1 - Math.exp(Math.log(0.5) / rows)) - 1);
    }
}

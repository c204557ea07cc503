package io.bask.expr;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A 128-bit structural hash that names an expression: equal tokens mean equal work.
 *
 * <p>Built from a kind, parameters and the tokens of the inputs, so it costs O(1) a node and is the same in every JVM.
 * Two lanes of 64 bits are mixed with the finalizer of SplitMix64 (Steele, Lea and Flood 2014); it is no cryptographic
 * hash.
 *
 * @param high upper half
 * @param low lower half
 */
public record Token(long high, long low) implements Serializable {
    private static final AtomicLong REFERENCES = new AtomicLong();
    private static final HexFormat HEX = HexFormat.of();
    /** What no other JVM has: the time, to the nanosecond, and where objects happen to lie. A secure random costs 15 ms. */
    private static final long[] JVM = {
        System.currentTimeMillis(),
        System.nanoTime(),
        System.identityHashCode(REFERENCES),
        new SplittableRandom().nextLong()
    };

    /** Starts a token for an expression of this kind. */
    public static Builder of(String kind) {
        return new Builder().with(kind);
    }

    /** A token that no other expression in any JVM has: for values identified by reference. */
    public static Token unique() {
        Builder token = new Builder();
        for (long part : JVM) {
            token.with(part);
        }
        return token.with(REFERENCES.incrementAndGet()).build();
    }

    /** First eight hexadecimal digits, for names that people read. */
    public String shortHex() {
        return HEX.toHexDigits((int) (high >>> 32));
    }

    /** All 32 hexadecimal digits. */
    public String hex() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    // By hand, as is the hash code: what a record has of itself takes the JVM 10 ms to make when it is first asked for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Token token && token.high == high && token.low == low;
    }

    @Override
    public int hashCode() {
        return (int) (high ^ (low >>> 32));
    }

    @Override
    public String toString() {
        return hex();
    }

    /** Collects the parts of a token; the order counts. */
    public static final class Builder {
        // Marks that keep a text, a double or a truth value from looking like the number that encodes it.
        private static final long DOUBLE = 0xD0B1E00000000001L;
        private static final long TRUE = 0x7121E00000000002L;
        private static final long FALSE = 0xFA15E00000000003L;
        private static final long NULL = 0x0A11000000000004L;
        private static final long TEXT = 0x7E87000000000005L;

        private long a = 0x243F6A8885A308D3L;
        private long b = 0x13198A2E03707344L;

        private Builder() {}

        /** Adds a whole number. */
        public Builder with(long value) {
            a = mix(a ^ mix(value + 0x9E3779B97F4A7C15L));
            b = mix(b + 0xD1B54A32D192ED03L ^ mix(value ^ 0xA0761D6478BD642FL)) + a;
            return this;
        }

        /** Adds a floating-point number, by its bits. */
        public Builder with(double value) {
            return with(DOUBLE).with(Double.doubleToRawLongBits(value));
        }

        /** Adds a truth value. */
        public Builder with(boolean value) {
            return with(value ? TRUE : FALSE);
        }

        /** Adds a text; null differs from every text. */
        public Builder with(@Nullable String value) {
            if (value == null) {
                return with(NULL);
            }
            with(TEXT ^ value.length());
            for (int i = 0; i < value.length(); i++) {
                with((long) value.charAt(i));
            }
            return this;
        }

        /** Adds numbers and how many there are. */
        public Builder with(long[] values) {
            with((long) values.length);
            for (long value : values) {
                with(value);
            }
            return this;
        }

        /** Adds numbers and how many there are. */
        public Builder with(int[] values) {
            with((long) values.length);
            for (int value : values) {
                with((long) value);
            }
            return this;
        }

        /** Adds an input's token. */
        public Builder with(Token value) {
            return with(value.high).with(value.low);
        }

        /** Adds the token of each input and how many there are. */
        public Builder withAll(Iterable<? extends Expr<?>> inputs) {
            long count = 0;
            for (Expr<?> input : inputs) {
                with(input.token());
                count++;
            }
            return with(count);
        }

        /** The token of all that was added. */
        public Token build() {
            return new Token(mix(a), mix(b ^ Long.rotateLeft(a, 32)));
        }

        private static long mix(long z) {
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}

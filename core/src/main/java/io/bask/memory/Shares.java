package io.bask.memory;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts pieces of memory that several values share, by identity, so that each is charged once.
 *
 * <p>Split into stripes, each under its own lock, since all workers of a run come here with every large result.
 */
final class Shares {
    private static final int STRIPES = 16;

    /** A piece that the account does not pay for: it was there before. */
    private static final int FOREIGN = 1 << 30;

    private final KeptPieces kept;
    private volatile Stripe @Nullable [] stripes; // guard: this, for changes

    /** Pieces that are kept beyond the run are paid for already. */
    Shares(KeptPieces kept) {
        this.kept = kept;
    }

    private Stripe[] stripes() {
        Stripe[] there = stripes;
        return there == null ? makeStripes() : there;
    }

    private synchronized Stripe[] makeStripes() {
        Stripe[] there = stripes;
        if (there == null) {
            there = new Stripe[STRIPES];
            for (int i = 0; i < STRIPES; i++) {
                there[i] = new Stripe();
            }
            stripes = there;
        }
        return there;
    }

    /** One more value keeps a piece alive; answers the bytes that this adds. */
    long add(Object holder, long bytes) {
        return stripe(holder).add(holder, kept.contain(holder) ? 0 : bytes);
    }

    /** One value less keeps a piece alive; answers the bytes that this frees. */
    long remove(Object holder) {
        return stripe(holder).remove(holder);
    }

    /** A piece is never charged. */
    void addForeign(Object holder) {
        stripe(holder).addForeign(holder);
    }

    private Stripe stripe(Object holder) {
        int hash = System.identityHashCode(holder);
        return stripes()[(hash ^ hash >>> 8) & STRIPES - 1];
    }

    private static final class Piece {
        private long bytes;
        private int values;
    }

    private static final class Stripe {
        private final Map<Object, Piece> pieces = new IdentityHashMap<>(); // guard: this

        synchronized long add(Object holder, long bytes) {
            Piece piece = pieces.computeIfAbsent(holder, fresh -> new Piece());
            if (piece.values++ > 0) {
                return 0;
            }
            piece.bytes = bytes;
            return bytes;
        }

        synchronized long remove(Object holder) {
            Piece piece = pieces.get(holder);
            if (piece == null || --piece.values > 0) {
                return 0;
            }
            pieces.remove(holder);
            return piece.bytes;
        }

        synchronized void addForeign(Object holder) {
            pieces.computeIfAbsent(holder, fresh -> new Piece()).values += FOREIGN;
        }
    }
}

package io.bask.memory;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of memory that kept values are made of, told apart by identity and not kept alive by this, so that what
 * several values share is charged once, to the first who had it. Safe from any thread.
 */
final class KeptPieces {
    private final ConcurrentMap<Place, Piece> pieces = new ConcurrentHashMap<>();

    /** Tells whether a kept value has paid for a piece. */
    boolean contain(Object holder) {
        return !pieces.isEmpty() && pieces.containsKey(new Place(holder));
    }

    /** Notes the pieces of one more value, and charges those that are new to {@code keep}. */
    List<Piece> add(Sized value, Keep keep) {
        List<Piece> own = new ArrayList<>();
        value.pieces((holder, bytes) -> own.add(pieces.compute(new Place(holder), (place, there) -> {
            Piece piece = there == null ? new Piece(place, bytes, keep) : there;
            if (piece.values++ == 0) {
                keep.charge(bytes);
            }
            return piece;
        })));
        return own;
    }

    /** One value less has these pieces. */
    void remove(List<Piece> own) {
        for (Piece piece : own) {
            pieces.computeIfPresent(piece.place, (place, there) -> {
                if (--there.values > 0) {
                    return there;
                }
                there.payer.charge(-there.bytes);
                return null;
            });
        }
    }

    /** A piece and how many values have it; guard: the map's entry. */
    static final class Piece {
        private final Place place;
        private final long bytes;
        private final Keep payer;
        private int values;

        Piece(Place place, long bytes, Keep payer) {
            this.place = place;
            this.bytes = bytes;
            this.payer = payer;
        }
    }

    /** An object by its identity. */
    private static final class Place extends WeakReference<Object> {
        private final int hash;

        Place(Object holder) {
            super(holder);
            this.hash = System.identityHashCode(holder);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Place place && place.get() == mine;
        }
    }
}

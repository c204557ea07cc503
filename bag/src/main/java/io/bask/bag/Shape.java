package io.bask.bag;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Regroup;
import java.util.ArrayList;
import java.util.List;

/** Works out which pieces of which partitions make up new ones. */
final class Shape {
    private Shape() {}

    /** {@code npartitions} partitions: neighbours put together where these are fewer, else each cut into pieces. */
    static Regroup inPartitions(BagExpr bag, int npartitions) {
        Cut.checkPartitions(npartitions);
        int now = bag.npartitions();
        List<List<Regroup.Piece>> groups = new ArrayList<>(npartitions);
        if (npartitions <= now) {
            for (int group = 0; group < npartitions; group++) {
                List<Regroup.Piece> pieces = new ArrayList<>();
                int end = (int) ((long) now * (group + 1) / npartitions);
                for (int i = (int) ((long) now * group / npartitions); i < end; i++) {
                    pieces.add(new Regroup.Piece(i, 0, 1));
                }
                groups.add(pieces);
            }
            return new Regroup(bag, groups);
        }
        for (int i = 0; i < now; i++) {
            int pieces = npartitions / now + (i == now - 1 ? npartitions % now : 0);
            for (int piece = 0; piece < pieces; piece++) {
                groups.add(List.of(new Regroup.Piece(i, piece, pieces)));
            }
        }
        return new Regroup(bag, groups);
    }

    /** Partitions of about {@code most} bytes at most, where partition i now has {@code bytes.get(i)}. */
    static Regroup inSizes(BagExpr bag, List<Long> bytes, long most) {
        List<List<Regroup.Piece>> groups = new ArrayList<>();
        List<Regroup.Piece> open = new ArrayList<>();
        long filled = 0;
        for (int i = 0; i < bytes.size(); i++) {
            int pieces = (int) Math.min(1 << 20, Math.max(1, (bytes.get(i) + most - 1) / most));
            for (int piece = 0; piece < pieces; piece++) {
                long size = bytes.get(i) / pieces;
                if (!open.isEmpty() && filled + size > most) {
                    groups.add(open);
                    open = new ArrayList<>();
                    filled = 0;
                }
                open.add(new Regroup.Piece(i, piece, pieces));
                filled += size;
            }
        }
        groups.add(open);
        return new Regroup(bag, groups);
    }
}

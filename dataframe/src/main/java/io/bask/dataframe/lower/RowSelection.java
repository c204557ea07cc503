package io.bask.dataframe.lower;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Binary;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a frame that fulfil a predicate.
 *
 * <p>Of a predicate of several parts that must all be true, and of which no row can make one fail, later parts look only at the rows
 * that are left once those are few.
 */
final class RowSelection implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Rows that are fewer than this part are taken out for what comes next. */
    private static final int FEW = 4;

    /** Longer predicates stay in one piece: taking them apart would cost more than it saves. */
    private static final int MOST = 64;

    /** A part of the predicate and the columns it reads. */
    private record Part(ColumnProgram program, List<String> columns) implements Serializable {}

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Part> parts;

    private RowSelection(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The rows of frames of that schema for which a value, a bool, is true. */
    static RowSelection of(ColumnExpr predicate, Schema schema) {
        List<Part> parts = new ArrayList<>();
        for (ColumnExpr part : parts(predicate)) {
            parts.add(new Part(ColumnProgram.of(part, schema), List.copyOf(part.columns())));
        }
        return new RowSelection(parts);
    }

    private static List<ColumnExpr> parts(ColumnExpr predicate) {
        List<ColumnExpr> parts = new ArrayList<>();
        ArrayDeque<ColumnExpr> open = new ArrayDeque<>(List.of(predicate));
        while (!open.isEmpty()) {
            ColumnExpr next = open.pop();
            if (next instanceof Binary both && both.op() == BinaryOp.AND) {
                open.push(both.inputs().get(1));
                open.push(both.inputs().get(0));
            } else {
                parts.add(next);
            }
            if (parts.size() + open.size() > MOST) {
                return List.of(predicate);
            }
        }
        return parts.stream().allMatch(ColumnExpr::isTotal) ? parts : List.of(predicate);
    }

    /** Their positions, ascending; null for all rows. */
    int @Nullable [] of(Frame frame) {
        Bitmap kept = null;
        int[] rows = null;
        for (Part part : parts) {
            if (rows == null) {
                Bitmap mask = part.program.select(frame);
                kept = kept == null ? mask : kept.and(mask);
                boolean isLast = part == parts.get(parts.size() - 1);
                rows = !isLast && kept.cardinality() < frame.rows() / FEW ? kept.positions() : null;
            } else {
                rows = among(
                        rows, part.program.select(frame.select(part.columns).take(rows)));
            }
        }
        if (rows != null) {
            return rows;
        }
        return kept == null || kept.isAllSet() ? null : kept.positions();
    }

    private static int[] among(int[] rows, Bitmap mask) {
        int[] places = mask.positions();
        for (int i = 0; i < places.length; i++) {
            places[i] = rows[places[i]];
        }
        return places;
    }
}

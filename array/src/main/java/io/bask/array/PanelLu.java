package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Factor;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import java.util.ArrayList;
import java.util.List;

/**
 * LU of one large matrix in panels of columns.
 *
 * <pre>  panel 0 | the rest        one task factorises the panel, rows exchanged in all of its height,
 *  --------+---------        one task a panel of the rest brings that up to date;
 *          | panel 1 ...     what is below the first rows of the rest is the next matrix  </pre>
 *
 * <p>So pivots are those of the whole matrix, and panels are brought up to date side by side. Right sides of equations are
 * columns behind those of the matrix.
 */
final class PanelLu {
    private final long rows;
    private final long rank;
    private final List<Array> lower = new ArrayList<>();
    private final List<Array> pivots = new ArrayList<>();
    private final List<Array> diagonal = new ArrayList<>();
    private final List<Array> right = new ArrayList<>();

    private PanelLu(long rows, long rank) {
        this.rows = rows;
        this.rank = rank;
    }

    /** The first {@code rank} columns are factorised, in panels of {@code width}; the others brought up to date. */
    static PanelLu of(Array x, long rank, long width) {
        PanelLu result = new PanelLu(Matrices.rows(x), rank);
        Array current = new Array(Rechunk.of(
                x.expr(),
                ChunkGrid.of(List.of(ChunkLengths.single(result.rows), cut(rank, Matrices.columns(x), width)))));
        for (long from = 0; from < rank; from += width) {
            long own = Math.min(width, rank - from);
            current = result.step(current, own);
        }
        return result;
    }

    /** Panels of the first columns, then of the others. */
    private static ChunkLengths cut(long rank, long columns, long width) {
        List<Long> lengths = new ArrayList<>();
        for (long at = 0; at < rank; at += width) {
            lengths.add(Math.min(width, rank - at));
        }
        for (long at = rank; at < columns; at += width) {
            lengths.add(Math.min(width, columns - at));
        }
        return ChunkLengths.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    private Array step(Array current, long own) {
        Array panel = current.get(":, :" + own);
        Array rest = current.get(":, " + own + ":");
        Array l = Matrices.answer(Factorization.LU_PANEL, 0, panel, Matrices.rows(current), own);
        Array exchanged = Matrices.answer(Factorization.LU_PANEL, 2, panel, DType.INT64, own);
        lower.add(l);
        diagonal.add(Matrices.answer(Factorization.LU_PANEL, 1, panel, own, own));
        pivots.add(exchanged);
        Array updated = Matrices.columns(rest) == 0 ? rest : with(Factorization.LU_UPDATE, rest, l, exchanged);
        right.add(updated.get(":" + own));
        return updated.get(own + ":");
    }

    /** A factorisation of each block of {@code x} with what all of them read before it. */
    private static Array with(Factorization kind, Array x, Array... before) {
        List<ArrayExpr> inputs = new ArrayList<>();
        for (Array one : before) {
            inputs.add(one.expr());
        }
        inputs.add(x.expr());
        return new Array(Factor.of(kind, 0, inputs, x.chunks(), x.dtype()));
    }

    private Array zeros(long height, long width) {
        return Array.zeros(Shape.of(height, width), Chunks.auto(), lower.get(0).dtype());
    }

    /** The permutation and the two triangles. */
    Lu factors() {
        List<Array> columnsOfLower = new ArrayList<>();
        List<Array> rowsOfUpper = new ArrayList<>();
        long from = 0;
        for (int k = 0; k < lower.size(); k++) {
            long own = Matrices.columns(lower.get(k));
            Array[] exchanges = pivots.subList(k, pivots.size()).toArray(Array[]::new);
            exchanges[0] = Array.arange(1, own + 1, 1, Chunks.whole());
            columnsOfLower.add(Array.concatenate(0, zeros(from, own), exchanged(lower.get(k), exchanges)));
            rowsOfUpper.add(Array.concatenate(1, zeros(own, from), diagonal.get(k), right.get(k)));
            from += own;
        }
        long width = Matrices.columns(lower.get(0));
        DType real = lower.get(0).dtype().realPart();
        Array identity = Array.eye(rows, rows, 0, Chunks.of(rows, Math.min(rows, width)), real);
        Array exchanges = exchanged(identity, pivots.toArray(Array[]::new));
        return new Lu(
                exchanges.transpose(),
                Array.concatenate(1, columnsOfLower.toArray(Array[]::new)),
                Array.concatenate(0, rowsOfUpper.toArray(Array[]::new)));
    }

    private static Array exchanged(Array x, Array[] exchanges) {
        List<ArrayExpr> inputs = new ArrayList<>();
        inputs.add(x.expr());
        for (Array one : exchanges) {
            inputs.add(one.expr());
        }
        return new Array(Factor.of(Factorization.EXCHANGE, 0, inputs, x.chunks(), x.dtype()));
    }

    /** What times the matrix is the columns behind it; {@code kind} says in whose name a zero pivot is complained of. */
    Array solved(Factorization kind) {
        long known = 0;
        Array result = null;
        for (int k = right.size() - 1; k >= 0; k--) {
            Array row = right.get(k);
            Array y = row.get(":, " + known + ":");
            if (result != null) {
                y = y.sub(row.get(":, :" + known).matmul(result));
            }
            Array x = Substitution.diagonal(kind, diagonal.get(k), y);
            result = result == null ? x : Array.concatenate(0, x, result);
            known += Matrices.rows(x);
        }
        return java.util.Objects.requireNonNull(result);
    }

    /** Sign and logarithm of the determinant. */
    SlogDet determinant() {
        Array sign = null;
        Array logarithm = null;
        for (int k = 0; k < diagonal.size(); k++) {
            Array block = diagonal.get(k);
            long own = Matrices.rows(block);
            Array moved = pivots.get(k).ne(Array.arange(1, own + 1, 1, Chunks.whole()));
            Array parity = moved.countNonzero().mod(2).mul(-2).add(1).astype(block.dtype());
            Array one = Matrices.answer(Factorization.DETERMINANT, 0, block).mul(parity);
            Array size = Matrices.answer(
                    Factorization.DETERMINANT, 1, block, block.dtype().realPart());
            sign = sign == null ? one : sign.mul(one);
            logarithm = logarithm == null ? size : logarithm.add(size);
        }
        return new SlogDet(java.util.Objects.requireNonNull(sign), java.util.Objects.requireNonNull(logarithm));
    }
}

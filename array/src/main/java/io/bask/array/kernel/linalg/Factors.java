package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Factorization;
import io.bask.memory.Sized;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All answers of a factorisation of a block of matrices.
 *
 * <p>Of QR it holds reflections, from which the orthonormal columns are made only if somebody asks for them.
 *
 * @param parts one an answer, each with the axes before the last two of the block; or what answers are made of
 * @param unfinished what is to be made of them, if they are no answers yet
 */
public record Factors(List<NDArray> parts, @Nullable Factorization unfinished) implements Sized, Serializable {
    private static final long serialVersionUID = 1L;

    /** Copies the list. */
    public Factors {
        parts = List.copyOf(parts);
    }

    @Override
    public long bytes() {
        return parts.stream().mapToLong(NDArray::nbytes).sum();
    }

    /** An answer, in a dtype. */
    public NDArray part(int number, DType dtype) {
        if (unfinished == null) {
            return parts.get(number);
        }
        boolean isPadded = unfinished == Factorization.QR_PANEL;
        NDArray answer = number == 0
                ? Lapack.run(() -> Orthogonal.columns(parts.get(0), parts.get(1), isPadded))
                : Orthogonal.triangle(parts.get(0), isPadded);
        return answer.astype(dtype);
    }

    /**
     * Factorises each matrix of a block: the last two axes are its rows and columns.
     *
     * @throws io.bask.array.shape.LinalgException if it cannot be done
     */
    public static Factors of(Factorization kind, List<NDArray> blocks) {
        return Lapack.run(() -> factorized(kind, blocks));
    }

    private static Factors factorized(Factorization kind, List<NDArray> blocks) {
        NDArray first = blocks.get(0);
        Shape shape = first.shape();
        int stackAxes = shape.ndim() - 2;
        Shape stack = Shape.of(Arrays.copyOf(shape.lengths(), stackAxes));
        DType dtype = first.dtype();
        boolean isQr = kind == Factorization.QR || kind == Factorization.QR_PANEL;
        if (stackAxes == 0 && isQr && !dtype.isComplex()) {
            return new Factors(Orthogonal.reflections(first), kind);
        }
        if (stackAxes == 0) {
            return new Factors(one(kind, blocks, dtype), null);
        }
        long[] index = new long[stackAxes];
        List<List<NDArray>> results = new ArrayList<>();
        for (long number = 0; number < stack.size(); number++) {
            List<NDArray> matrices = new ArrayList<>();
            for (NDArray block : blocks) {
                matrices.add(matrix(block, index));
            }
            results.add(one(kind, matrices, dtype));
            next(index, stack);
        }
        return new Factors(stacked(results, stack, kind, blocks), null);
    }

    private static void next(long[] index, Shape stack) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < stack.length(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }

    private static NDArray matrix(NDArray block, long[] index) {
        List<AxisRange> ranges = new ArrayList<>();
        for (long position : index) {
            ranges.add(new AxisRange(position, 1, 1));
        }
        for (int axis = index.length; axis < block.ndim(); axis++) {
            ranges.add(AxisRange.whole(block.shape().length(axis)));
        }
        int[] kept = block.ndim() == index.length ? new int[0] : keptAxes(index.length, block.ndim());
        return block.slice(ResolvedSlice.of(block.shape(), ranges, kept));
    }

    private static int[] keptAxes(int from, int to) {
        int[] axes = new int[to - from];
        Arrays.setAll(axes, i -> from + i);
        return axes;
    }

    private static List<NDArray> stacked(
            List<List<NDArray>> results, Shape stack, Factorization kind, List<NDArray> blocks) {
        if (results.isEmpty()) {
            List<NDArray> like = new ArrayList<>();
            for (NDArray block : blocks) {
                long[] lengths = block.shape().lengths();
                like.add(NDArray.zeros(
                        block.dtype(), Shape.of(Arrays.copyOfRange(lengths, stack.ndim(), lengths.length))));
            }
            results.add(one(kind, identities(like), blocks.get(0).dtype()));
            return results.get(0).stream()
                    .map(part -> NDArray.zeros(part.dtype(), joined(stack, part.shape())))
                    .toList();
        }
        List<NDArray> parts = new ArrayList<>();
        for (int part = 0; part < results.get(0).size(); part++) {
            NDArray model = results.get(0).get(part);
            Shape flat = joined(Shape.of(stack.size()), model.shape());
            NDArray all = NDArray.zeros(model.dtype(), flat);
            for (int number = 0; number < results.size(); number++) {
                results.get(number).get(part).copyInto(matrix(all, new long[] {number}));
            }
            parts.add(all.reshape(joined(stack, model.shape())));
        }
        return parts;
    }

    /** Of no matrices at all only the shape of the answer matters: that of matrices which surely have one. */
    private static List<NDArray> identities(List<NDArray> like) {
        List<NDArray> result = new ArrayList<>();
        for (NDArray zeros : like) {
            Columns one = Columns.zeros(
                    (int) zeros.shape().length(0), (int) zeros.shape().length(1));
            for (int i = 0; i < Math.min(one.rows(), one.columns()); i++) {
                one.set(i, i, 1);
            }
            result.add(one.block().astype(zeros.dtype()));
        }
        return result;
    }

    private static Shape joined(Shape stack, Shape own) {
        long[] lengths = Arrays.copyOf(stack.lengths(), stack.ndim() + own.ndim());
        System.arraycopy(own.lengths(), 0, lengths, stack.ndim(), own.ndim());
        return Shape.of(lengths);
    }

    private static List<NDArray> one(Factorization kind, List<NDArray> matrices, DType dtype) {
        NDArray matrix = matrices.get(0);
        List<NDArray> parts = switch (kind) {
            case LU_PANEL, LU_UPDATE, EXCHANGE -> PanelFactors.of(kind, matrices);
            case CHOLESKY_DIAGONAL -> PanelFactors.cholesky(matrix);
            case DIAGONAL_LOWER, DIAGONAL_UPPER, DIAGONAL_SOLVE, DIAGONAL_INVERSE ->
                PanelFactors.substitute(matrix, matrices.get(1), kind);
            case PRODUCT -> List.of(Product.sum(List.of(matrix), List.of(matrices.get(1)), 0, 1));
            default -> dtype.isComplex() ? ComplexFactors.of(kind, matrices) : real(kind, matrices);
        };
        return parts.stream()
                .map(part -> part.dtype() == DType.FLOAT64 ? part.astype(dtype.realPart()) : part)
                .map(part -> part.dtype() == DType.COMPLEX128 ? part.astype(dtype) : part)
                .toList();
    }

    private static List<NDArray> real(Factorization kind, List<NDArray> matrices) {
        NDArray matrix = matrices.get(0);
        return switch (kind) {
            case QR -> Orthogonal.qr(matrix, false);
            case QR_PANEL -> Orthogonal.qr(matrix, true);
            case SVD -> Orthogonal.svd(matrix, true);
            case SVD_FULL -> Orthogonal.fullSvd(matrix);
            case SINGULAR_VALUES -> Orthogonal.svd(matrix, false);
            case EIGH -> Orthogonal.eigh(matrix, true);
            case EIGENVALUES -> Orthogonal.eigh(matrix, false);
            case LU -> Triangular.lu(matrix);
            case CHOLESKY -> Triangular.cholesky(matrix);
            case SOLVE -> Triangular.solve(matrix, matrices.get(1), kind);
            case INVERSE -> Triangular.inverse(matrix);
            case SOLVE_LOWER, SOLVE_UPPER -> Triangular.substitute(matrix, matrices.get(1), kind);
            case DETERMINANT -> Triangular.determinant(matrix);
            default -> throw new IllegalArgumentException(kind + " is none of one matrix");
        };
    }
}

package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Reduction;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reduction over shapes, axes, dtypes and memory layouts, against NumPy; see {@code reduction_fixtures.py}. */
class ReducerFixtureTest {
    private record Fixture(
            Reduction reduction,
            DType dtype,
            String variant,
            int ddof,
            Shape shape,
            int[] axes,
            @Nullable NDArray result) {
        @Override
        public String toString() {
            return reduction + " of " + variant + " " + dtype + shape + " along " + Arrays.toString(axes) + " ddof "
                    + ddof;
        }
    }

    private static List<Fixture> fixtures() {
        try (InputStream resource =
                        Objects.requireNonNull(ReducerFixtureTest.class.getResourceAsStream("reductions.gz"));
                DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource)))) {
            List<Fixture> fixtures = new ArrayList<>();
            for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                DType dtype = DType.of(in.readUTF());
                String variant = in.readUTF();
                int ddof = in.readByte();
                long[] lengths = new long[in.readByte()];
                for (int axis = 0; axis < lengths.length; axis++) {
                    lengths[axis] = in.readInt();
                }
                int[] axes = new int[in.readByte()];
                for (int i = 0; i < axes.length; i++) {
                    axes[i] = in.readByte();
                }
                String result = in.readUTF();
                NDArray block = result.equals("-") ? null : UfuncFixtures.elements(DType.of(result), in);
                fixtures.add(new Fixture(Reduction.of(name), dtype, variant, ddof, Shape.of(lengths), axes, block));
            }
            return fixtures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<Fixture> FIXTURES = fixtures();

    /** How the same elements may lie in memory. */
    enum Layout {
        ROW_MAJOR,
        COLUMN_MAJOR,
        SPREAD,
        BACKWARDS
    }

    private static NDArray data(Fixture fixture, Layout layout) {
        NDArray plain = plain(fixture);
        int ndim = plain.ndim();
        return switch (layout) {
            case ROW_MAJOR -> plain;
            case COLUMN_MAJOR -> plain.transpose().copy().transpose();
            case SPREAD -> {
                long[] wide = plain.shape().lengths();
                if (ndim == 0) {
                    yield plain;
                }
                wide[ndim - 1] *= 3;
                NDArray spread = NDArray.zeros(plain.dtype(), Shape.of(wide));
                NDArray every = spread.slice(ndim == 1 ? "1::3" : "..., 1::3");
                scatter(plain, every);
                yield every;
            }
            case BACKWARDS -> ndim == 0 ? plain : plain.slice("::-1").copy().slice("::-1");
        };
    }

    private static void scatter(NDArray from, NDArray to) {
        long[] index = new long[from.ndim()];
        for (long i = 0; i < from.size(); i++) {
            int at = to.offset();
            for (int axis = 0; axis < index.length; axis++) {
                at += (int) index[axis] * to.stride(axis);
            }
            System.arraycopy(
                    from.storageShared(), slots(from) * (int) i, to.storageShared(), slots(from) * at, slots(from));
            advance(index, from.shape());
        }
    }

    private static int slots(NDArray block) {
        return block.dtype().isComplex() ? 2 : 1;
    }

    private static NDArray plain(Fixture fixture) {
        int size = (int) fixture.shape().size();
        DType wide = fixture.dtype().isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
        NDArray block = NDArray.zeros(wide, Shape.of(size));
        double[] storage = (double[]) block.storageShared();
        for (int k = 0; k < size; k++) {
            double u = uniform(2L * k);
            if (fixture.dtype().isComplex()) {
                storage[2 * k] = u * 4 - 1;
                storage[2 * k + 1] = uniform(2L * k + 1) * 2 - 1;
            } else {
                storage[k] = real(fixture.dtype(), u);
            }
        }
        Object values = block.astype(fixture.dtype()).copy().storageShared();
        vary(fixture, values);
        return NDArray.wrap(fixture.dtype(), fixture.shape(), values);
    }

    private static double real(DType dtype, double u) {
        if (dtype.isBool()) {
            return u > 0.5 ? 1 : 0;
        }
        return dtype.isInteger() ? Math.floor(u * 200) - (dtype == DType.UINT8 ? 0 : 100) : u * 4 - 1;
    }

    private static void vary(Fixture fixture, Object values) {
        for (int k = 0; k < fixture.shape().size(); k++) {
            switch (fixture.variant()) {
                case "nan" -> {
                    if (k % 7 == 3 && values instanceof float[] floats) {
                        floats[fixture.dtype().isComplex() ? 2 * k : k] = Float.NaN;
                    } else if (k % 7 == 3) {
                        ((double[]) values)[fixture.dtype().isComplex() ? 2 * k : k] = Double.NaN;
                    }
                    if (k % 7 == 3 && fixture.dtype() == DType.COMPLEX128) {
                        ((double[]) values)[2 * k + 1] = 0;
                    } else if (k % 7 == 3 && fixture.dtype() == DType.COMPLEX64) {
                        ((float[]) values)[2 * k + 1] = 0;
                    }
                }
                case "ties" -> tie(fixture.dtype(), values, k);
                case "offset" -> ((double[]) values)[k] += 1e6;
                default -> {}
            }
        }
    }

    private static void tie(DType dtype, Object values, int k) {
        switch (dtype) {
            case INT8 -> ((byte[]) values)[k] = (byte) Math.floorDiv(((byte[]) values)[k], 50);
            case UINT8 -> ((byte[]) values)[k] = (byte) ((((byte[]) values)[k] & 0xFF) / 50);
            case INT16 -> ((short[]) values)[k] = (short) Math.floorDiv(((short[]) values)[k], 50);
            case INT32 -> ((int[]) values)[k] = Math.floorDiv(((int[]) values)[k], 50);
            case INT64 -> ((long[]) values)[k] = Math.floorDiv(((long[]) values)[k], 50);
            case FLOAT32 -> ((float[]) values)[k] = (float) Math.rint(((float[]) values)[k] * 2);
            default -> ((double[]) values)[k] = Math.rint(((double[]) values)[k] * 2);
        }
    }

    private static double uniform(long k) {
        return ((k + 1) * 2654435761L & 0xFFFFFFFFL) * 0x1p-32;
    }

    @Test
    void thereAreFixturesForEveryReduction() {
        assertThat(FIXTURES.stream().map(Fixture::reduction).distinct()).containsExactlyInAnyOrder(Reduction.values());
    }

    @ParameterizedTest
    @EnumSource
    void answersAsNumPyWhateverTheLayout(Layout layout) {
        for (Fixture fixture : FIXTURES) {
            NDArray data = data(fixture, layout);
            Reducer reducer =
                    Reducer.of(fixture.reduction(), fixture.dtype(), fixture.shape(), fixture.axes(), fixture.ddof());
            Partial partial = reducer.chunk(data, Placement.of(fixture.shape()), Tier.INTERPRETED);
            check(fixture, reducer, partial);
        }
    }

    @Test
    void answersAsNumPyFromBlocks() {
        for (Fixture fixture : FIXTURES) {
            NDArray data = data(fixture, Layout.ROW_MAJOR);
            Reducer reducer =
                    Reducer.of(fixture.reduction(), fixture.dtype(), fixture.shape(), fixture.axes(), fixture.ddof());
            for (int axis : fixture.axes()) {
                long cut = fixture.shape().length(axis) / 3;
                String all = ":, ".repeat(axis);
                long[] origin = new long[fixture.shape().ndim()];
                NDArray head = data.slice(all + ":" + cut);
                NDArray tail = data.slice(all + cut + ":");
                Partial first = reducer.chunk(head, Placement.of(head.shape(), origin), Tier.GENERATED);
                origin[axis] = cut;
                Partial second = reducer.chunk(tail, Placement.of(tail.shape(), origin), Tier.INTERPRETED);
                check(fixture, reducer, reducer.combine(List.of(first, second)));
                check(fixture, reducer, reducer.combine(List.of(second, first)));
            }
        }
    }

    private static void check(Fixture fixture, Reducer reducer, Partial partial) {
        NDArray expected = fixture.result();
        if (expected == null) {
            assertThatThrownBy(() -> reducer.finish(partial))
                    .as(fixture.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no answer");
            return;
        }
        NDArray actual = reducer.finish(partial);
        assertThat(actual.dtype()).as(fixture.toString()).isEqualTo(expected.dtype());
        assertThat(actual.shape()).as(fixture.toString()).isEqualTo(reducer.resultShape(fixture.shape()));
        NDArray flat = actual.reshape(-1);
        for (long i = 0; i < expected.size(); i++) {
            if (!close(fixture, expected, flat, i)) {
                assertThat(flat.complexAt(i)).as(fixture + " at " + i).isEqualTo(expected.complexAt(i));
            }
        }
    }

    private static boolean close(Fixture fixture, NDArray expected, NDArray actual, long i) {
        if (!expected.dtype().isInexact()) {
            return expected.longAt(i) == actual.longAt(i);
        }
        boolean exact = switch (fixture.reduction()) {
            case MIN, MAX, NANMIN, NANMAX -> true;
            default -> false;
        };
        boolean single = expected.dtype().realPart() == DType.FLOAT32;
        double unit = exact ? 0 : single ? 1e-6 : 1e-14;
        Complex e = expected.complexAt(i);
        Complex a = actual.complexAt(i);
        if (fixture.reduction() == Reduction.PROD && !(Double.isFinite(e.re()) && Double.isFinite(e.im()))) {
            return !Double.isFinite(a.re())
                    || !Double.isFinite(a.im()); // where products overflow, infinity and NaN depend on their order
        }
        double scale = switch (fixture.reduction()) {
            case SUM -> 3 * Math.max(size(e), Math.sqrt(fixture.shape().size()));
            case PROD -> 30 * size(e);
            case VAR, STD -> Math.max(1, size(e)) * (fixture.variant().equals("offset") ? 1e4 : 10);
            default -> 4 * Math.max(1, size(e));
        };
        return close(e.re(), a.re(), unit * scale) && close(e.im(), a.im(), unit * scale);
    }

    private static double size(Complex value) {
        return Math.max(finite(value.re()), finite(value.im()));
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? Math.abs(value) : 0;
    }

    private static boolean close(double expected, double actual, double tolerance) {
        return Double.compare(expected, actual) == 0 || Math.abs(expected - actual) <= tolerance;
    }

    private static void advance(long[] index, Shape shape) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape.length(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }
}

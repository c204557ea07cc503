package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkMismatchException;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.UnsupportedDTypeException;
import io.bask.schedule.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Wrong arguments are refused by the call that is wrong, with the values seen and a way out. */
class ArrayErrorsTest {
    private final Array x = Array.ones(Shape.of(3, 4));

    @Test
    void shapesThatDoNotBroadcastAreNamed() {
        assertThatThrownBy(() -> x.add(Array.ones(Shape.of(5))))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("(3, 4)")
                .hasMessageContaining("(5,)")
                .hasMessageContaining("axis -1");
        assertThatThrownBy(() -> x.broadcastTo(Shape.of(3, 5)))
                .isInstanceOf(BroadcastException.class)
                .hasMessage("an array of shape (3, 4) cannot be stretched to shape (3, 5), as lengths must be equal or"
                        + " 1, last axes aligned; reshape it, or stretch it to another shape");
    }

    @Test
    void anAxisOutOfRangeIsNamedWithTheRange() {
        assertThatThrownBy(() -> x.sum(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("axis 2 is out of range for an array of 2 dimensions; use a value in [-2, 1]");
        assertThatThrownBy(() -> x.argmax(-3)).hasMessageContaining("axis -3");
        assertThatThrownBy(() -> x.expandDims(4)).hasMessageContaining("axis 4");
        assertThatThrownBy(() -> x.mean(0, -2)).hasMessageContaining("named twice");
        assertThatThrownBy(() -> x.transpose(0)).hasMessageContaining("name every axis once");
        assertThatThrownBy(() -> x.squeeze(1)).hasMessageContaining("has length 4, not 1");
    }

    @Test
    void chunksThatDoNotAddUpToTheShapeAreNamed() {
        assertThatThrownBy(() -> x.rechunk(Chunks.lengths(new long[] {1, 1}, new long[] {4})))
                .isInstanceOf(ChunkMismatchException.class)
                .hasMessageContaining("(1, 1)")
                .hasMessageContaining("add up to 2")
                .hasMessageContaining("length 3");
        assertThatThrownBy(() -> Array.zeros(Shape.of(3), Chunks.of(1, 1, 2)))
                .isInstanceOf(ChunkMismatchException.class)
                .hasMessageContaining("length 3");
    }

    @Test
    void negativeSizesAreRefused() {
        assertThatThrownBy(() -> Array.zeros(Shape.of(-1, 2))).hasMessageContaining("length -1 along axis 0");
        assertThatThrownBy(() -> Array.linspace(0, 1, -2)).hasMessage("linspace of -2 numbers; ask for 0 or more");
        assertThatThrownBy(() -> Array.zeros(Shape.of(4), Chunks.of(-3))).hasMessageContaining("-3");
    }

    @Test
    void functionsThatADTypeDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> x.and(x))
                .isInstanceOf(UnsupportedDTypeException.class)
                .hasMessageContaining("bitwise_and")
                .hasMessageContaining("float64")
                .hasMessageContaining("astype");
        assertThatThrownBy(() -> x.gt(0).sub(x.gt(1))).hasMessageContaining("subtract");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        Array bytes = Array.zeros(Shape.of(2), Chunks.auto(), DType.UINT8);
        assertThatThrownBy(() -> bytes.add(300)).hasMessageContaining("300 does not fit in uint8");
        assertThatThrownBy(() -> Array.full(Shape.of(2), -1, Chunks.auto(), DType.UINT8))
                .hasMessageContaining("-1 does not fit in uint8");
        assertThatThrownBy(() -> Array.full(Shape.of(2), new Complex(0, 1), Chunks.auto(), DType.FLOAT64))
                .hasMessageContaining("does not fit in float64");
        assertThatThrownBy(() -> Array.full(Shape.of(2), Double.NaN, Chunks.auto(), DType.INT32))
                .hasMessageContaining("NaN does not fit in int32");
        assertThatThrownBy(() -> Array.full(Shape.of(2), 1e300, Chunks.auto(), DType.INT64))
                .hasMessageContaining("1.0E300 does not fit in int64");
        assertThatThrownBy(() -> Array.full(Shape.of(2), "two")).hasMessageContaining("two");
    }

    @Test
    void wholeNumbersToNegativePowersAreRefusedBeforeTheyAreComputed() {
        assertThatThrownBy(() -> Array.arange(3).pow(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("int64 to the power -1: whole numbers to negative whole powers are not allowed; cast to"
                        + " float64 first");
    }

    @Test
    void reductionsOfNoElementsThatHaveNoAnswerAreRefused() {
        Array none = Array.zeros(Shape.of(0, 3));
        assertThatThrownBy(none::max).hasMessageContaining("max of no elements").hasMessageContaining("(0, 3)");
        assertThatThrownBy(() -> none.argmin(0)).hasMessageContaining("argmin of no elements");
        assertThatThrownBy(() -> Reduce.all().splitEvery(1)).hasMessageContaining("splitEvery is 1");
    }

    @Test
    void padsByStatisticsOfNothingAreRefusedWhereTheyAreNoNumber() {
        assertThatThrownBy(() -> Pad.maximum(0)).hasMessageContaining("maximum of 0 elements is not defined");
        assertThatThrownBy(() -> Pad.mean(2, -1))
                .hasMessageContaining("mean of -1 elements is not defined; look at 1 or more, or at 0 for NaN");
        assertThatThrownBy(() -> Array.of(1, 2).pad(3, Pad.mean(0, 1)))
                .hasMessageContaining("mean of 0 elements is NaN, which int64 cannot hold");
    }

    @Test
    void indicesThatDoNotSuitTheShapeAreRefused() {
        assertThatThrownBy(() -> x.get("3")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> x.get("0, 0, 0")).hasMessageContaining("too many indices");
        assertThatThrownBy(() -> x.get("1:2:0")).hasMessageContaining("step cannot be zero");
        assertThatThrownBy(() -> x.at(0, 9)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> x.block(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void assignmentsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> x.with("0", Array.ones(Shape.of(3))))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("(3,)")
                .hasMessageContaining("(4,)");
        assertThatThrownBy(() -> x.with(x, 1))
                .hasMessageContaining("whole numbers, or of bools as a mask, but has dtype float64");
        assertThatThrownBy(() -> x.with(x.gt(0).at(0), 1)).hasMessageContaining("mask of shape (4,)");
        assertThatThrownBy(() -> x.with(x.gt(0), Array.ones(Shape.of(13)))).hasMessageContaining("shape (13,)");
    }

    @Test
    void shapesThatDoNotJoinAreNamed() {
        assertThatThrownBy(() -> Array.concatenate(0, x, Array.ones(Shape.of(3, 5))))
                .hasMessage(
                        "cannot concatenate shapes (3, 4) and (3, 5) along axis 0, as all other lengths must be equal;"
                                + " cut or reshape one");
        assertThatThrownBy(() -> Array.concatenate(0, Array.scalar(1), Array.scalar(2)))
                .hasMessageContaining("arrays without axes");
        assertThatThrownBy(() -> Array.concatenate(0)).hasMessageContaining("at least one array");
        assertThatThrownBy(() -> Array.stack(0, x, x.at(0))).hasMessageContaining("cannot stack");
        assertThatThrownBy(() -> Array.stack(0)).hasMessageContaining("at least one array");
    }

    @Test
    void answersThatTheHeapCannotHoldAreRefusedBeforeTheyAreComputed() {
        assertThatThrownBy(() -> Array.zeros(Shape.of(2_147_000_000L), Chunks.of(1_000_000))
                        .compute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "an array of shape (2147000000,) and dtype float64 takes 16380.3 MiB, more than the whole heap; ");
    }

    @Test
    void blocksThatCannotBeAreRefusedBeforeTheyAreComputed() {
        assertThatThrownBy(() -> Array.zeros(Shape.of(3_000_000_000L), Chunks.whole()))
                .hasMessage(
                        "chunks of shape (3000000000,) have 3000000000 elements of dtype float64, more than one Java"
                                + " array holds (2147483639); use smaller chunks");
        Array large = Array.zeros(Shape.of(1_500_000_000L), Chunks.of(1_000_000_000));
        assertThatThrownBy(() -> large.broadcastTo(Shape.of(2, 1_500_000_000L)).rechunk(Chunks.whole()))
                .hasMessageContaining("chunks of shape (2, 1500000000) have 3000000000 elements");
        assertThatThrownBy(() -> Array.zeros(Shape.of(2_000_000_000L), Chunks.whole(), DType.COMPLEX64))
                .hasMessageContaining("more than one Java array holds (1073741819)");
        assertThatThrownBy(() -> Array.zeros(Shape.of(1 << 20, 1 << 20), Chunks.of(1, 1)))
                .hasMessage("an array of shape (1048576, 1048576) would be cut into 1099511627776 blocks, more than"
                        + " can be numbered (2147483647); use larger chunks, or fewer elements");
        Array thin = Array.arange(100_000, Chunks.of(1));
        assertThatThrownBy(() -> thin.add(thin.expandDims(1))).hasMessageContaining("10000000000 blocks");
    }

    @Test
    void reductionsWithoutADTypeOfTheirOwnRefuseOne() {
        assertThatThrownBy(() -> x.any(Reduce.all().dtype(DType.INT8)))
                .hasMessage("any takes no dtype, but int8 is asked for; call astype(INT8) before or after");
        assertThatThrownBy(() -> x.argmax(Reduce.axis(0).dtype(DType.INT8)))
                .hasMessageContaining("argmax takes no dtype");
    }

    @Test
    void numbersBesideChoicesFitInTheirDType() {
        Array bytes = Array.of(1, 2).astype(DType.UINT8);
        List<Array> mask = List.of(bytes.gt(1));
        assertThatThrownBy(() -> Array.select(mask, List.of(bytes), 300L))
                .hasMessageContaining("300 does not fit in uint8");
        assertThatThrownBy(() -> Array.select(mask, List.of(bytes), -1L))
                .hasMessageContaining("-1 does not fit in uint8");
        assertThat(Array.select(mask, List.of(bytes), 255L).compute().toLongArray())
                .containsExactly(255, 2);
    }

    @Test
    void optionsThatAReductionHasNoPlaceForAreRefusedByItsName() {
        Array mask = x.gt(1);
        MaskedArray masked = MaskedArray.of(x, mask);
        Reduce chosen = Reduce.axis(0).where(mask);
        Reduce begun = Reduce.axis(0).initial(9);
        Reduce cast = Reduce.axis(0).dtype(DType.FLOAT32);
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("sum of a masked array takes no mask; leave out more elements with", () -> masked.sum(chosen));
        calls.put("prod of a masked array takes no initial number but got 9;", () -> masked.prod(begun));
        calls.put("mean of a masked array takes no initial", () -> masked.mean(begun));
        calls.put("var of a masked array takes no mask", () -> masked.var(chosen));
        calls.put("std of a masked array takes no mask", () -> masked.std(chosen));
        calls.put("min takes no dtype, but float32", () -> masked.min(cast));
        calls.put("max of a masked array takes no initial", () -> masked.max(begun));
        calls.put("count takes no dtype", () -> masked.count(cast));
        calls.put("moment takes no mask", () -> x.moment(2, chosen));
        calls.put("moment takes no initial", () -> x.moment(2, begun));
        calls.put("average takes no initial", () -> x.average(x, begun));
        calls.put("average takes no mask; give weights of 0 there", () -> x.average(x, chosen));
        calls.put("ptp takes no mask", () -> x.ptp(chosen));
        calls.put("ptp takes no dtype", () -> x.ptp(cast));
        calls.put("nanargmin takes no mask", () -> x.mul(1.5).nanargmin(chosen));
        calls.put("nanvar takes no initial", () -> x.mul(1.5).nanvar(begun));
        calls.forEach((message, call) -> assertThatThrownBy(call)
                .as(message)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message));
    }

    @Test
    void nothingInsteadOfAnArgumentIsNamed() {
        assertThatThrownBy(() -> x.add((Array) null)).hasMessageContaining("an operand is null");
        assertThatThrownBy(() -> Array.full(Shape.of(1), null)).hasMessageContaining("null is not a scalar");
        assertThatThrownBy(() -> Array.zeros(Shape.of(1), null)).hasMessageContaining("chunks is null");
        assertThatThrownBy(() -> Array.fromFunction(null, Shape.of(1), Chunks.auto()))
                .hasMessageContaining("is null");
    }

    @Test
    void rangesWithoutEndAreRefused() {
        assertThatThrownBy(() -> Array.arange(0, 5, 0)).hasMessageContaining("steps of 0");
        assertThatThrownBy(() -> Array.arange(0.0, 5.0, 0.0)).hasMessageContaining("steps of 0.0");
        assertThatThrownBy(() -> Array.arange(0, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Array.arange(Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Array.arange(Long.MIN_VALUE, Long.MAX_VALUE)).hasMessageContaining("2^63 - 1");
    }

    @Test
    void randomNumbersThatCannotBeDrawnAreRefused() {
        RandomArrays random = Array.random(1);
        Shape shape = Shape.of(2);
        assertThatThrownBy(() -> random.uniform(2, 1, shape, Chunks.auto())).hasMessageContaining("low 2.0");
        assertThatThrownBy(() -> random.normal(0, -1, shape, Chunks.auto())).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> random.integers(3, 3, shape)).hasMessageContaining("low 3 and high 3");
    }

    @Test
    void aFailureInATaskNamesTheFunctionsAndTheBlocksThatItRead() {
        Array x = Array.of(3, 0, -2).persist();
        assertThatThrownBy(() -> x.rpow(2).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("failed in power(int64 (3,))")
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> x.add(1).rpow(2).sum().compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("failed in sum of fused(add, power)(int64 (3,))");
        Array failing = Array.fromFunction(
                index -> {
                    throw new IllegalStateException("no value at " + index[0]);
                },
                Shape.of(2),
                Chunks.auto());
        assertThatThrownBy(failing::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("fromfunction")
                .hasMessageContaining("no value at 0");
        assertThat(x.sum().compute().item()).isEqualTo(1L);
    }

    @Test
    void answersThatAreTooLargeAreRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> Array.ones(Shape.of(1 << 20, 1 << 20)).compute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1099511627776 elements")
                .hasMessageContaining("persist()");
    }

    @Test
    void anUnknownPhaseIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> Array.of(NDArray.of(1.0)).explain("melt"))
                .hasMessageContaining("melt")
                .hasMessageContaining("simplify")
                .hasMessageContaining("fuse");
    }

    @Test
    void lengthsThatNoArrayHasAreRefusedByTheCall() {
        long most = Long.MAX_VALUE;
        assertThatThrownBy(() -> x.reshape(most, -4, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has length -4 along axis 1");
        assertThatThrownBy(() -> x.reshape(most, 2, -1)).hasMessageContaining("number of elements must stay the same");
        assertThatThrownBy(() -> x.repeat(most))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repeat them less often");
        assertThatThrownBy(() -> x.trimOverlap(Overlap.depth(), Array.scalar(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(x.tile(Integer.MAX_VALUE).shape()).isEqualTo(Shape.of(3, 4L * Integer.MAX_VALUE));
        assertThat(x.tile(100_000).get("1, -2:").compute().toDoubleArray()).containsExactly(1, 1);
        assertThat(Array.arange(3).resize(3, 1_000_000).get("2, -3:").compute().toLongArray())
                .containsExactly(0, 1, 2);
        assertThat(Array.arange(3, Chunks.of(2)).resize(1000).sum().compute().item())
                .isEqualTo(999L);
        assertThat(x.diff(Integer.MAX_VALUE, 1).shape()).isEqualTo(Shape.of(3, 0));
        assertThat(x.sum(Reduce.all().splitEvery(Integer.MAX_VALUE)).compute().item())
                .isEqualTo(12.0);
    }

    @Test
    void aSorterOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Array.of(3.0, 1, 2).searchsorted(x, SearchSide.LEFT, Array.of(0L, 1)))
                .hasMessageContaining("the sorter has shape (2,)");
    }

    @Test
    void positionsThatAreNoneAreNamed() {
        Array i = Array.arange(5);
        assertThatThrownBy(() -> i.delete(null, 0)).hasMessage("positions is null; give a value");
        assertThatThrownBy(() -> i.insert((Index) null, i, 0)).hasMessage("positions is null; give a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.delete(Index.newAxis(), 0))
                .withMessage(
                        "'None' names no positions of axis 0; use a position, a range, Index.of(...), or an array of"
                                + " one axis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.insert(Index.ellipsis(), i, 0))
                .withMessageContaining("'...' names no positions of axis 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.delete(NDArray.of(1.0), 0))
                .withMessageContaining("shape (1,) and dtype float64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.insert(NDArray.of(1.5, 2), i.get(":2"), 0))
                .withMessageContaining("dtype float64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.delete(NDArray.of(1L).reshape(1, 1), 0))
                .withMessageContaining("shape (1, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.delete(Array.of(1L), 0))
                .withMessageContaining("compute() it first");
        assertThat(i.delete(NDArray.of(true, false, false, false, true), 0)
                        .compute()
                        .toLongArray())
                .containsExactly(1, 2, 3);
    }

    @Test
    void boolsStayBoolsWhenTheyArePaddedByTwiceTheirEdge() {
        Array bools = Array.of(true, false, false).pad(2, Pad.reflectOdd());
        assertThat(bools.dtype()).isEqualTo(DType.BOOL);
        assertThat(bools.compute().toBooleanArray()).containsExactly(true, true, true, false, false, false, true);
    }

    @Test
    void whatTakesTooMuchRoomIsSaidSo() {
        assertThatThrownBy(() -> Array.of(1L, 1L << 40).bincount().compute())
                .hasMessageContaining("the greatest, which is 1099511627776, but at most 2147483631 of them");
        assertThatThrownBy(() -> Array.of(1L, Long.MAX_VALUE).bincount().compute())
                .hasMessageContaining("the greatest, which is 9223372036854775807");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.of(1L).bincount(1L << 40))
                .withMessageContaining("from 0 to 2147483631");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bins.count(Long.MAX_VALUE))
                .withMessageContaining("use from 1 to 2147483631");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.random(1).uniform(-Double.MAX_VALUE, Double.MAX_VALUE, Shape.of(3)))
                .withMessage(
                        "uniform numbers need low <= high, a finite distance apart; got low -1.7976931348623157E308"
                                + " and high 1.7976931348623157E308, Infinity apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.random(1).uniform(3, 1, Shape.of(3)))
                .withMessageContaining("-2.0 apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Array.random(1).multinomial(5, new double[0], Shape.of(3), Chunks.auto()))
                .withMessageContaining("chances of shape (0,) are of no kind");
    }

    @Test
    void oddNumbersAreRefusedOrTaken() {
        Array i = Array.arange(10L, Chunks.of(3));
        assertThat(i.roll(Long.MIN_VALUE).compute().longAt(0)).isEqualTo(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaskedArray.of(i, i.gt(3)).filled(Double.NaN))
                .withMessageContaining("NaN cannot fill elements of dtype int64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Linalg.cond(Array.zeros(Shape.of(0, 0))))
                .withMessageContaining("cond of shape (0, 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> i.get(i.gt(3)).reshape(-1, Long.MAX_VALUE, 3))
                .withMessageContaining("only known when computed");
        assertThatIllegalArgumentException().isThrownBy(() -> Fft.fftfreq(5, 0)).withMessageContaining("0.0 apart");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fft.rfftfreq(7, Double.NaN))
                .withMessageContaining("NaN apart");
    }
}

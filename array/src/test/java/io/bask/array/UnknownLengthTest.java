package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.AxisChunks;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.array.shape.UnknownLengthException;
import io.bask.config.Config;
import io.bask.schedule.TaskFailedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrays with lengths that are only known when computed. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class UnknownLengthTest {
    private final Array x = Array.arange(24, Chunks.of(5)).reshape(8, 3).rechunk(Chunks.of(3, 2));
    private final Array rows = x.get(":, 0").mod(2).eq(0); // rows 0, 2, 4, 6
    private final Array y = x.get(rows);

    /** Computes with and without the optimiser what is done to an array of unknown, and of known lengths. */
    private static void agrees(Array unknown, UnaryOperator<Array> operation) {
        NDArray expected =
                operation.apply(Array.of(unknown.compute(), Chunks.of(2))).compute();
        for (boolean optimize : new boolean[] {true, false}) {
            try (Config.Scope scope = Config.with("optimize", optimize)) {
                assertThat(scope).isNotNull();
                NDArray got = operation.apply(unknown).compute();
                assertThat(got.repr()).isEqualTo(expected.repr());
                assertThat(got.dtype()).isEqualTo(expected.dtype());
            }
        }
    }

    @Test
    void whatAMaskTakesHasAnUnknownLengthThatPrintsAsAQuestionMark() {
        assertThat(y.shape()).hasToString("(?, 3)");
        assertThat(y.chunks()).hasToString("((?, ?, ?), (2, 1))");
        assertThat(y.toString()).contains("shape=(?, 3)").contains("size unknown");
        assertThat(y.shape().isKnown()).isFalse();
        assertThat(y.shape().isKnown(1)).isTrue();
        assertThat(y.shape().extent(0)).isEqualTo(Shape.UNKNOWN);
        assertThat(y.explain()).contains("compress(axis 0)").contains("(?, 3)");
        assertThat(y.compute().toString()).isEqualTo("[[ 0  1  2]\n [ 6  7  8]\n [12 13 14]\n [18 19 20]]");
    }

    @Test
    void aMaskOverAllAxesTakesInRowMajorOrderHoweverItIsCut() {
        Array even = x.mod(4).eq(0);
        assertThat(x.get(even).compute().toLongArray()).containsExactly(0, 4, 8, 12, 16, 20);
        assertThat(x.rechunk(Chunks.of(1, 1)).get(even).compute().toLongArray()).containsExactly(0, 4, 8, 12, 16, 20);
    }

    @Test
    void arraysSelectedWithOneMaskGoTogether() {
        Array other = x.mul(10).get(rows);
        agrees(y, v -> v.shape().isKnown() ? v.add(v.mul(10)) : v.add(other));
        assertThat(y.add(other).shape()).isEqualTo(y.shape());
        assertThat(y.add(x.astype("float64").rechunk(Chunks.whole()).get(rows))
                        .sum()
                        .compute()
                        .item())
                .isEqualTo(2.0 * 120);
    }

    @Test
    void otherAxesMoveAsThoseOfKnownArraysDo() {
        agrees(y, v -> v.flip(1));
        agrees(y, v -> v.roll(1, 1));
        agrees(y, v -> v.diff(1, 1));
        agrees(y, v -> v.shuffle(List.of(new long[] {2, 0}, new long[] {1}), 1));
        agrees(y, v -> v.shuffle(List.of(new long[] {-1, 0, 0}, new long[] {}), -1));
        assertThat(y.shuffle(List.of(new long[] {2, 0}, new long[] {1}), 1).chunks())
                .hasToString("((?, ?, ?), (2, 1))");
        assertThatThrownBy(() -> y.flip(0)).hasMessageContaining("only known when computed");
        assertThatThrownBy(() -> y.shuffle(List.of(new long[] {0}), 0))
                .hasMessageContaining("only known when computed");
    }

    @Test
    void arraysSelectedWithDifferentMasksAreRefusedByTheCall() {
        Array other = x.get(x.get(":, 1").gt(3));
        assertThatThrownBy(() -> y.add(other))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("(?, 3)")
                .hasMessageContaining("different masks")
                .hasMessageContaining("computeChunkSizes()");
        assertThatThrownBy(() -> y.add(Array.ones(Shape.of(4, 3)))).hasMessageContaining("only known when computed");
    }

    @Test
    void arraysCutDifferentlyUnderOneMaskAreToldSo() {
        Array mask = Array.of(true, false, true, true).rechunk(Chunks.whole());
        Array halves = Array.arange(4).rechunk(Chunks.of(2)).get(mask);
        Array quarters = Array.arange(4).rechunk(Chunks.of(1)).get(mask);
        assertThatThrownBy(() -> halves.add(quarters))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("one mask over arrays that are cut differently")
                .hasMessageContaining("computeChunkSizes()");
        assertThatThrownBy(() -> halves.get(quarters.gt(0)))
                .hasMessageContaining("one mask over arrays cut alike")
                .hasMessageContaining("computeChunkSizes()");
        assertThat(halves.computeChunkSizes()
                        .add(quarters.computeChunkSizes())
                        .compute()
                        .toLongArray())
                .containsExactly(0, 4, 6);
    }

    @Test
    void whatIsAccumulatedNeedsNoLength() {
        for (ScanMethod method : ScanMethod.values()) {
            agrees(y, v -> v.cumsum(0, method));
            agrees(y.transpose(), v -> v.cumprod(1, method));
            agrees(y, v -> v.cumsum(1, method));
        }
    }

    @Test
    void elementwiseFunctionsReductionsAndCastsWork() {
        agrees(y, v -> v.mul(2).sub(Array.arange(3)).astype(DType.FLOAT32));
        agrees(y, v -> v.sum());
        agrees(y, v -> v.sub(1).mean(0));
        agrees(y, v -> v.max(1));
        agrees(y, v -> v.var(Reduce.axis(0).keepdims()));
        agrees(y, v -> v.sub(v.mean(0)).abs().max(0));
        agrees(y, v -> Array.where(v.gt(5), v, -1L));
        agrees(y.transpose(), v -> v.prod(0));
        agrees(y, v -> v.add(v.sum(Reduce.axis(1).keepdims())));
    }

    @Test
    void placesAreCountedInTheWholeArray() {
        Array z = x.mul(7).mod(11).get(rows);
        agrees(z, v -> v.argmax(0));
        agrees(z, v -> v.argmin(1));
        agrees(z, v -> v.neg().argmax());
        agrees(z, v -> v.argmin(Reduce.axis(0).keepdims()));
        agrees(z.get(":, 0"), v -> v.argmax());
        agrees(
                Array.arange(40, Chunks.of(7))
                        .get(Array.arange(40, Chunks.of(4)).mod(3).eq(0)),
                v -> v.argmax(0));
    }

    @Test
    void anotherMaskAndViewsOfTheOtherAxesWork() {
        agrees(y, v -> v.get(v.get(":, 1").gt(7)));
        agrees(y, v -> v.get(v.gt(6)));
        agrees(y, v -> v.get(":, 1:"));
        agrees(y, v -> v.get(":, ::-1"));
        agrees(y, v -> v.get("..., None, 0"));
        agrees(y, v -> v.expandDims(0).squeeze());
        agrees(y, v -> v.get(Index.all(), Index.of(2, 0, 0)));
        agrees(y, v -> v.rechunk(Chunks.byAxis(Map.of(1, AxisChunks.whole()))));
        agrees(y.get(":, 0"), v -> v.ravel());
    }

    @Test
    void arraysOfUnknownLengthsAreJoined() {
        Array all = Array.concatenate(0, y, x, y);
        assertThat(all.shape()).hasToString("(?, 3)");
        assertThat(all.compute().shape()).isEqualTo(Shape.of(16, 3));
        assertThat(all.computeChunkSizes().compute().repr())
                .isEqualTo(all.compute().repr());
        assertThat(Array.concatenate(1, y, y).compute().shape()).isEqualTo(Shape.of(4, 6));
        assertThat(Array.stack(0, y, y).compute().shape()).isEqualTo(Shape.of(2, 4, 3));
    }

    @Test
    void chunkSizesAreComputedIntoANewArray() {
        Array known = y.computeChunkSizes();
        assertThat(known.chunks()).isEqualTo(ChunkGrid.of(ChunkLengths.of(2, 1, 1), ChunkLengths.of(2, 1)));
        assertThat(y.shape().isKnown()).isFalse();
        assertThat(known.get("2").compute().toLongArray()).containsExactly(12, 13, 14);
        assertThat(known.computeChunkSizes()).isSameAs(known);
        assertThat(y.sum(0).computeChunkSizes().shape()).isEqualTo(Shape.of(3));
        assertThat(y.mul(2).computeChunkSizes().shape()).isEqualTo(Shape.of(4, 3));
    }

    @Test
    void onlyTheMaskIsComputedToKnowTheLengths() {
        Array failing = Array.fromFunction(
                index -> {
                    throw new IllegalStateException("computed");
                },
                Shape.of(8),
                Chunks.of(3));
        assertThat(failing.get(rows).computeChunkSizes().shape()).isEqualTo(Shape.of(4));
    }

    @Test
    void whatIsPersistedKnowsItsLengthsWithoutComputing() {
        Array kept = y.persist();
        assertThat(kept.shape()).isEqualTo(y.shape());
        assertThat(kept.add(y).compute().contentEquals(y.mul(2).compute())).isTrue();
        assertThat(kept.computeChunkSizes().chunks())
                .isEqualTo(y.computeChunkSizes().chunks());
    }

    @Test
    void whatNeedsTheLengthIsRefusedByTheCallAndNamesTheWayOut() {
        for (UnaryOperator<Array> operation : List.<UnaryOperator<Array>>of(
                v -> v.get("0"),
                v -> v.get("1:"),
                v -> v.get("::2"),
                v -> v.at(1),
                v -> v.get(Index.of(0, 1)),
                v -> v.get(Array.of(0L)),
                v -> v.reshape(1, -1),
                v -> v.rechunk(Chunks.of(2, 3)),
                v -> v.with("0", 1),
                v -> v.diagonal(),
                v -> v.take(Index.of(0)),
                v -> v.insert(0, Array.scalar(1), 0))) {
            assertThatThrownBy(() -> operation.apply(y))
                    .isInstanceOf(UnknownLengthException.class)
                    .hasMessageContaining("call computeChunkSizes() first");
        }
        assertThatThrownBy(y::size).isInstanceOf(UnknownLengthException.class).hasMessageContaining("(?, 3)");
    }

    @Test
    void knownAxesCanBeAssignedTo() {
        agrees(y, v -> v.with(":, 0", -1));
        agrees(y, v -> v.with("...", Array.of(7, 8, 9)));
        agrees(y, v -> v.with(v.gt(6), 0));
        agrees(y, v -> v.with(Slice.of(Index.all(), Index.of(2, 0)), Array.of(5, 6)));
        Array doubled = x.with(rows, y.mul(2));
        assertThat(doubled.compute().longAt(2, 1)).isEqualTo(14);
        assertThat(doubled.compute().longAt(1, 1)).isEqualTo(4);
        assertThatThrownBy(() -> x.with(x.get(":, 1").gt(3), y)).hasMessageContaining("not selected with the mask");
    }

    @Test
    void nothingSelectedIsAnEmptyArray() {
        Array none = x.get(rows.and(false));
        assertThat(none.compute().shape()).isEqualTo(Shape.of(0, 3));
        assertThat(none.sum().compute().item()).isEqualTo(0L);
        assertThat(none.sum(0).compute().toLongArray()).containsExactly(0, 0, 0);
        assertThat(none.computeChunkSizes().shape()).isEqualTo(Shape.of(0, 3));
        assertThatThrownBy(() -> none.max().compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("no elements");
        assertThatThrownBy(() -> none.argmax(0).compute()).hasMessageContaining("no elements");
    }

    @Test
    void rowsOfUnknownNumberAreGivenOtherShapes() {
        Array grid = Array.arange(60).reshape(10, 6);
        for (int rows = 1; rows <= 10; rows += 3) {
            for (int columns = 1; columns <= 6; columns += 2) {
                Array x = grid.rechunk(Chunks.of(rows, columns));
                Array known = grid.get(Index.of(3, 4, 7, 8, 9));
                Array some = x.get(Array.of(false, false, false, true, true, false, false, true, true, true));
                assertSame(some.ravel(), known.ravel());
                assertSame(some.reshape(-1), known.ravel());
                assertSame(some.reshape(-1, 2), known.reshape(15, 2));
                assertSame(some.reshape(-1, 3, 2), known.reshape(5, 3, 2));
                assertSame(
                        some.reshape(-1, 3, 2).add(1).reshape(-1, 6).add(some),
                        known.mul(2).add(1));
                Array odd = some.mod(3);
                assertSame(odd.flatnonzero(), known.mod(3).flatnonzero());
                assertSame(odd.argwhere(), known.mod(3).argwhere());
                assertSame(odd.nonzero().get(1), known.mod(3).nonzero().get(1));
                assertSame(some.append(some), known.append(known));
                Array none = x.get(x.get(Index.all(), Index.at(0)).gt(100));
                assertThat(none.ravel().compute().shape()).isEqualTo(Shape.of(0));
                assertThat(none.argwhere().compute().shape()).isEqualTo(Shape.of(0, 2));
            }
        }
        Array line = grid.ravel().rechunk(Chunks.of(7));
        Array found = line.get(line.mod(7).gt(2)).mod(2);
        assertThat(found.flatnonzero().compute().toLongArray())
                .isEqualTo(found.computeChunkSizes().flatnonzero().compute().toLongArray());
    }

    private static void assertSame(Array late, Array known) {
        assertThat(late.compute().shape()).isEqualTo(known.compute().shape());
        assertThat(late.compute()).hasToString(known.compute().toString());
    }

    @Test
    void shapesThatNeedLengthsNameWhatMakesThemKnown() {
        Array grid = Array.arange(24, Chunks.of(5)).reshape(4, 6);
        Array rows = grid.get(Array.of(true, false, true, true));
        for (long[] shape : new long[][] {{-1, 4}, {6, -1}, {3, 6}, {}}) {
            assertThatThrownBy(() -> rows.reshape(shape))
                    .isInstanceOf(UnknownLengthException.class)
                    .hasMessageContaining("computeChunkSizes()");
        }
        assertThatThrownBy(() -> rows.reshape(-1, -1)).hasMessageContaining("-1 along axes 0 and 1");
        assertThatThrownBy(() -> rows.reshape(-1, 0)).hasMessageContaining("beside a length of 0");
        Array cut = Array.arange(24).reshape(4, 6).rechunk(Chunks.of(2, 3));
        Array both = cut.get(Index.all(), Array.of(true, false, true, true, false, false));
        assertThatThrownBy(both::ravel)
                .isInstanceOf(UnknownLengthException.class)
                .hasMessageContaining("computeChunkSizes()");
        assertThatThrownBy(both::argwhere).isInstanceOf(UnknownLengthException.class);
    }
}

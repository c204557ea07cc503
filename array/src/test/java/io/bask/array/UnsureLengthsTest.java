package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.AxisChunks;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said where lengths that nobody knows yet might suit one another, or never will. */
@Timeout(120)
class UnsureLengthsTest {
    private static final String WAY_OUT = "only known when computed, so call computeChunkSizes() first";

    private final Array x = Array.arange(24, Chunks.of(5)).reshape(8, 3).rechunk(Chunks.of(3, 2));
    private final Array y = x.get(Array.arange(8).mod(2).eq(0)); // (?, 3)
    private final Array other = x.get(Array.arange(8).lt(4)); // (?, 3), of another mask
    private final Array line = x.get(x.mod(2).eq(0)); // (?,)
    private final Array columns = Array.arange(24)
            .reshape(4, 6)
            .rechunk(Chunks.of(2, 3))
            .get(Index.all(), Array.of(true, false, true, true, false, false)); // (4, ?)
    private final Array known = Array.arange(12).reshape(4, 3);

    @Test
    void shapesThatMightSuitAreToldHowToKnow() {
        Map<String, Supplier<Object>> calls = new LinkedHashMap<>();
        calls.put("stack", () -> Array.stack(0, y, known));
        calls.put("stack of two", () -> Array.stack(0, y, other));
        calls.put("vstack", () -> Array.vstack(columns, known));
        calls.put("concatenate", () -> Array.concatenate(1, y, other));
        calls.put("concatenate beside known", () -> Array.concatenate(0, columns, known));
        calls.put("append", () -> y.append(columns, 1));
        calls.put("broadcastTo", () -> y.broadcastTo(Shape.of(2, 4, 3)));
        calls.put("bincount", () -> line.bincount(Array.arange(12), 0));
        calls.put("interp", () -> Array.of(1.0).interp(line, Array.arange(12)));
        calls.put("average", () -> y.average(known));
        calls.put("average of lines", () -> y.average(Array.arange(4), 0));
        calls.put("dot", () -> columns.dot(known));
        calls.put("matmul", () -> line.matmul(known));
        calls.put("inner", () -> columns.inner(y));
        calls.put("tensordot", () -> columns.tensordot(Array.arange(3), 1));
        calls.put("einsum", () -> Array.einsum("ij,jk->ik", columns, y));
        calls.put("multiDot", () -> Linalg.multiDot(columns, known));
        calls.put("putmask", () -> y.putmask(known.gt(3), known));
        calls.put("insert", () -> columns.insert(Index.of(0, 1), known.get(":2"), 0));
        calls.put("with", () -> y.with("...", known));
        calls.put("squeeze", () -> y.squeeze(0));
        calls.put("searchsorted", () -> line.searchsorted(known, SearchSide.LEFT, Array.arange(12)));
        calls.put("arrayEqual", () -> y.arrayEqual(known));
        calls.put("arrayEquiv", () -> y.arrayEquiv(other));
        calls.forEach((name, call) -> assertThatThrownBy(call::get)
                .as(name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("?")
                .hasMessageContaining(WAY_OUT));
    }

    @Test
    void shapesThatNeverSuitAreToldWhatElseToDo() {
        assertThatThrownBy(() -> Array.concatenate(0, y, Array.arange(3)))
                .hasMessage(
                        "cannot concatenate shapes (?, 3) and (3,) along axis 0, as all other lengths must be equal;"
                                + " cut or reshape one");
        assertThatThrownBy(() -> Array.stack(0, y, x.get(":, :2"))).hasMessageEndingWith("cut or reshape one");
        assertThatThrownBy(() -> y.broadcastTo(Shape.of(4, 5))).hasMessageEndingWith("stretch it to another shape");
        assertThatThrownBy(() -> y.matmul(Array.arange(4))).hasMessageEndingWith("transpose, cut or reshape one");
        assertThatThrownBy(() -> y.squeeze(1)).hasMessageContaining("has length 3, not 1; squeeze only");
        assertThatThrownBy(() -> y.with("...", Array.arange(4))).hasMessageEndingWith("reshape it");
    }

    @Test
    void arraysOfUnknownLengthsAreEqualOnlyWhereThatIsKnown() {
        assertThat(y.arrayEqual(y).compute().item()).isEqualTo(true);
        assertThat(y.arrayEqual(y.add(1)).compute().item()).isEqualTo(false);
        assertThat(y.arrayEqual(Array.arange(4)).compute().item()).isEqualTo(false);
        assertThat(y.arrayEqual(Array.arange(8).reshape(4, 2)).compute().item()).isEqualTo(false);
        assertThat(y.arrayEquiv(Array.arange(4)).compute().item()).isEqualTo(false);
        assertThat(y.mul(0).arrayEquiv(Array.zeros(Shape.of(3))).compute().item())
                .isEqualTo(true);
        Array one = line.mul(0).add(5);
        assertThatThrownBy(() -> one.arrayEqual(Array.of(5L)))
                .isInstanceOf(UnknownLengthException.class)
                .hasMessageContaining("arrayEqual of shapes (?,) and (1,)");
        assertThat(one.arrayEquiv(Array.of(5L)).compute().item()).isEqualTo(true);
    }

    @Test
    void elementsCutAlongUnknownColumnsAreNotPutInOrder() {
        for (Supplier<Object> call : List.<Supplier<Object>>of(
                columns::ravel,
                columns::nonzero,
                columns::argwhere,
                columns::flatnonzero,
                () -> columns.reshape(-1, 3))) {
            assertThatThrownBy(call::get)
                    .isInstanceOf(UnknownLengthException.class)
                    .hasMessageContaining("shape (4, ?), whose axis 1 is cut in 2 chunks")
                    .hasMessageContaining("row-major order")
                    .hasMessageContaining("call computeChunkSizes() first");
        }
    }

    @Test
    void rowsOfOneMaskStayAlikeWhenReshaped() {
        assertThat(y.ravel().add(y.mul(2).ravel()).compute().toLongArray())
                .isEqualTo(y.mul(3).compute().toLongArray());
        MaskedArray masked = MaskedArray.of(y, y.gt(12));
        assertThat(masked.ravel().sum().compute().toString())
                .isEqualTo(masked.sum().compute().toString());
        assertThatThrownBy(() -> y.ravel().add(other.ravel())).hasMessageContaining("different masks");
    }

    @Test
    void bytesOfRowsOfUnknownNumberAreSeenAsAnotherType() {
        assertThat(y.view(DType.FLOAT64).view(DType.INT64).compute().toLongArray())
                .isEqualTo(y.compute().toLongArray());
        Array halves = y.rechunk(Chunks.byAxis(Map.of(1, AxisChunks.whole()))).view(DType.INT32);
        assertThat(halves.compute().shape()).isEqualTo(Shape.of(4, 6));
        assertThat(halves.view(DType.INT64).compute().toLongArray())
                .isEqualTo(y.compute().toLongArray());
    }
}

package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class GufuncTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Test
    void severalAnswersComputedTogetherTakeOneCallABlock() {
        Array x = Array.arange(24.0).reshape(6, 4).rechunk(Chunks.of(2, 3));
        Gufunc both = Gufunc.ofMany(
                "(i)->(),(i)",
                blocks -> {
                    CALLS.incrementAndGet();
                    Array block = Array.of(blocks.get(0));
                    return List.of(
                            block.sum(-1).compute(), block.sort(-1).mul(2).compute());
                },
                DType.FLOAT64,
                DType.FLOAT64);
        List<Array> answers = both.applyAll(x);
        CALLS.set(0);
        var results = Bask.compute(answers.get(0), answers.get(1).add(1));
        assertThat(CALLS.get()).isEqualTo(3);
        assertThat(answers.get(1).shape()).isEqualTo(Shape.of(6, 4));
        assertThat(answers.get(0).eq(x.sum(1)).all().compute().item()).isEqualTo(true);
        assertThat(answers.get(1).eq(x.mul(2)).all().compute().item()).isEqualTo(true);
        assertThat(results).isNotNull();
    }

    @Test
    void answersOfNothingAreEmptyAndNeedNoCall() {
        Gufunc both = Gufunc.ofMany(
                "(i)->(),(k)",
                blocks -> {
                    throw new AssertionError("called");
                },
                DType.INT64,
                DType.FLOAT64);
        List<Array> answers = both.size("k", 2).applyAll(Array.zeros(Shape.of(0, 3)));
        assertThat(answers.get(0).compute().shape()).isEqualTo(Shape.of(0));
        assertThat(answers.get(1).compute().shape()).isEqualTo(Shape.of(0, 2));
    }

    @Test
    void nothingForAnAnswerIsRefused() {
        Array x = Array.arange(4.0);
        Gufunc none = Gufunc.of("()->()", blocks -> null, DType.FLOAT64);
        for (Gufunc gufunc : List.of(none, none.vectorize())) {
            assertThatThrownBy(() -> gufunc.apply(x).compute()).rootCause().hasMessageContaining("answered null");
        }
    }

    @Test
    void answersOfSingleElementsAreCheckedToo() {
        Array x = Array.arange(4.0);
        Gufunc none = Gufunc.ofMany("()->(),()", blocks -> null, DType.FLOAT64, DType.FLOAT64);
        assertThatThrownBy(() -> none.vectorize().applyAll(x).get(1).compute())
                .rootCause()
                .hasMessage("the function of gufunc answered null, but 2 were declared; answer a list of them");
        Gufunc one = Gufunc.ofMany("()->(),()", blocks -> List.of(blocks.get(0)), DType.FLOAT64, DType.FLOAT64);
        assertThatThrownBy(() -> one.vectorize().applyAll(x).get(0).compute())
                .rootCause()
                .hasMessageContaining("answered 1 blocks, but 2 were declared");
        Gufunc wrong = Gufunc.of("()->()", blocks -> blocks.get(0), DType.INT64);
        assertThatThrownBy(() -> wrong.vectorize().apply(x).compute())
                .rootCause()
                .hasMessageContaining("float64")
                .hasMessageContaining("as answer 1, but int64 was declared");
        assertThatThrownBy(() -> x.applyAlongAxis(line -> null, 0, Shape.SCALAR, DType.FLOAT64)
                        .compute())
                .rootCause()
                .hasMessageContaining("the function made null of a line");
        assertThatThrownBy(() -> x.applyOverAxes((part, axis) -> null, 0))
                .hasMessageContaining("made null of shape (4,)");
    }

    @Test
    void answersThatWereNotDeclaredAreRefused() {
        Array x = Array.arange(4.0);
        Gufunc one = Gufunc.ofMany("()->(),()", blocks -> List.of(blocks.get(0)), DType.FLOAT64, DType.FLOAT64);
        assertThatThrownBy(() -> one.applyAll(x).get(1).compute())
                .rootCause()
                .hasMessageContaining("answered 1 blocks");
        Gufunc wrong =
                Gufunc.ofMany("()->(),()", blocks -> List.of(blocks.get(0), blocks.get(0)), DType.FLOAT64, DType.INT64);
        assertThatThrownBy(() -> wrong.applyAll(x).get(1).compute()).rootCause().hasMessageContaining("answer 2");
    }
}

package io.bask.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bask.Bask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    private final Annotations urgent = Annotations.retries(3).withPriority(10);

    @Test
    void innerScopesWinAndOuterOnesFillTheGaps() {
        assertThat(Bask.annotations()).isEqualTo(Annotations.NONE);
        try (var outer = Bask.annotate(urgent.withResource("gpu", 1))) {
            try (var inner = Bask.annotate(Annotations.priority(-1).with("span", "load"))) {
                assertThat(Bask.annotations())
                        .isEqualTo(Annotations.retries(3)
                                .withPriority(-1)
                                .withResource("gpu", 1)
                                .with("span", "load"));
            }
            try (var pause = Annotations.pause()) {
                assertThat(Bask.annotations().isEmpty()).isTrue();
            }
            assertThat(Bask.annotations()).hasToString("{retries=3, priority=10, gpu=1}");
        }
        assertThat(Bask.annotations().isEmpty()).isTrue();
    }

    @Test
    void scopesAreOfOneThreadAndNest() throws Exception {
        try (var outer = Bask.annotate(urgent)) {
            Annotations[] seen = new Annotations[1];
            Thread other = new Thread(() -> seen[0] = Bask.annotations());
            other.start();
            other.join();
            assertThat(seen[0]).isEqualTo(Annotations.NONE);
            try (var inner = Bask.annotate(Annotations.retries(0))) {
                assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("not the innermost");
            }
        }
    }

    @Test
    void whatIsFusedKeepsTheMostOfBoth() {
        Annotations both = urgent.withResource("gpu", 1)
                .with("span", "a")
                .fusedWith(Annotations.retries(5)
                        .withPriority(2)
                        .withResource("gpu", 2)
                        .withResource("license", 1));
        assertThat(both)
                .isEqualTo(Annotations.retries(5)
                        .withPriority(10)
                        .withResource("gpu", 2)
                        .withResource("license", 1)
                        .with("span", "a"));
        assertThat(Annotations.NONE.fusedWith(urgent)).isEqualTo(urgent);
        assertThat(urgent.fusedWith(Annotations.NONE)).isSameAs(urgent);
        assertThat(Annotations.priority(-5).fusedWith(Annotations.retries(1)).priority())
                .isZero();
        assertThat(Annotations.retries(0).retriesOr(7)).isZero();
        assertThat(Annotations.priority(1).retriesOr(7)).isEqualTo(7);
        assertThat(urgent.with("x", "1").others()).isEqualTo(Map.of("x", "1"));
    }

    @Test
    void travels() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(urgent.withResource("gpu", 1));
        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(urgent.withResource("gpu", 1));
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Annotations.retries(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Annotations.resource("gpu", 0))
                .withMessageContaining("\"gpu\"");
        assertThatIllegalArgumentException().isThrownBy(() -> Annotations.resource(" ", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Annotations.of("span", null));
        assertThatIllegalArgumentException().isThrownBy(() -> Bask.annotate(null));
    }
}

package io.bask.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class MethodNameTest {
    record Point(int x) implements Serializable {}

    static final class Squared implements Function1<Integer, Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer apply(Integer a) {
            return a * a;
        }
    }

    static int inc(int x) {
        return x + 1;
    }

    private static String nameOf(Function1<Integer, ?> function) {
        return MethodName.of(function);
    }

    @Test
    void methodReferenceIsCalledAsItsMethod() {
        assertThat(nameOf(MethodNameTest::inc)).isEqualTo("inc");
        assertThat(nameOf(Integer::toHexString)).isEqualTo("toHexString");
    }

    @Test
    void constructorReferenceIsCalledAsItsType() {
        assertThat(nameOf(Point::new)).isEqualTo("Point");
    }

    @Test
    void lambdaHasNoName() {
        assertThat(nameOf(x -> x + 1)).isEqualTo(MethodName.LAMBDA);
    }

    @Test
    void classIsCalledByItsName() {
        assertThat(nameOf(new Squared())).isEqualTo("Squared");
    }

    @Test
    void anonymousClassHasNoName() {
        Function1<Integer, Integer> anonymous = new Function1<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public Integer apply(Integer a) {
                return a;
            }
        };
        assertThat(nameOf(anonymous)).isEqualTo(MethodName.LAMBDA);
    }

    @Test
    void askingAgainGivesTheSame() {
        for (int i = 0; i < 3; i++) {
            assertThat(nameOf(MethodNameTest::inc)).isEqualTo("inc");
        }
    }
}

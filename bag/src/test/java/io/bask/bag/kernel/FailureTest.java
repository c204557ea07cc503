package io.bask.bag.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {
    private static String message(String... classes) {
        IllegalStateException thrown = new IllegalStateException("no");
        StackTraceElement[] stack = new StackTraceElement[classes.length];
        for (int i = 0; i < stack.length; i++) {
            stack[i] = new StackTraceElement(classes[i], "run", "Shop.java", 10 + i);
        }
        thrown.setStackTrace(stack);
        return Failure.of("map(price)", thrown, "an apple").getMessage();
    }

    @Test
    void theLineOfTheUsersFunctionIsNamed() {
        String message = message("java.lang.Integer", "jdk.internal.X", "org.shop.Shop", "io.bask.bag.kernel.MapLink");
        assertThat(message)
                .isEqualTo("map(price) failed on \"an apple\": IllegalStateException: no, at Shop(Shop.java:12)");
    }

    @Test
    void functionsOfJavaAndOfBaskHaveNoLine() {
        assertThat(message("java.lang.Integer", "io.bask.bag.kernel.MapLink", "org.shop.Main"))
                .endsWith("Exception: no");
        assertThat(message("io.bask.bag.Pluck", "io.bask.bag.kernel.MapLink", "org.shop.Main"))
                .endsWith("Exception: no");
        assertThat(message()).endsWith("Exception: no");
    }
}

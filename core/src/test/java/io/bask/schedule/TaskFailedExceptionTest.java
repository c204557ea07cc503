package io.bask.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Key;
import org.junit.jupiter.api.Test;

class TaskFailedExceptionTest {
    @Test
    void causesWhoseMessageCannotBeHadAreKeptAndNamed() {
        RuntimeException mute = new RuntimeException() {
            @Override
            public String getMessage() {
                throw new IllegalStateException("no message today");
            }
        };
        TaskFailedException failure = TaskFailedException.of(Key.of("a"), "work", "Main.main(Main.java:3)", mute);
        assertThat(failure).hasCauseReference(mute);
        assertThat(failure.getMessage())
                .startsWith("task a failed in work()")
                .contains("Main.java:3")
                .contains("asking for it threw java.lang.IllegalStateException");
    }
}

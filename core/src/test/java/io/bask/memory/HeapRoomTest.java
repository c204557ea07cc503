package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapRoomTest {
    @Test
    void asManyHaveRoomAsTheHeapHoldsAndNoMore() {
        long most = HeapRoom.most(1024);

        assertThat(most).isEqualTo(Runtime.getRuntime().maxMemory() / 1024);
        HeapRoom.require(
                most,
                1024,
                "columns",
                () -> {
                    throw new AssertionError("asked for what has room");
                },
                "take fewer");
        assertThatThrownBy(() -> HeapRoom.require(most + 1, 1024, "columns", () -> "splitColumns", "take fewer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "splitColumns: %d columns are more than a heap of %d MiB has room for (%d); take fewer, or start the JVM with a larger -Xmx",
                        most + 1, Runtime.getRuntime().maxMemory() >> 20, most);
    }
}

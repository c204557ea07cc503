package io.bask.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void scopesNestAndEnd() {
        int outside = Config.current().value(Setting.THREADS);
        try (Config.Scope outer = Config.with("threads", 3)) {
            assertThat(Config.current().value(Setting.THREADS)).isEqualTo(3);
            try (Config.Scope inner = Config.with(Map.of("scheduler", "serial", "threads", 5))) {
                assertThat(Config.current().value(Setting.THREADS)).isEqualTo(5);
                assertThat(Config.current().value(Setting.SCHEDULER)).isEqualTo("serial");
            }
            assertThat(Config.current().value(Setting.THREADS)).isEqualTo(3);
        }
        assertThat(Config.current().value(Setting.THREADS)).isEqualTo(outside);
    }

    @Test
    void scopesHoldInTheirOwnThreadOnly() throws InterruptedException {
        int outside = Config.current().value(Setting.THREADS);
        int[] seen = new int[1];
        try (Config.Scope scope = Config.with("threads", outside + 7)) {
            Thread other = new Thread(() -> seen[0] = Config.current().value(Setting.THREADS));
            other.start();
            other.join();
        }
        assertThat(seen[0]).isEqualTo(outside);
    }

    @Test
    void unknownSettingsListTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("thread", 1))
                .withMessageContaining("no setting \"thread\"")
                .withMessageContaining("threads");
    }

    @Test
    void valuesThatDoNotSuitAreRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("threads", -1))
                .withMessageContaining("at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("threads", "many"))
                .withMessageContaining("whole number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("scheduler", "cluster"))
                .withMessageContaining("[threads, serial]");
        assertThatIllegalArgumentException().isThrownBy(() -> Config.with("optimize", "perhaps"));
    }

    @Test
    void systemPropertiesOverrideDefaults() {
        System.setProperty("bask.progress", "always");
        try {
            assertThat(Config.current().value(Setting.PROGRESS)).isEqualTo("always");
        } finally {
            System.clearProperty("bask.progress");
        }
        assertThat(Config.current().toString()).contains("progress = never").contains("threads = ");
    }
}

package io.bask.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
                .withMessage("there is no setting \"thread\"; did you mean threads?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("colour", 1))
                .withMessageContaining("the settings are [threads, scheduler, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("Chunk_Size", 1))
                .withMessageContaining("did you mean array.chunk-size?");
    }

    @Test
    void moreThreadsThanAPoolCanHaveAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("threads", 32_768))
                .withMessage("threads is 32768; it must be at most 32767, or 0 for one a core");
    }

    @Test
    void namesAndValuesMayNotBeNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Config.with("threads", null))
                .withMessageContaining("threads is null");
        assertThatIllegalArgumentException().isThrownBy(() -> Config.with((String) null, 1));
    }

    @Test
    void aMapWithOneMistakeChangesNothing() {
        int outside = Config.current().value(Setting.THREADS);
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("threads", outside + 1);
        changes.put("scheduler", "none");
        assertThatIllegalArgumentException().isThrownBy(() -> Config.with(changes));
        assertThat(Config.current().value(Setting.THREADS)).isEqualTo(outside);
    }

    @Test
    void typedSettingsNeedNoText() {
        try (Config.Scope scope = Config.with(Setting.OPTIMIZE, false);
                Config.Scope inner = Config.with(Setting.ARRAY_CHUNK_SIZE, 1L << 20)) {
            assertThat(Config.current().value(Setting.OPTIMIZE)).isFalse();
            assertThat(Config.current().value(Setting.ARRAY_CHUNK_SIZE)).isEqualTo(1 << 20);
        }
    }

    @Test
    void scopesCloseInTheirOrderAndThreadOnly() throws InterruptedException {
        int outside = Config.current().value(Setting.THREADS);
        Config.Scope outer = Config.with("threads", 3);
        Config.Scope inner = Config.with("threads", 5);
        assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("inner ones first");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(inner::close);
        other.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        other.start();
        other.join();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
        assertThat(Config.current().value(Setting.THREADS)).isEqualTo(5);
        inner.close();
        inner.close();
        assertThat(Config.current().value(Setting.THREADS)).isEqualTo(3);
        outer.close();
        assertThat(Config.current().value(Setting.THREADS)).isEqualTo(outside);
    }

    @Test
    void theListingSaysWhereValuesComeFrom() {
        try (Config.Scope scope = Config.with("threads", 3)) {
            assertThat(Config.current().toString())
                    .containsPattern("threads = 3 +scope\n")
                    .containsPattern("optimize = true +default\n");
        }
    }

    @Test
    void sizesHaveUnits() {
        assertThat(Setting.ARRAY_CHUNK_SIZE.parse(" 5.4 kB ")).isEqualTo(5_400);
        assertThat(Setting.ARRAY_CHUNK_SIZE.parse("1e6")).isEqualTo(1_000_000);
        assertThat(Setting.ARRAY_CHUNK_SIZE.parse("2gib")).isEqualTo(2L << 30);
        for (String wrong : new String[] {"", "MiB", "0", "-1 MB", "1 MiBB", "1.2.3 MB", "9e30"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Setting.ARRAY_CHUNK_SIZE.parse(wrong))
                    .withMessageContaining("\"" + wrong + "\"");
        }
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

    @Test
    void timesAreWrittenForPeople() {
        assertThat(Setting.WATCHDOG.parse("5 min")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Setting.WATCHDOG.parse("1.5h")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Setting.WATCHDOG.parse("PT3S")).isEqualTo(Duration.ofSeconds(3));
        assertThat(Setting.WATCHDOG.parse("off")).isZero();
        for (String wrong : new String[] {"5", "-3 s", "PT-3S", "soon", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Setting.WATCHDOG.parse(wrong))
                    .withMessageContaining("\"30 s\"");
        }
    }

    @Test
    void resourcesAreNamesAndAmounts() {
        assertThat(Setting.RESOURCES.parse("gpu=2, license = 1")).isEqualTo(Map.of("gpu", 2, "license", 1));
        assertThat(Setting.RESOURCES.parse("")).isEmpty();
        try (Config.Scope scope = Config.with(Setting.RESOURCES, Map.of("gpu", 3))) {
            assertThat(Config.current().value(Setting.RESOURCES)).containsEntry("gpu", 3);
        }
        for (String wrong : new String[] {"gpu", "gpu=", "gpu=x", "=1", "gpu=1,,", "gpu=-1"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Setting.RESOURCES.parse(wrong));
        }
    }
}

package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What management tools and the flight recorder see of a budget. */
@Timeout(600)
class MonitoringTest {
    private static final long BYTES = 80_016;

    @TempDir
    private Path folder;

    /** Attributes of whichever budget is published, all of the same one; none where none is. */
    private static List<Object> seen(String... attributes) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            return server.getAttributes(new ObjectName("io.bask:type=MemoryBudget"), attributes).asList().stream()
                    .map(Attribute::getValue)
                    .toList();
        } catch (JMException absent) {
            return List.of();
        }
    }

    /** What the bean says of a budget; another of this program may publish itself meanwhile, as it writes for the first time. */
    private static Object shown(MemoryBudget budget, String attribute) {
        while (true) {
            List<Object> both = seen("Limit", attribute);
            if (both.size() == 2 && both.get(0).equals(budget.limit())) {
                return both.get(1);
            }
            budget.publish();
        }
    }

    @Test
    void theBeanTellsWhatIsUsedAndWhatWentToDisk() {
        try (MemoryBudget budget = MemoryBudget.of(7 * BYTES, folder)) {
            MemoryAccount account = budget.open(0, tag -> tag);
            for (int i = 0; i < 3; i++) {
                account.hold(new double[10_000], i);
            }
            assertThat(shown(budget, "Used")).isEqualTo(3 * BYTES);
            assertThat(shown(budget, "Peak")).isEqualTo(3 * BYTES);
            assertThat(shown(budget, "Spilled")).isEqualTo(0L);
            assertThat(account.spillOne()).isTrue();
            assertThat(shown(budget, "Used")).isEqualTo(2 * BYTES);
            assertThat(shown(budget, "Spilled")).isEqualTo(BYTES);
            assertThat((Long) shown(budget, "OnDisk")).isPositive();
            account.close();
            assertThat(shown(budget, "Used")).isEqualTo(0L);
            assertThat(shown(budget, "OnDisk")).isEqualTo(0L);
            assertThat(shown(budget, "Reloaded")).isEqualTo(0L);
            assertThat(shown(budget, "Overruns")).isEqualTo(0L);
        }
    }

    @Test
    void theFirstResultOnDiskPublishesTheBudget() {
        try (MemoryBudget budget = MemoryBudget.of(11 * BYTES, folder)) {
            MemoryAccount account = budget.open(0, tag -> tag);
            account.hold(new double[10_000], 0);
            assertThat(account.spillOne()).isTrue();
            while (!seen("Limit").equals(List.of(11 * BYTES))) {
                Thread.onSpinWait();
            }
            assertThat(shown(budget, "Spilled")).isEqualTo(BYTES);
        }
    }

    @Test
    void aRecordingHasEverySpillAndReload() throws IOException {
        Path file = folder.resolve("memory.jfr");
        try (Recording recording = new Recording();
                MemoryBudget budget = MemoryBudget.of(100 * BYTES, folder)) {
            recording.start();
            MemoryAccount account = budget.open(0, tag -> tag);
            Holding first = (Holding) account.hold(new double[10_000], 0);
            Kept<double[]> kept = budget.openKeep(0).keep(new double[10_000]);
            assertThat(account.spillOne()).isTrue();
            assertThat(kept.spill()).isTrue();
            assertThat((double[]) first.beginUse()).hasSize(10_000);
            assertThat(kept.beginUse()).hasSize(10_000);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> spills = new ArrayList<>();
        List<RecordedEvent> reloads = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            switch (event.getEventType().getName()) {
                case "io.bask.Spill" -> spills.add(event);
                case "io.bask.Reload" -> reloads.add(event);
                default -> {}
            }
        }
        assertThat(spills).hasSize(2).allSatisfy(event -> {
            assertThat(event.getLong("bytes")).isEqualTo(BYTES);
            assertThat(event.getLong("onDisk")).isBetween(1L, BYTES);
            assertThat(event.getDuration("nanos")).isPositive();
        });
        assertThat(reloads)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getLong("bytes")).isEqualTo(BYTES));
    }
}

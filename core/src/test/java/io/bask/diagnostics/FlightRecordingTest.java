package io.bask.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class FlightRecordingTest {
    @TempDir
    Path folder;

    private void run(Job job) {
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            Diagnostics.run(scheduler, job, RunOptions.defaults());
        }
    }

    private List<RecordedEvent> stopped(Recording recording, String name) throws IOException {
        recording.stop();
        Path file = folder.resolve("recording.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void aRecordingHasRuns() throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            run(Graphs.tree(10));
            assertThatThrownBy(() -> run(Graphs.failing()));
            List<RecordedEvent> runs = stopped(recording, "io.bask.Run");
            assertThat(runs).hasSize(2);
            assertThat(runs.get(0).getInt("tasks")).isEqualTo(21);
            assertThat(runs.get(0).getInt("threads")).isEqualTo(2);
            assertThat(runs.get(0).getString("failure")).isNull();
            assertThat(runs.get(1).getString("failure")).contains("fails");
        }
    }

    @Test
    void tasksAreRecordedWhereTheyAreAskedFor() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("io.bask.Task");
            recording.start();
            run(Graphs.tree(10));
            List<RecordedEvent> tasks = stopped(recording, "io.bask.Task");
            assertThat(tasks).hasSize(21);
            assertThat(tasks).anySatisfy(task -> {
                assertThat(task.getString("key")).isEqualTo("(load, 3)");
                assertThat(task.getString("operation")).isEqualTo("load");
                assertThat(task.getLong("resultBytes")).isEqualTo(1000);
            });
        }
    }

    @Test
    void tasksAreNotRecordedUnasked() throws IOException {
        try (Recording recording = new Recording()) {
            recording.start();
            run(Graphs.tree(10));
            assertThat(stopped(recording, "io.bask.Task")).isEmpty();
        }
    }
}

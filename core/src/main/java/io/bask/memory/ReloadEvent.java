package io.bask.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A result was read back from disk. */
@Name("io.bask.Reload")
@Label("Reload")
@Description("A result that was written to disk was read back")
@Category("Bask")
@StackTrace(false)
final class ReloadEvent extends Event {
    @Label("Bytes in memory")
    @DataAmount
    long bytes;

    @Label("Bytes on disk")
    @DataAmount
    long onDisk;

    @Label("Time taken")
    @Timespan
    long nanos;

    static void emit(long bytes, long onDisk, long nanos) {
        ReloadEvent event = new ReloadEvent();
        if (event.shouldCommit()) {
            event.bytes = bytes;
            event.onDisk = onDisk;
            event.nanos = nanos;
            event.commit();
        }
    }
}

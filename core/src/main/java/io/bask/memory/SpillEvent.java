package io.bask.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A result was written to disk. */
@Name("io.bask.Spill")
@Label("Spill")
@Description("A result was written to disk to keep within the memory budget")
@Category("Bask")
@StackTrace(false)
final class SpillEvent extends Event {
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
        SpillEvent event = new SpillEvent();
        if (event.shouldCommit()) {
            event.bytes = bytes;
            event.onDisk = onDisk;
            event.nanos = nanos;
            event.commit();
        }
    }
}

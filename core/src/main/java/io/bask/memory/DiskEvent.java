package io.bask.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A result went to disk or came back. */
@Category("Bask")
@StackTrace(false)
abstract class DiskEvent extends Event {
    @Label("Bytes in memory")
    @DataAmount
    long bytes;

    @Label("Bytes on disk")
    @DataAmount
    long onDisk;

    @Label("Time taken")
    @Timespan
    long nanos;

    final void emit(long bytes, long onDisk, long nanos) {
        if (shouldCommit()) {
            this.bytes = bytes;
            this.onDisk = onDisk;
            this.nanos = nanos;
            commit();
        }
    }
}

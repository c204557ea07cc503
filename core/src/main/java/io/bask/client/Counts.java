package io.bask.client;

import java.util.concurrent.atomic.LongAdder;

/** How many calls there were and what became of them. */
final class Counts {
    private final LongAdder submitted = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();

    void submitted() {
        submitted.increment();
    }

    void finished() {
        finished.increment();
    }

    void unwell(boolean cancellation) {
        (cancellation ? cancelled : failed).increment();
    }

    ClientInfo info(int threads, int running) {
        // The ends first: what is submitted meanwhile must not make fewer than none open.
        long well = finished.sum();
        long ill = failed.sum();
        long dropped = cancelled.sum();
        return new ClientInfo(threads, running, submitted.sum() - well - ill - dropped, well, ill, dropped);
    }
}

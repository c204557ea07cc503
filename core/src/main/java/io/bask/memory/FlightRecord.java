package io.bask.memory;

/** Tells the flight recorder what goes to disk and comes back, where the program has one. */
final class FlightRecord {
    private static final boolean THERE =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent()
                    && FlightRecord.class
                            .getModule()
                            .canRead(ModuleLayer.boot().findModule("jdk.jfr").get());

    private FlightRecord() {}

    static void spilled(long bytes, long onDisk, long nanos) {
        if (THERE) {
            new SpillEvent().emit(bytes, onDisk, nanos);
        }
    }

    static void reloaded(long bytes, long onDisk, long nanos) {
        if (THERE) {
            new ReloadEvent().emit(bytes, onDisk, nanos);
        }
    }
}

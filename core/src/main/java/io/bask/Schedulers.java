package io.bask;

import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.schedule.Scheduler;
import io.bask.schedule.serial.SerialScheduler;

/** Finds the scheduler that a configuration asks for. */
final class Schedulers {
    private static final Scheduler SERIAL = new SerialScheduler();

    private Schedulers() {}

    static Scheduler configured(Config config) {
        config.value(Setting.SCHEDULER);
        return SERIAL;
    }
}

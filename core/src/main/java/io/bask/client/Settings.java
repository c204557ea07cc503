package io.bask.client;

import io.bask.config.Config;
import io.bask.function.Function0;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings in force in one thread, to be put in force in another. */
final class Settings {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings() {}

    static Settings inForce() {
        Settings settings = new Settings();
        Config.current()
                .entries()
                .forEach(entry -> settings.values.put(entry.setting().name(), entry.text()));
        return settings;
    }

    <R> Function0<R> around(Function0<R> body) {
        return () -> {
            try (Config.Scope scope = Config.with(values)) {
                return body.apply();
            }
        };
    }
}

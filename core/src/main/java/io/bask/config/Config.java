package io.bask.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings in force: defaults, overridden by environment variables ({@code BASK_ARRAY_CHUNK_SIZE}), by system properties
 * ({@code bask.array.chunk-size}), and by the scopes open in this thread.
 *
 * <pre>{@code
 * try (Config.Scope scope = Config.with("threads", 4)) {
 *     x.sum().compute();
 * }
 * }</pre>
 *
 * <p>A {@code Config} is an immutable value; a computation reads it once, when it starts, in the thread that starts it.
 */
public final class Config {
    private static final String PROPERTY_PREFIX = "bask.";
    private static final String VARIABLE_PREFIX = "BASK_";
    private static final ThreadLocal<Config> SCOPED = new ThreadLocal<>();

    private final Map<String, String> values;

    private Config(Map<String, String> values) {
        this.values = values;
    }

    /** The settings in force in this thread. */
    public static Config current() {
        Config scoped = SCOPED.get();
        return scoped == null ? outside() : scoped;
    }

    /**
     * Changes one setting in this thread until the scope is closed.
     *
     * @throws IllegalArgumentException where there is no such setting or the value does not suit it
     */
    public static Scope with(String name, Object value) {
        return with(Map.of(name, value));
    }

    /** Changes several settings in this thread until the scope is closed. */
    public static Scope with(Map<String, ?> changes) {
        Map<String, String> values = new LinkedHashMap<>(current().values);
        changes.forEach((name, value) -> values.put(checked(name, value.toString()), value.toString()));
        return new Scope(new Config(values));
    }

    /** The value of a setting. */
    public <T> T value(Setting<T> setting) {
        return setting.parse(values.getOrDefault(setting.name(), setting.fallback()));
    }

    private static Config outside() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Setting<?> setting : Setting.all()) {
            String name = setting.name();
            String variable = System.getenv(VARIABLE_PREFIX
                    + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
            String property = System.getProperty(PROPERTY_PREFIX + name);
            String value = property != null ? property : variable;
            if (value != null) {
                values.put(checked(name, value), value);
            }
        }
        return new Config(values);
    }

    private static String checked(String name, String value) {
        for (Setting<?> setting : Setting.all()) {
            if (setting.name().equals(name)) {
                setting.parse(value);
                return name;
            }
        }
        throw new IllegalArgumentException(
                "there is no setting \"%s\"; the settings are %s".formatted(name, Setting.all()));
    }

    /** All settings and their values, one a line. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        Setting.all().forEach(setting -> shown.put(setting.name(), setting.fallback()));
        shown.putAll(values);
        StringBuilder text = new StringBuilder();
        shown.forEach(
                (name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    /** Settings that hold in one thread until {@link #close}; scopes nest and must be closed by the thread that opened them. */
    public static final class Scope implements AutoCloseable {
        private final @Nullable Config outer;

        private Scope(Config inner) {
            outer = SCOPED.get();
            SCOPED.set(inner);
        }

        /** Puts back what was in force when the scope was opened. */
        @Override
        public void close() {
            if (outer == null) {
                SCOPED.remove();
            } else {
                SCOPED.set(outer);
            }
        }
    }
}

package io.bask.config;

import io.bask.scope.Scopes;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings in force. Each comes from the last of these that mentions it:
 *
 * <ol>
 *   <li>its default;
 *   <li>a file in the format of {@link java.util.Properties}, UTF-8: the one that {@code BASK_CONFIG} (or the system
 *       property {@code bask.config}) names, else {@code bask.properties} in the working directory, else
 *       {@code .config/bask/bask.properties} in the user's home;
 *   <li>an environment variable, e.g. {@code BASK_ARRAY_CHUNK_SIZE};
 *   <li>a system property, e.g. {@code bask.array.chunk-size};
 *   <li>the scopes open in this thread, inner ones last:
 * </ol>
 *
 * <pre>{@code
 * try (Config.Scope scope = Config.with("threads", 4)) {
 *     x.sum().compute();
 * }
 * }</pre>
 *
 * <p>A name that does not exist and a value that does not suit are errors wherever they were written; only an environment
 * variable of unknown name is merely warned of, because it may be meant for another version. File and environment are
 * read once a JVM.
 *
 * <p>A {@code Config} is an immutable value; a computation reads it once, when it starts, in the thread that starts it.
 */
public final class Config {
    private static final Scopes<Config> SCOPES = new Scopes<>();

    private final Map<String, Entry> entries;

    Config(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * The settings in force in this thread.
     *
     * @throws IllegalArgumentException where the file, the environment or a system property is wrong
     */
    public static Config current() {
        Config scoped = SCOPES.current();
        return scoped == null ? unscoped() : scoped;
    }

    /**
     * The settings in force outside of all scopes.
     *
     * @throws IllegalArgumentException where the file, the environment or a system property is wrong
     */
    public static Config unscoped() {
        return new Config(Outside.ofJvm().read(System.getProperties()));
    }

    /**
     * Changes one setting in this thread until the scope is closed.
     *
     * @throws IllegalArgumentException where there is no such setting or the value does not suit it
     */
    public static Scope with(String name, @Nullable Object value) {
        Map<String, Entry> entries = new LinkedHashMap<>(current().entries);
        put(entries, name, value);
        return new Scope(new Config(entries));
    }

    /** Changes one setting in this thread until the scope is closed. */
    public static <T> Scope with(Setting<T> setting, T value) {
        Objects.requireNonNull(setting, "setting is null; give a value");
        return with(setting.name(), value);
    }

    /** Changes several settings in this thread until the scope is closed; where one of them is wrong, none. */
    public static Scope with(Map<String, ?> changes) {
        Objects.requireNonNull(changes, "changes is null; give a value");
        Map<String, Entry> entries = new LinkedHashMap<>(current().entries);
        changes.forEach((name, value) -> put(entries, name, value));
        return new Scope(new Config(entries));
    }

    private static void put(Map<String, Entry> entries, String name, @Nullable Object value) {
        Setting<?> setting = Setting.named(name);
        String text = value == null ? null : value.toString();
        setting.parse(text);
        entries.put(name, new Entry(setting, String.valueOf(text), "scope"));
    }

    /** The value of a setting. */
    public <T> T value(Setting<T> setting) {
        Entry entry = entries.get(setting.name());
        return setting.parse(entry == null ? setting.fallback() : entry.text());
    }

    /** Every setting, with its value and where it comes from. */
    public List<Entry> entries() {
        return Setting.all().stream().map(this::entry).toList();
    }

    private Entry entry(Setting<?> setting) {
        Entry entry = entries.get(setting.name());
        return entry == null ? new Entry(setting, setting.fallback(), Entry.DEFAULT) : entry;
    }

    /** Prints every setting, its value and where it comes from, to standard output. */
    public void print() {
        print(System.out);
    }

    /** Prints every setting, its value and where it comes from, one a line. */
    public void print(PrintStream out) {
        out.print(this);
    }

    /** Every setting, its value and where it comes from, one a line, in columns. */
    @Override
    public String toString() {
        List<Entry> all = entries();
        List<String> left = all.stream()
                .map(entry -> entry.setting() + " = " + entry.text())
                .toList();
        int width = left.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            text.append(left.get(i))
                    .append(" ".repeat(width - left.get(i).length() + 2))
                    .append(all.get(i).origin())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Settings that hold in one thread until {@link #close}. Scopes nest; they must be closed by the thread that opened
     * them, the inner ones first.
     */
    public static final class Scope implements AutoCloseable {
        private final Scopes<Config>.Level level;

        private Scope(Config inner) {
            level = SCOPES.open(inner);
        }

        /**
         * Puts back what was in force when the scope was opened; does nothing the second time.
         *
         * @throws IllegalStateException in another thread, or while an inner scope is open; nothing changes then
         */
        @Override
        public void close() {
            level.close();
        }
    }
}

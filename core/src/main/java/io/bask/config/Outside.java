package io.bask.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What is set outside of the program: in a file, in the environment, as system properties; the later wins.
 *
 * <p>File and environment are read once, when the first setting is asked for; where something in them is wrong, again
 * at every question, so that none goes unanswered. System properties are looked at every time, since programs change
 * them.
 */
final class Outside {
    private static final String PROPERTY_PREFIX = "bask.";
    private static final String VARIABLE_PREFIX = "BASK_";
    private static final String FILE_PROPERTY = "bask.config";
    private static final String FILE_VARIABLE = "BASK_CONFIG";

    /** Properties below {@code bask.} that are read where a JVM, a test or a build begins, and by nobody later. */
    private static final Set<String> NO_SETTINGS =
            Set.of(FILE_PROPERTY, "bask.vector", "bask.lapack", "bask.seed", "bask.output");

    private static final List<String> NO_SETTINGS_BELOW = List.of("bask.test.", "bask.benchmark.");

    private static final Outside OF_JVM = new Outside(
            System.getenv(),
            List.of(
                    Path.of("bask.properties").toAbsolutePath(),
                    Path.of(System.getProperty("user.home", "")).resolve(".config/bask/bask.properties")),
            warning -> LoggerFactory.getLogger(Config.class).warn(warning));

    private final Map<String, String> environment;
    private final List<Path> places;
    private final Consumer<String> warnings;
    private volatile @Nullable Map<String, Entry> readOnce; // guard: this

    /**
     * An outside to look at.
     *
     * @param environment variables
     * @param places files to look for, the first that is there counts
     * @param warnings is told what is odd, but no error
     */
    Outside(Map<String, String> environment, List<Path> places, Consumer<String> warnings) {
        this.environment = environment;
        this.places = places;
        this.warnings = warnings;
    }

    static Outside ofJvm() {
        return OF_JVM;
    }

    /**
     * All that is set, by name.
     *
     * @throws IllegalArgumentException where something is wrong; the message says where it was written
     */
    Map<String, Entry> read(Properties properties) {
        Map<String, Entry> entries = new LinkedHashMap<>(fileAndEnvironment(properties));
        for (Object key : properties.keySet()) {
            if (key instanceof String name && name.startsWith(PROPERTY_PREFIX) && isSetting(name)) {
                Setting<?> setting = Setting.find(name.substring(PROPERTY_PREFIX.length()))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the system property %s is no setting; %s".formatted(name, suggestedProperty(name))));
                String text = properties.getProperty(name);
                if (text != null) {
                    entries.put(setting.name(), Entry.checked(setting, text, "system property " + name));
                }
            }
        }
        return entries;
    }

    private static boolean isSetting(String property) {
        return !NO_SETTINGS.contains(property) && NO_SETTINGS_BELOW.stream().noneMatch(property::startsWith);
    }

    private Map<String, Entry> fileAndEnvironment(Properties properties) {
        Map<String, Entry> known = readOnce;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (readOnce == null) {
                Map<String, Entry> entries = new LinkedHashMap<>();
                file(properties).ifPresent(file -> entries.putAll(SettingsFile.read(file)));
                readEnvironment(entries);
                readOnce = entries;
                return entries;
            }
            return readOnce;
        }
    }

    private Optional<Path> file(Properties properties) {
        String property = properties.getProperty(FILE_PROPERTY);
        if (property != null) {
            return Optional.of(named(property, "the system property " + FILE_PROPERTY));
        }
        String variable = environment.getOrDefault(FILE_VARIABLE, "");
        if (!variable.isBlank()) {
            return Optional.of(named(variable, "the environment variable " + FILE_VARIABLE));
        }
        return places.stream().filter(Files::exists).findFirst();
    }

    private static Path named(String name, String origin) {
        Path file = Path.of(name).toAbsolutePath();
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no settings file %s, which %s names; make it, or unset %s"
                    .formatted(file, origin, origin.substring(origin.lastIndexOf(' ') + 1)));
        }
        return file;
    }

    private void readEnvironment(Map<String, Entry> entries) {
        environment.forEach((variable, text) -> {
            if (!variable.startsWith(VARIABLE_PREFIX) || variable.equals(FILE_VARIABLE) || text.isBlank()) {
                return;
            }
            Optional<Setting<?>> setting = Setting.all().stream()
                    .filter(any -> variable(any).equals(variable))
                    .findFirst();
            if (setting.isPresent()) {
                Entry entry = Entry.checked(setting.get(), text, "environment variable " + variable);
                entries.put(setting.get().name(), entry);
            } else {
                warnings.accept("the environment variable %s is no setting of Bask and has no effect; %s"
                        .formatted(variable, suggestedVariable(variable)));
            }
        });
    }

    private static String variable(Setting<?> setting) {
        return VARIABLE_PREFIX
                + setting.name().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String suggestedVariable(String wrong) {
        return Suggestion.nearest(wrong.substring(VARIABLE_PREFIX.length()))
                .map(setting -> "did you mean %s?".formatted(variable(setting)))
                .orElseGet(() -> "variables are %s"
                        .formatted(Setting.all().stream().map(Outside::variable).toList()));
    }

    private static String suggestedProperty(String wrong) {
        String name = wrong.substring(PROPERTY_PREFIX.length());
        return Suggestion.nearest(name)
                .map(setting -> "did you mean %s%s?".formatted(PROPERTY_PREFIX, setting))
                .orElseGet(() -> Suggestion.forName(name));
    }
}

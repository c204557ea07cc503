package io.bask.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads settings from a file in the format of {@link Properties}, in UTF-8. Unlike {@code Properties} it knows the line
 * that a setting stands in, and refuses one that is set twice.
 */
final class SettingsFile {
    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * The settings in a file, by name.
     *
     * @throws IllegalArgumentException where the file cannot be read or something in it is wrong; the message names the
     *     line
     */
    static Map<String, Entry> read(Path file) {
        SettingsFile settings = new SettingsFile(file);
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            String line = lines.get(i).stripLeading();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            StringBuilder whole = new StringBuilder(line);
            while (goesOn(whole) && i + 1 < lines.size()) {
                whole.append('\n').append(lines.get(++i));
            }
            settings.add(whole.toString(), first + 1);
        }
        return settings.entries;
    }

    private void add(String line, int number) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException | IOException e) {
            throw new IllegalArgumentException("%s (%s)".formatted(e.getMessage(), place(number)), e);
        }
        for (String name : one.stringPropertyNames()) {
            Setting<?> setting = Setting.find(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no setting \"%s\" (%s); %s"
                            .formatted(name, place(number), Suggestion.forName(name))));
            Integer before = lines.putIfAbsent(name, number);
            if (before != null) {
                throw new IllegalArgumentException(
                        "%s is set twice, in lines %d and %d of %s; keep one".formatted(name, before, number, file));
            }
            entries.put(name, Entry.checked(setting, one.getProperty(name), place(number)));
        }
    }

    private String place(int line) {
        return "%s, line %d".formatted(file, line);
    }

    private static boolean goesOn(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static List<String> lines(Path file) {
        try {
            return new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the settings file %s is not in UTF-8; save it as such".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read the settings file %s: %s; make it readable or move it away".formatted(file, reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}

package io.bask.config;

/**
 * One setting as it is in force.
 *
 * @param setting which
 * @param text its value as it was written
 * @param origin where it was written: {@code "default"}, {@code "scope"}, or the file and line, variable or property
 */
public record Entry(Setting<?> setting, String text, String origin) {
    /** Where settings come from that nobody wrote. */
    static final String DEFAULT = "default";

    /**
     * Reads the value, so that a wrong one is found where it was written.
     *
     * @throws IllegalArgumentException where the text is not a value of the setting; the message names the origin
     */
    static Entry checked(Setting<?> setting, String text, String origin) {
        try {
            setting.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s (%s)".formatted(e.getMessage(), origin), e);
        }
        return new Entry(setting, text, origin);
    }

    /** {@code threads = 4  (system property bask.threads)}. */
    @Override
    public String toString() {
        return "%s = %s  (%s)".formatted(setting, text, origin);
    }
}

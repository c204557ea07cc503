package io.bask.config;

import java.util.Locale;
import java.util.Optional;

/** Says what somebody who wrote a name that does not exist may have meant. */
final class Suggestion {
    private Suggestion() {}

    /** A sentence: the nearest setting, or all of them where none is near. */
    static String forName(String wrong) {
        return nearest(wrong)
                .map(setting -> "did you mean %s?".formatted(setting))
                .orElseGet(() -> "the settings are %s".formatted(Setting.all()));
    }

    /** The setting whose name takes the fewest changes of letters, if they are few. */
    static Optional<Setting<?>> nearest(String wrong) {
        String plain = plain(wrong);
        Setting<?> nearest = null;
        int fewest = Math.max(2, plain.length() / 3) + 1;
        for (Setting<?> setting : Setting.all()) {
            String name = plain(setting.name());
            String last = name.substring(name.indexOf('.') + 1);
            int changes = Math.min(changes(plain, name), changes(plain, last));
            if (changes < fewest) {
                fewest = changes;
                nearest = setting;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Letters to insert, drop or replace on the way from one word to the other (Levenshtein's distance). */
    private static int changes(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[to.length()];
    }
}

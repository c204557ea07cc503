package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JacksonException;
import java.util.regex.Pattern;

/** What a parser says of text that is no JSON, without what it says of its own settings. */
final class JsonWords {
    private static final Pattern SETTINGS = Pattern.compile(
            " \\((start marker at|for (?:Object|Array|root) starting at|not recognized as one since)[^()]*(\\([^()]*\\)[^()]*)*\\)"
                    + "|: enable `[^`]*` to allow|, from `[^`]*`|`[^`]*(Feature|Constraints)[^`]*`");

    private JsonWords() {}

    static String of(JacksonException malformed) {
        return SETTINGS.matcher(malformed.getOriginalMessage()).replaceAll("");
    }
}

package io.bask.bag.partition;

import io.bask.function.Given;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types of values, as messages name them. */
public final class TypeName {
    private static final String VOWELS = "AEIOUaeiou";

    /** Where a U sounds like "you": abbreviations, units and users. */
    private static final Pattern YOU = Pattern.compile("U(?![a-z])|U(ni|s[ae])");

    private TypeName() {}

    /** The type of a value behind its article, e.g. {@code an Integer}; {@code null} for null. */
    public static String of(@Nullable Object value) {
        return value == null ? "null" : of(value.getClass());
    }

    /** The name of a type behind its article, e.g. {@code an int}. */
    public static String of(Class<?> type) {
        String simple = Given.notNull(type, "type").getSimpleName();
        return withArticle(simple.isEmpty() ? type.getName() : simple);
    }

    /** A name behind its article. */
    public static String withArticle(String name) {
        boolean vowel = !Given.notNull(name, "name").isEmpty()
                && VOWELS.indexOf(name.charAt(0)) >= 0
                && !YOU.matcher(name).lookingAt();
        return (vowel ? "an " : "a ") + name;
    }
}

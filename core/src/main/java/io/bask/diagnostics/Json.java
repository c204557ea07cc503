package io.bask.diagnostics;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes JSON that may stand inside of a page's script element. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private boolean comma;

    /** An object; {@code body} writes its fields. */
    Json object(Runnable body) {
        return within('{', '}', body);
    }

    /** An array; {@code body} writes its elements. */
    Json array(Runnable body) {
        return within('[', ']', body);
    }

    private Json within(char open, char close, Runnable body) {
        separate();
        text.append(open);
        comma = false;
        body.run();
        text.append(close);
        comma = true;
        return this;
    }

    /** The name of a field; its value is to come next. */
    Json name(String name) {
        value(name);
        text.append(':');
        comma = false;
        return this;
    }

    Json value(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    /** A number; what is not finite is written as null, since JSON has nothing for it. */
    Json value(double value) {
        separate();
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "null");
        }
        return this;
    }

    Json field(String name, @Nullable String value) {
        return name(name).value(value);
    }

    Json field(String name, double value) {
        return name(name).value(value);
    }

    /** A field that is an array with an element for each of these. */
    <T> Json field(String name, List<T> all, BiConsumer<Json, T> element) {
        return name(name).array(() -> all.forEach(one -> element.accept(this, one)));
    }

    /** A field that is an array of so many numbers. */
    Json numbers(String name, int count, IntFunction<? extends Number> number) {
        return name(name).array(() -> {
            for (int i = 0; i < count; i++) {
                value(number.apply(i).doubleValue());
            }
        });
    }

    private void separate() {
        if (comma) {
            text.append(',');
        }
        comma = true;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean isPlain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            if (isPlain) {
                text.append(c);
            } else {
                text.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16));
                text.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

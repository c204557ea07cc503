package io.bask.bag.kernel;

import io.bask.bag.partition.Pair;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of what an element's {@code toString} says, without making all of it: collections, maps and pairs of Java and
 * of Bask are written until there is enough, however many items they have.
 */
final class Brief {
    private static final int DEEPEST = 8;

    private final StringBuilder text = new StringBuilder();
    private final int most;

    private Brief(int most) {
        this.most = most;
    }

    /** As {@code String.valueOf} of a container, or about the first {@code most} characters of it and how much there is. */
    static String of(@Nullable Object element, int most) {
        Brief brief = new Brief(most);
        brief.write(element, 0);
        return brief.text.toString();
    }

    /** Whether the size of a value's text is a matter of how many items it has. */
    static boolean isContainer(@Nullable Object value) {
        return value instanceof Pair<?, ?>
                || ((value instanceof Collection<?> || value instanceof Map<?, ?>)
                        && value.getClass().getName().startsWith("java."));
    }

    private void write(@Nullable Object value, int depth) {
        if (!isContainer(value)) {
            append(
                    value instanceof CharSequence longest && longest.length() > most
                            ? longest.subSequence(0, most + 1)
                            : String.valueOf(value));
        } else if (depth == DEEPEST) {
            append("...");
        } else if (value instanceof Pair<?, ?> pair) {
            append("(");
            write(pair.first(), depth + 1);
            append(", ");
            write(pair.second(), depth + 1);
            append(")");
        } else if (value instanceof Map<?, ?> map) {
            writeAll("{", map.entrySet().iterator(), "}", map.size(), "entries", entry -> {
                write(((Map.Entry<?, ?>) entry).getKey(), depth + 1);
                append("=");
                write(((Map.Entry<?, ?>) entry).getValue(), depth + 1);
            });
        } else if (value instanceof Collection<?> collection) {
            writeAll(
                    "[",
                    collection.iterator(),
                    "]",
                    collection.size(),
                    "elements",
                    item -> write(item == collection ? "(this Collection)" : item, depth + 1));
        }
    }

    private void writeAll(String open, Iterator<?> items, String close, int size, String what, Consumer<Object> write) {
        append(open);
        for (boolean first = true; items.hasNext(); first = false) {
            append(first ? "" : ", ");
            if (isFull()) {
                text.append("... (%d %s)".formatted(size, what));
                return;
            }
            write.accept(items.next());
        }
        append(close);
    }

    private boolean isFull() {
        return text.length() >= most;
    }

    private void append(CharSequence more) {
        if (!isFull()) {
            text.append(more.length() <= most ? more : more.subSequence(0, most) + "...");
        }
    }
}

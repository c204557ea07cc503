package io.bask.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.StringData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What PyTables and pandas noted of a group or an array: plain values, and pickles of Python, which are read as data only. */
final class FrameNotes {
    private final Node node;
    private final Map<String, Attribute> attributes;

    private FrameNotes(Node node) {
        this.node = node;
        this.attributes = node.getAttributes();
    }

    static FrameNotes of(Node node) {
        return new FrameNotes(node);
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** A note: a text, {@code Long}, {@code Double}, truth value, list, map or {@link Pickle.Made}; null where there is none. */
    @Nullable
    Object value(String name) throws IOException {
        Attribute attribute = attributes.get(name);
        if (attribute == null || attribute.isEmpty()) {
            return null;
        }
        if (!(attribute.getDataType() instanceof StringData)) {
            return Attributes.of(attribute);
        }
        ByteBuffer stored = attribute.getBuffer().slice();
        byte[] bytes =
                new byte[Math.min(stored.remaining(), attribute.getDataType().getSize())];
        stored.get(bytes);
        byte[] text = Pickle.trimmed(bytes);
        if (Pickle.isPickle(text)) {
            try {
                return Pickle.read(text);
            } catch (Hdf5FormatException noPickle) {
                // A text that ends in a dot.
                return new String(text, StandardCharsets.UTF_8);
            }
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** A note that is a text; empty where there is none. */
    String text(String name) throws IOException {
        return value(name) instanceof String text ? text : "";
    }

    /** A note that is a whole number. */
    long number(String name) throws IOException {
        if (value(name) instanceof Long number) {
            return number;
        }
        throw new OpenFile.Refused(
                "lacks the note '%s' of %s; pandas and Bask write it".formatted(name, node.getName()));
    }

    /** A note that is a list. */
    List<@Nullable Object> list(String name) throws IOException {
        if (value(name) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw new OpenFile.Refused(
                "lacks the note '%s' of %s; pandas and Bask write it".formatted(name, node.getName()));
    }

    /** What is noted in a map under a name, and in that under another; null where nothing is. */
    @Nullable
    Object inside(String name, Object first, String second) throws IOException {
        return value(name) instanceof Map<?, ?> outer && outer.get(first) instanceof Map<?, ?> inner
                ? inner.get(second)
                : null;
    }
}

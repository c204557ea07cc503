package io.bask.hdf5;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Shape;
import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notes of groups and arrays, as values of Java. */
final class Attributes {
    private Attributes() {}

    static Map<String, @Nullable Object> of(Node node) throws IOException {
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (Map.Entry<String, Attribute> entry : node.getAttributes().entrySet()) {
            Object value = of(entry.getValue());
            if (value != null || entry.getValue().isEmpty()) {
                values.put(entry.getKey(), value);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** A note; null where it is empty or of another kind. */
    static @Nullable Object of(Attribute attribute) throws IOException {
        if (attribute.isEmpty()) {
            return null;
        }
        ElementType type;
        try {
            type = ElementType.of(attribute.getDataType());
        } catch (Hdf5FormatException notNumbers) {
            Object value = attribute.getData();
            return isText(value) ? listed(value) : null;
        }
        Shape shape = Shape.of(attribute.getDimensionsAsLong());
        NDArray block = NDArray.zeros(type.dtype(), shape);
        ByteBuffer bytes = attribute.getBuffer().slice();
        bytes.limit(Math.toIntExact(Math.multiplyExact(shape.size(), (long) type.itemBytes())));
        type.decode(bytes, block.storageShared(), 0);
        return nested(block);
    }

    private static boolean isText(@Nullable Object value) {
        Object at = value;
        while (at instanceof Object[] several) {
            at = several.length == 0 ? "" : several[0];
        }
        return at instanceof String;
    }

    private static @Nullable Object listed(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return value;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.add(listed(Array.get(value, i)));
        }
        return Collections.unmodifiableList(list);
    }

    private static Object nested(NDArray block) {
        if (block.ndim() == 0) {
            return block.item();
        }
        List<Object> list = new ArrayList<>();
        for (long i = 0; i < block.shape().length(0); i++) {
            list.add(nested(block.slice(String.valueOf(i))));
        }
        return Collections.unmodifiableList(list);
    }
}

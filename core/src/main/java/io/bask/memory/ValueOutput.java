package io.bask.memory;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.Map;

/** Java serialization in which long arrays of primitives are copied as they lie in memory. */
final class ValueOutput extends ObjectOutputStream {
    private static final int LONG_BYTES = 1 << 10;

    private final Map<Object, RawArray> arrays = new IdentityHashMap<>();

    ValueOutput(OutputStream out) throws IOException {
        super(out);
        enableReplaceObject(true);
    }

    @Override
    protected void writeStreamHeader() {
        // Written and read by the same program.
    }

    @Override
    protected Object replaceObject(Object object) {
        Class<?> element = object.getClass().getComponentType();
        if (element == null || !element.isPrimitive() || element == boolean.class || element == char.class) {
            return object;
        }
        return Layout.ofLeaf(object) < LONG_BYTES ? object : arrays.computeIfAbsent(object, RawArray::new);
    }
}

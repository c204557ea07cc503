package io.bask.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Reads what {@link ValueOutput} wrote, with the classes that the reading thread sees. */
final class ValueInput extends ObjectInputStream {
    ValueInput(InputStream in) throws IOException {
        super(in);
    }

    @Override
    protected void readStreamHeader() {
        // There is none.
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader != null && !described.getName().startsWith("[")) {
            try {
                return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException elsewhere) {
                return super.resolveClass(described);
            }
        }
        return super.resolveClass(described);
    }
}

package io.bask.sketches;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.apache.datasketches.common.ArrayOfItemsSerDe;
import org.apache.datasketches.memory.Memory;

/** Elements of sketches as Java serializes them, all of a sketch together. */
final class JavaItems extends ArrayOfItemsSerDe<Object> {
    static final JavaItems INSTANCE = new JavaItems();

    private JavaItems() {}

    @Override
    public byte[] serializeToByteArray(Object[] items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeInt(items.length);
            for (Object item : items) {
                out.writeObject(item);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an element of a sketch cannot be serialized: %s".formatted(e), e);
        }
        return bytes.toByteArray();
    }

    @Override
    public byte[] serializeToByteArray(Object item) {
        return serializeToByteArray(new Object[] {item});
    }

    @Override
    public Object[] deserializeFromMemory(Memory memory, long offset, int count) {
        byte[] bytes = new byte[(int) (memory.getCapacity() - offset)];
        memory.getByteArray(offset, bytes, 0, bytes.length);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            Object[] items = new Object[in.readInt()];
            for (int i = 0; i < items.length; i++) {
                items[i] = in.readObject();
            }
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException("a sketch cannot be read back: %s".formatted(e), e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class of an element is not there: %s".formatted(e), e);
        }
    }

    @Override
    public int sizeOf(Object item) {
        return serializeToByteArray(item).length;
    }

    @Override
    public int sizeOf(Memory memory, long offset, int count) {
        return (int) (memory.getCapacity() - offset);
    }

    @Override
    public String toString(Object item) {
        return String.valueOf(item);
    }

    @Override
    public Class<Object> getClassOfT() {
        return Object.class;
    }
}

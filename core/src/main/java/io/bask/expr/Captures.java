package io.bask.expr;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds functions that hold something which cannot be serialized. */
public final class Captures {
    private Captures() {}

    /**
     * Serializes each node by itself, to nowhere; the first that cannot be is named with what it holds.
     *
     * @param type what the nodes have in common: inputs of this type are left out where a node is written
     * @param isData tells nodes that are not looked at, as they hold data in memory
     * @throws IllegalArgumentException where a node cannot be serialized; it is named with its line and what it holds
     */
    public static <E extends Expr<E>> void check(Class<E> type, E root, Predicate<? super E> isData) {
        for (E node : Walk.postOrder(List.of(root))) {
            if (isData.test(node)) {
                continue;
            }
            try (ObjectOutputStream out = new Alone(type, node)) {
                out.writeObject(node);
            } catch (NotSerializableException held) {
                throw new IllegalArgumentException(
                        "%s, written at %s, holds an object of %s, which cannot be serialized; capture something that can, or make it inside the function"
                                .formatted(node.describe(), node.site(), held.getMessage()),
                        held);
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be serialized: %s".formatted(node.describe(), e), e);
            }
        }
    }

    /** Leaves out what the node is made from. */
    private static final class Alone extends ObjectOutputStream {
        private final Class<?> type;
        private final Object node;

        Alone(Class<?> type, Object node) throws IOException {
            super(OutputStream.nullOutputStream());
            this.type = type;
            this.node = node;
            enableReplaceObject(true);
        }

        @Override
        @SuppressWarnings("NullAway") // nothing is written in the place of an input
        protected @Nullable Object replaceObject(@Nullable Object object) {
            return type.isInstance(object) && !node.equals(object) ? null : object;
        }
    }
}

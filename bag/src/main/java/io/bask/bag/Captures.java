package io.bask.bag;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Held;
import io.bask.bag.partition.TypeName;
import io.bask.expr.Walk;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds functions that hold something which cannot be serialized. */
final class Captures {
    private Captures() {}

    /** Serializes each node by itself, to nowhere; the first that cannot be is named with what it holds. */
    static void check(BagExpr expr) {
        for (BagExpr node : Walk.postOrder(List.of(expr))) {
            if (node instanceof Held) {
                continue;
            }
            try (ObjectOutputStream out = new Alone(node)) {
                out.writeObject(node);
            } catch (NotSerializableException held) {
                throw new IllegalArgumentException(
                        "%s, written at %s, holds %s, which cannot be serialized; capture something that can, or make it inside the function"
                                .formatted(
                                        node.describe(),
                                        node.site(),
                                        TypeName.withArticle(String.valueOf(held.getMessage()))),
                        held);
            } catch (IOException e) {
                throw new UncheckedIOException("%s cannot be serialized: %s".formatted(node.describe(), e), e);
            }
        }
    }

    /** Leaves out what the node is made from. */
    private static final class Alone extends ObjectOutputStream {
        private final BagExpr node;

        Alone(BagExpr node) throws IOException {
            super(OutputStream.nullOutputStream());
            this.node = node;
            enableReplaceObject(true);
        }

        @Override
        @SuppressWarnings("NullAway") // nothing is written in the place of an input
        protected @Nullable Object replaceObject(@Nullable Object object) {
            return object instanceof BagExpr other && !other.equals(node) ? null : object;
        }
    }
}

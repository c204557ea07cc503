package io.bask.graph;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** Finds the task that keeps a graph from being written, after that has failed, so that the error can name it. */
final class Culprit {
    private Culprit() {}

    /** What to throw instead of an error that names nothing but a class. */
    static NotSerializableException named(Graph graph, NotSerializableException failure) {
        for (int task = 0; task < graph.size(); task++) {
            if (!isWritable(graph.kernel(task))) {
                String site = graph.layer(task).site();
                NotSerializableException named = new NotSerializableException(
                        "task %s (%s%s) refers to a %s, which cannot be serialized; make that inside of the function, or have its class implement Serializable"
                                .formatted(
                                        graph.key(task),
                                        graph.kernel(task).operation(),
                                        site == null ? "" : ", written at " + site,
                                        failure.getMessage()));
                named.initCause(failure);
                return named;
            }
        }
        return failure;
    }

    private static boolean isWritable(Kernel kernel) {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(kernel);
            return true;
        } catch (IOException failing) {
            return false;
        }
    }
}

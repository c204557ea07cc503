package io.bask.bag;

import io.bask.bag.expr.BagExpr;
import io.bask.bag.expr.Held;
import io.bask.bag.expr.Reduce;
import io.bask.bag.expr.Reduction;
import io.bask.bag.expr.Select;
import io.bask.bag.io.TextOutput;
import io.bask.bag.io.TextTarget;
import io.bask.bag.partition.Target;
import io.bask.delayed.Delayed;
import io.bask.expr.Captures;
import io.bask.expr.Token;
import io.bask.file.FileGlob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the elements of a bag go: files, and values of other kinds.
 *
 * @param <T> type of the elements
 */
public sealed interface BagOutputs<T> permits Bag {
    /** Computes and writes the elements, which are texts, to files; see {@link #toTextFiles(String, TextOutput)}. */
    default List<Path> toTextFiles(String pattern) {
        return toTextFiles(pattern, TextOutput.defaults());
    }

    /**
     * Computes and writes the elements, which are texts, to files: one a partition, one line an element.
     *
     * <p>The {@code *} of the pattern becomes the number of the partition, with zeros in front, so that names sort as
     * partitions do; a pattern without is a folder. Folders are made. Names that end in {@code .gz} are compressed. Elements
     * are written as they come, so a partition may be larger than memory.
     *
     * @return the files, in order
     * @throws IllegalArgumentException where the pattern has several stars
     * @throws io.bask.schedule.TaskFailedException where writing fails; no half file is left under a name that was asked for
     */
    default List<Path> toTextFiles(String pattern, TextOutput options) {
        TextTarget target = TextTarget.of(pattern, itself().npartitions(), options);
        return writeTo(target, "toTextFiles").stream().map(FileGlob::path).toList();
    }

    /**
     * Computes and writes the elements, each partition by itself: how authors of formats write bags.
     *
     * @param operation what errors and drawings call it, e.g. {@code "toTextFiles"}
     * @return what {@link Target.Writing#end} says of each partition, in order
     * @throws io.bask.schedule.TaskFailedException where writing fails
     */
    default List<String> writeTo(Target target, String operation) {
        Required.of(target, "the target");
        Required.of(operation, "the operation");
        Bag<String> written = new Bag<>(
                Reduce.ofEachPartition(itself().expr(), new Reduction.Written(target, operation, Token.unique())));
        return written.compute();
    }

    /** The partitions, each as a list by itself: computing several at once runs what they share once. */
    default List<Item<List<T>>> partitions() {
        List<Item<List<T>>> partitions = new ArrayList<>();
        for (int i = 0; i < itself().npartitions(); i++) {
            Reduction list =
                    new Reduction.Lists(row -> row[0], row -> ((List<?>) row[0]).get(0), false, "list", Token.unique());
            partitions.add(new Item<>(new Reduce(new Select(itself().expr(), i, 1), List.of(), list)));
        }
        return List.copyOf(partitions);
    }

    /** The partitions, each as a delayed list. */
    default List<Delayed<List<T>>> toDelayed() {
        List<Delayed<List<T>>> delayed = new ArrayList<>();
        partitions().forEach(partition -> delayed.add(Delayed.of(partition)));
        return List.copyOf(delayed);
    }

    /**
     * This bag, checked: what its functions hold can be serialized, so that they can leave this JVM.
     *
     * <p>Nobody needs that to compute here. Elements in memory are not looked at.
     *
     * @throws IllegalArgumentException where a function holds something that cannot be serialized; names both
     */
    default Bag<T> requireSerializable() {
        Captures.check(BagExpr.class, itself().expr(), node -> node instanceof Held);
        return itself();
    }

    private Bag<T> itself() {
        return (Bag<T>) this;
    }
}

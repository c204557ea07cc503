package io.bask.schedule;

import io.bask.annotation.Annotations;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * How often a kernel may fail before its task has. For authors of schedulers.
 *
 * @param retries how often to try again
 */
public record Attempts(int retries) implements Serializable {
    /** As many as an annotation says, or else as many as these. */
    public Attempts of(Annotations annotations) {
        int wanted = annotations.retriesOr(retries);
        return wanted == retries ? this : new Attempts(wanted);
    }

    /**
     * Runs a kernel; where it throws an exception, again with the same inputs.
     *
     * <p>Errors, cancelling, interrupts and stale metadata are no bad luck: trying again would not help.
     */
    public @Nullable Object run(Kernel kernel, @Nullable Object[] inputs) throws Exception {
        if (retries == 0) {
            return kernel.run(inputs);
        }
        for (int left = retries; ; left--) {
            try {
                return kernel.run(inputs.clone());
            } catch (InterruptedException | CancellationException | StaleMetadataException noBadLuck) {
                throw noBadLuck;
            } catch (Exception failure) {
                if (left == 0 || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LoggerFactory.getLogger(Attempts.class)
                        .info(
                                "{} failed and is tried again, {} of {} times",
                                kernel.operation(),
                                retries - left + 1,
                                retries,
                                failure);
            }
        }
    }
}

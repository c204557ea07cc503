package io.bask.array.kernel.linalg;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.util.Locale;
import org.netlib.util.intW;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses whose LAPACK factorises matrices: the machine's own, as of OpenBLAS, or the one in Java.
 *
 * <p>The system property {@code bask.lapack} says which: {@code auto} (the default), {@code native} or {@code java}. OpenBLAS
 * that runs threads of its own overruns the stack of a Java thread, which ends the process; so {@code auto} takes the
 * machine's own only where the environment says {@code OPENBLAS_NUM_THREADS=1}. Bask has a thread a block anyway.
 */
final class Lapack {
    private static final Logger LOG = LoggerFactory.getLogger(Lapack.class);

    /** The library announces its choice here, on the console unless told otherwise; held so that it stays told. */
    private static final java.util.logging.Logger ANNOUNCEMENTS =
            java.util.logging.Logger.getLogger("dev.ludovic.netlib.lapack.InstanceBuilder");

    static {
        if (ANNOUNCEMENTS.getLevel() == null) {
            ANNOUNCEMENTS.setLevel(java.util.logging.Level.SEVERE);
        }
    }

    private Lapack() {}

    /** Initialised by the first caller, so that the choice is made once. */
    private static final class Holder {
        static final LAPACK INSTANCE = warmed(choose(System.getProperty("bask.lapack", "auto")));
    }

    static LAPACK instance() {
        return Holder.INSTANCE;
    }

    static LAPACK choose(String property) {
        return switch (property.toLowerCase(Locale.ROOT)) {
            case "java" -> JavaLAPACK.getInstance();
            case "native" -> NativeLAPACK.getInstance();
            case "auto" ->
                "1".equals(System.getenv("OPENBLAS_NUM_THREADS")) ? nativeOrJava() : JavaLAPACK.getInstance();
            default ->
                throw new IllegalArgumentException(
                        "bask.lapack is '%s'; set it to auto, native or java".formatted(property));
        };
    }

    private static LAPACK nativeOrJava() {
        try {
            return NativeLAPACK.getInstance();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("no LAPACK is installed on this machine; the one in Java is used", e);
            return JavaLAPACK.getInstance();
        }
    }

    /** The translation to Java notes properties of the machine in static fields when it first runs: here, by one thread. */
    private static LAPACK warmed(LAPACK lapack) {
        intW info = new intW(0);
        int n = 3;
        double[] work = new double[1000];
        int[] whole = new int[200];
        double[] matrix = {2, 1, 0, 1, 2, 1, 0, 1, 2};
        lapack.dgesdd(
                "S",
                n,
                n,
                matrix.clone(),
                n,
                new double[n],
                new double[9],
                n,
                new double[9],
                n,
                work,
                1000,
                whole,
                info);
        lapack.dsyevd("V", "U", n, matrix.clone(), n, new double[n], work, 1000, whole, 200, info);
        lapack.dgeqrf(n, n, matrix.clone(), n, new double[n], work, 1000, info);
        return lapack;
    }
}

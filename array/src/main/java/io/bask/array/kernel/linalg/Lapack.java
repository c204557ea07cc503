package io.bask.array.kernel.linalg;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.netlib.util.intW;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses whose BLAS and LAPACK multiply and factorise matrices: the machine's own, as of OpenBLAS, or those in Java.
 *
 * <p>The system property {@code bask.lapack} says which: {@code auto} (the default), {@code native} or {@code java}.
 * {@code auto} takes the machine's own only where the environment says {@code OPENBLAS_NUM_THREADS=1}: OpenBLAS that runs
 * threads of its own competes with Bask's, and keeps up to a megabyte of notes on the stack of the thread that calls it,
 * which overruns that of a Java thread and ends the process. Who asks for {@code native} all the same has its calls run in
 * threads with stacks as large as programs in C have, and larger: {@link LargeStacks}.
 */
final class Lapack {
    private static final Logger LOG = LoggerFactory.getLogger(Lapack.class);

    /** The libraries announce their choice here, on the console unless told otherwise; held so that they stay told. */
    private static final List<java.util.logging.Logger> ANNOUNCEMENTS = List.of(
            java.util.logging.Logger.getLogger("dev.ludovic.netlib.lapack.InstanceBuilder"),
            java.util.logging.Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder"));

    static {
        for (java.util.logging.Logger announcements : ANNOUNCEMENTS) {
            if (announcements.getLevel() == null) {
                announcements.setLevel(java.util.logging.Level.SEVERE);
            }
        }
    }

    private Lapack() {}

    /**
     * Whose functions are called.
     *
     * @param blas the machine's own, if there is one; Bask's own products are faster than the library's in Java
     * @param needsStack whether calls need stacks larger than those of Java threads
     */
    record Choice(LAPACK lapack, Optional<BLAS> blas, boolean needsStack) {}

    /** Initialised by the first caller, so that the choice is made once. */
    private static final class Holder {
        static final Choice CHOICE = warmed(choose(System.getProperty("bask.lapack", "auto")));
    }

    static LAPACK instance() {
        return Holder.CHOICE.lapack;
    }

    /** The machine's own BLAS, if it is to be used. */
    static Optional<BLAS> blas() {
        return Holder.CHOICE.blas;
    }

    /** Runs what calls these libraries, with a stack that is large enough for them. */
    static <T> T run(Supplier<T> work) {
        return run(Holder.CHOICE, work);
    }

    private static <T> T run(Choice choice, Supplier<T> work) {
        return choice.needsStack ? LargeStacks.run(work) : work.get();
    }

    /** Not in the class that holds the choice: another thread runs it, which would wait for that class for ever. */
    private static Choice warmed(Choice choice) {
        return run(choice, () -> {
            warm(choice.lapack);
            return choice;
        });
    }

    static Choice choose(String property) {
        return switch (property.toLowerCase(Locale.ROOT)) {
            case "java" -> java();
            case "native" -> machines();
            case "auto" -> safeOrJava();
            default ->
                throw new IllegalArgumentException(
                        "bask.lapack is '%s'; set it to auto, native or java".formatted(property));
        };
    }

    private static Choice java() {
        return new Choice(JavaLAPACK.getInstance(), Optional.empty(), false);
    }

    private static Choice machines() {
        return new Choice(NativeLAPACK.getInstance(), Optional.of(NativeBLAS.getInstance()), !hasOneThread());
    }

    private static boolean hasOneThread() {
        return "1".equals(System.getenv("OPENBLAS_NUM_THREADS"));
    }

    private static Choice safeOrJava() {
        if (hasOneThread()) {
            try {
                return machines();
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("no LAPACK is installed on this machine; the one in Java is used", e);
            }
        }
        return java();
    }

    /** The translation to Java notes properties of the machine in static fields when it first runs: here, by one thread. */
    private static void warm(LAPACK lapack) {
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
    }
}

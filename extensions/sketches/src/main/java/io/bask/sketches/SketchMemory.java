package io.bask.sketches;

/**
 * Lets sketches be written and read on every JDK.
 *
 * <p>The library's class for memory refuses, when it is initialised, versions of Java that came out after it, though what sketches
 * need of it, wrapped arrays of bytes, works there. So it is initialised while {@code java.version} names the last one that it
 * knows; threads that read that property in the same moment see it.
 */
final class SketchMemory {
    private static final String CHECKING_CLASS = "org.apache.datasketches.memory.internal.ResourceImpl";
    private static final String VERSION = "java.version";
    private static final int LAST_KNOWN = 21;

    static {
        initialise();
    }

    private SketchMemory() {}

    /** Does nothing but initialise this class, once. */
    static void open() {}

    private static void initialise() {
        if (Runtime.version().feature() <= LAST_KNOWN) {
            return;
        }
        String version = System.getProperty(VERSION);
        try {
            System.setProperty(VERSION, Integer.toString(LAST_KNOWN));
            Class.forName(CHECKING_CLASS, true, SketchMemory.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("datasketches-memory is not on the class path", e);
        } finally {
            System.setProperty(VERSION, version);
        }
    }
}

package io.bask.array.kernel.simd;

import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Finds implementations that use the Vector API, where the JVM has it and nobody has said not to use it.
 *
 * <p>The system property {@code bask.vector} says whether: {@code off}, {@code on} (or it is an error), {@code auto}.
 */
final class VectorModule {
    private static final String MODULE = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * The implementation for a value of {@code bask.vector}; empty where plain Java is to be used.
     *
     * @param name of the class, which must not be linked where the module is missing
     * @throws IllegalArgumentException if the property is none of off, on, auto
     * @throws IllegalStateException if it is on and this JVM has no Vector API
     */
    static <T> Optional<T> choose(String property, Class<T> type, String name) {
        return switch (property.toLowerCase(Locale.ROOT)) {
            case "off" -> Optional.empty();
            case "on" -> {
                Optional<T> found = load(type, name);
                if (found.isEmpty()) {
                    throw new IllegalStateException(
                            "bask.vector is on but this JVM has no Vector API; start it with --add-modules " + MODULE);
                }
                yield found;
            }
            case "auto" -> load(type, name);
            default ->
                throw new IllegalArgumentException(
                        "bask.vector is '%s'; set it to off, on or auto".formatted(property));
        };
    }

    /** An instance of a class of this package, if this JVM has the Vector API and vectors wide enough for the class. */
    static <T> Optional<T> load(Class<T> type, String name) {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        if (module.isEmpty()) {
            return Optional.empty();
        }
        VectorModule.class.getModule().addReads(module.get());
        try {
            Class<?> found = MethodHandles.lookup().findClass(VectorModule.class.getPackageName() + "." + name);
            return Optional.of(type.cast(found.getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException | LinkageError e) {
            LoggerFactory.getLogger(VectorModule.class)
                    .debug("the Vector API is of no use here", e); // here: rarely needed
            return Optional.empty();
        }
    }
}

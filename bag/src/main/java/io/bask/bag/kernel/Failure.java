package io.bask.bag.kernel;

import io.bask.bag.partition.ElementFailedException;
import io.bask.bag.partition.TypeName;
import io.bask.schedule.StaleMetadataException;
import io.bask.schedule.TaskFailedException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Says on which element a function of the user failed. */
final class Failure {
    private static final int LONGEST = 100;
    private static final int LONGEST_REASON = 500;
    private static final String BAGS = "io.bask.bag.";
    private static final String KERNELS = BAGS + "kernel.";
    private static final List<String> JAVAS = List.of("java.", "javax.", "jdk.", "sun.");

    private Failure() {}

    /**
     * What to throw in place of {@code thrown}: an exception that shows the elements, except where the failure is not
     * the function's own.
     *
     * @param function as people know it, e.g. {@code map(parse)}
     * @param elements what it was applied to
     */
    static Exception of(String function, Throwable thrown, @Nullable Object... elements) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        if (thrown instanceof TaskFailedException
                || thrown instanceof StaleMetadataException
                || thrown instanceof CancellationException
                || thrown instanceof InterruptedException) {
            return (Exception) thrown;
        }
        StringBuilder shown = new StringBuilder();
        for (Object element : elements) {
            shown.append(shown.length() == 0 ? "" : " and ").append(show(element));
        }
        String reason = thrown.getClass().getSimpleName()
                + (thrown.getMessage() == null ? "" : ": " + shortened(thrown.getMessage(), LONGEST_REASON));
        return new ElementFailedException(
                "%s failed on %s: %s%s".formatted(function, shown, reason, place(thrown)), thrown);
    }

    /** The line of the user's function that failed, where there is one: a method of Java's own has none. */
    private static String place(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String name = frame.getClassName();
            if (name.startsWith(KERNELS)) {
                return "";
            }
            boolean isUsers = !name.startsWith(BAGS) && JAVAS.stream().noneMatch(name::startsWith);
            if (isUsers && frame.getFileName() != null) {
                String type = name.substring(name.lastIndexOf('.') + 1);
                return ", at %s(%s:%d)".formatted(type, frame.getFileName(), frame.getLineNumber());
            }
        }
        return "";
    }

    /** An element in a few words: text in quotes, everything cut to 100 characters. */
    static String show(@Nullable Object element) {
        if (element instanceof CharSequence text) {
            return "\"" + shortened(text) + "\"";
        }
        try {
            return Brief.isContainer(element) ? Brief.of(element, LONGEST) : shortened(String.valueOf(element));
        } catch (RuntimeException | StackOverflowError failed) {
            return "%s whose toString fails".formatted(TypeName.of(element));
        }
    }

    static String nameOf(@Nullable Object element) {
        return element == null ? "null" : element.getClass().getSimpleName();
    }

    /** An element in a few words, and its type: {@code 7, an Integer}. */
    static String typed(@Nullable Object element) {
        return element == null ? "null" : show(element) + ", " + TypeName.of(element);
    }

    private static String shortened(CharSequence text) {
        return shortened(text, LONGEST);
    }

    private static String shortened(CharSequence text, int most) {
        return text.length() <= most
                ? text.toString()
                : text.subSequence(0, most) + "... (%d characters)".formatted(text.length());
    }
}

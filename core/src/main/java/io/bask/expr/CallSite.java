package io.bask.expr;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Finds the line of the user's program that called into Bask: some microseconds a call. */
public final class CallSite {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String BASK = "io.bask.";

    /** Programs that use Bask as users do, though their packages begin alike. */
    private static final List<String> USERS = List.of("io.bask.examples.", "io.bask.benchmarks.");

    private CallSite() {}

    /** The nearest caller outside of Bask, as stack traces write it: {@code "Main.main(Main.java:12)"}. */
    public static String ofUser() {
        return STACK.walk(frames -> frames.filter(frame -> isUser(frame.getClassName()))
                .findFirst()
                .map(CallSite::text)
                .orElse("an unknown place"));
    }

    /** Whether a class, by its name, is one of the user's program. */
    public static boolean isUser(String name) {
        if (!name.startsWith(BASK)) {
            return true;
        }
        for (String user : USERS) {
            if (name.startsWith(user)) {
                return true;
            }
        }
        return false;
    }

    private static String text(StackFrame frame) {
        String name = frame.getClassName();
        String type = name.substring(name.lastIndexOf('.') + 1);
        // not by a format: the first one loads the data of a locale, which takes 10 ms
        return type + "." + frame.getMethodName() + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }
}

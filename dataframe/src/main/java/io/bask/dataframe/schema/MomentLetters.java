package io.bask.dataframe.schema;

/** Checks formats of moments, {@code %Y-%m-%d} and so on, where they are written. */
public final class MomentLetters {
    private static final String WRITTEN = "YyCGgmdejHkIlMSfspPaAbhBuwUWVcxXDFTRrntzZ%";
    private static final String READ = "YymdHIpMSfjbBaAFTz%";

    private MomentLetters() {}

    /** Throws unless every letter can be written. */
    public static void checkWritten(String format) {
        check(format, WRITTEN, "written");
    }

    /** Throws unless every letter can be read, into moments without a zone. */
    public static void checkRead(String format) {
        checkRead(format, false);
    }

    static void checkRead(String format, boolean utc) {
        if (!utc && format.replace("%%", "").contains("%z")) {
            throw new IllegalArgumentException(
                    "format '%s' reads offsets, which rows may differ in; use toDatetime(format, true) for moments in UTC"
                            .formatted(format));
        }
        check(format, READ, "read");
    }

    private static void check(String format, String letters, String verb) {
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at + 2)) {
            if (at + 1 == format.length()) {
                throw new IllegalArgumentException(
                        "format '%s' ends in a lone %%; write %%%% for one".formatted(format));
            }
            if (letters.indexOf(format.charAt(at + 1)) < 0) {
                throw new IllegalArgumentException(
                        "format '%s' has %%%s, which cannot be %s; use one of %s behind the %%"
                                .formatted(format, format.charAt(at + 1), verb, String.join(" ", letters.split(""))));
            }
        }
    }
}

package io.bask.bag.io;

import java.io.Serializable;
import java.util.Objects;

/**
 * How to write text files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: UTF-8, a line feed behind each line, and files that are there already are replaced.
 *
 * @param encoding name of the files' charset
 * @param lineEnd what ends a line
 * @param endsLastLine whether the last line of a file ends like the others
 * @param replaces whether files that are there already are replaced; else they are an error
 */
public record TextOutput(String encoding, String lineEnd, boolean endsLastLine, boolean replaces)
        implements Serializable {
    private static final TextOutput DEFAULTS = new TextOutput("UTF-8", "\n", true, true);

    public TextOutput {
        encoding = Encoding.known(encoding);
        Objects.requireNonNull(lineEnd, "the line end is null; use for example \"\\n\"");
    }

    /** The options of the plain form, see the class comment. */
    public static TextOutput defaults() {
        return DEFAULTS;
    }

    /**
     * Files in another charset.
     *
     * @throws IllegalArgumentException where Java does not know it or cannot write it
     */
    public TextOutput withEncoding(String name) {
        return new TextOutput(name, lineEnd, endsLastLine, replaces);
    }

    /** Lines that end with this text. */
    public TextOutput withLineEnd(String ending) {
        return new TextOutput(encoding, ending, endsLastLine, replaces);
    }

    /** Files whose last line does not end: line ends stand between lines only. */
    public TextOutput withoutLastLineEnd() {
        return new TextOutput(encoding, lineEnd, false, replaces);
    }

    /** Computing fails where a file is there already. */
    public TextOutput withoutReplacing() {
        return new TextOutput(encoding, lineEnd, endsLastLine, false);
    }
}

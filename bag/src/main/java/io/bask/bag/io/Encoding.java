package io.bask.bag.io;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Objects;

/** Names of charsets. */
final class Encoding {
    private Encoding() {}

    /** The usual name of a charset that Java can read and write. */
    static String known(String encoding) {
        Charset charset;
        try {
            charset = Charset.forName(Objects.requireNonNull(encoding, "the encoding is null; use for example UTF-8"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new IllegalArgumentException(
                    "Java knows no encoding \"%s\"; use for example UTF-8, ISO-8859-1, windows-1252, or another of Charset.availableCharsets()"
                            .formatted(encoding),
                    unknown);
        }
        if (!charset.canEncode()) {
            throw new IllegalArgumentException(
                    "the encoding %s can be read and not written, so nobody knows the bytes of a line end; name the one that the files have, for example UTF-8"
                            .formatted(encoding));
        }
        return charset.name();
    }
}

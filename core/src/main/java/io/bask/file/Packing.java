package io.bask.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * How a file is compressed, as its name says: {@code .gz}, {@code .bz2}, {@code .zst}, else not at all. Names that tell of a compression
 * that Bask does not know are errors, for what is in such files would be taken for text.
 */
public enum Packing {
    /** Not at all. */
    NONE("", "", ""),
    /** gzip. */
    GZIP("", "", ""),
    /** bzip2; needs org.apache.commons:commons-compress. */
    BZIP2(
            "org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream",
            "org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream",
            "org.apache.commons:commons-compress"),
    /** Zstandard; needs io.airlift:aircompressor. */
    ZSTD(
            "io.airlift.compress.zstd.ZstdInputStream",
            "io.airlift.compress.zstd.ZstdOutputStream",
            "io.airlift:aircompressor");

    private static final int BUFFER = 1 << 16;

    private final String input;
    private final String output;
    private final String library;

    Packing(String input, String output, String library) {
        this.input = input;
        this.output = output;
        this.library = library;
    }

    /** What the name of a file says; of an address of HTTP, its path. {@code .xz}, {@code .lzma} and {@code .zip} are errors. */
    public static Packing of(String name) {
        String lower = withoutQuery(name.toLowerCase(Locale.ROOT));
        if (lower.endsWith(".gz")) {
            return GZIP;
        }
        if (lower.endsWith(".bz2")) {
            return BZIP2;
        }
        if (lower.endsWith(".xz") || lower.endsWith(".lzma")) {
            throw new IllegalArgumentException(
                    "'%s' names a compression by xz, which is neither read nor written; unpack it first (xz -d), or compress it by gzip, bzip2 or zstd and name it .gz, .bz2 or .zst"
                            .formatted(name));
        }
        if (lower.endsWith(".zip")) {
            throw new IllegalArgumentException(
                    "'%s' names an archive; name files in it as jar:file:///folder/archive.zip!/*.csv, or unpack it first"
                            .formatted(name));
        }
        return lower.endsWith(".zst") ? ZSTD : NONE;
    }

    private static String withoutQuery(String name) {
        if (!name.startsWith("http://") && !name.startsWith("https://")) {
            return name;
        }
        int end = 0;
        while (end < name.length() && name.charAt(end) != '?' && name.charAt(end) != '#') {
            end++;
        }
        return name.substring(0, end);
    }

    /**
     * The content of a file whose bytes these are: of all parts, where several were compressed and put behind one another. Data that end
     * too early are an {@link java.io.EOFException}, damaged ones a {@link java.util.zip.ZipException}.
     *
     * @param file for messages
     */
    public InputStream unpack(InputStream raw, String file) throws IOException {
        if (this == NONE) {
            return raw;
        }
        if (this == GZIP) {
            return new GzipMembers(raw);
        }
        return new Unpacked(
                raw,
                bytes -> this == BZIP2 ? new Bzip2Members(bytes, member -> opened(member, file)) : opened(bytes, file));
    }

    private InputStream opened(InputStream raw, String file) throws IOException {
        return (InputStream) made(input, file, new Class<?>[] {InputStream.class}, raw);
    }

    /** Where to write the content of a file so that its bytes arrive there; {@code file} is for messages. */
    public OutputStream pack(OutputStream raw, String file) throws IOException {
        if (this == NONE) {
            return raw;
        }
        return this == GZIP
                ? new GZIPOutputStream(raw, BUFFER)
                : (OutputStream) made(output, file, new Class<?>[] {OutputStream.class}, raw);
    }

    /** Throws where the library is missing that this way of packing needs. */
    public void require(String file) {
        if (library.isEmpty()) {
            return;
        }
        try {
            Class.forName(input);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IllegalArgumentException(missing(file), missing);
        }
    }

    private String missing(String file) {
        return "%s is compressed by %s, which needs the library %s; add it to the class path, or use .gz"
                .formatted(file, this, library);
    }

    private Object made(String type, String file, Class<?>[] types, Object... arguments) throws IOException {
        try {
            return Class.forName(type).getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof IOException cause ? cause : new IOException(thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new IOException(missing(file), missing);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

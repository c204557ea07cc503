package io.bask.bag.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How a file is compressed. Compressed files are one partition each. */
public enum Compression {
    /** As the file's name ends: {@code .gz}, {@code .bz2}, {@code .zst}, else not at all. */
    AUTO("", ""),
    /** Not at all, whatever the name. */
    NONE("", ""),
    /** gzip. */
    GZIP("", ""),
    /** bzip2; needs org.apache.commons:commons-compress. */
    BZIP2(
            "org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream",
            "org.apache.commons:commons-compress"),
    /** Zstandard; needs io.airlift:aircompressor. */
    ZSTD("io.airlift.compress.zstd.ZstdInputStream", "io.airlift:aircompressor");

    private static final int BUFFER = 1 << 16;

    private final String stream;
    private final String library;

    Compression(String stream, String library) {
        this.stream = stream;
        this.library = library;
    }

    /** This one, or what the name says where this is {@link #AUTO}. */
    Compression of(String file) {
        if (this != AUTO) {
            return this;
        }
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return GZIP;
        }
        if (name.endsWith(".bz2")) {
            return BZIP2;
        }
        return name.endsWith(".zst") ? ZSTD : NONE;
    }

    /** The text of a compressed file. */
    InputStream decompressed(InputStream raw, String file) throws IOException {
        if (this == NONE) {
            return raw;
        }
        return this == GZIP ? new GZIPInputStream(raw, BUFFER) : byLibrary(raw, file);
    }

    private InputStream byLibrary(InputStream raw, String file) throws IOException {
        try {
            return (InputStream)
                    Class.forName(stream).getConstructor(InputStream.class).newInstance(raw);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof IOException cause ? cause : new IOException(thrown.getCause());
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new IOException(
                    "%s is compressed by %s, which needs the library %s; add it to the class path, or decompress the file"
                            .formatted(file, this, library),
                    missing);
        }
    }

    /** What to say of a failure while reading: that the file is broken, where it is. */
    IOException explained(Exception failure, String file) throws Exception {
        boolean broken = failure instanceof EOFException
                || failure instanceof ZipException
                || (failure instanceof IOException && failure.getClass() == IOException.class && isOfLibrary(failure))
                || isOfLibrary(failure);
        if (this == NONE || !broken) {
            throw failure;
        }
        String reason = failure.getMessage() == null ? "it ends too early" : failure.getMessage();
        return new IOException(
                "%s is not a whole %s file: %s; fetch or compress it again, or rename it if it is plain text"
                        .formatted(file, this == GZIP ? "gzip" : toString(), reason),
                failure);
    }

    private boolean isOfLibrary(Exception failure) {
        if (library.isEmpty()) {
            return false;
        }
        String folder = stream.substring(0, stream.lastIndexOf('.', stream.lastIndexOf('.') - 1));
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

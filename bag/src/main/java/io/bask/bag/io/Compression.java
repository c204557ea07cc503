package io.bask.bag.io;

import io.bask.file.Packing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;

/** How a file is compressed. Compressed files are one partition each. */
public enum Compression {
    /** As the file's name ends: {@code .gz}, {@code .bz2}, {@code .zst}, else not at all. */
    AUTO(Packing.NONE),
    /** Not at all, whatever the name. */
    NONE(Packing.NONE),
    /** gzip. */
    GZIP(Packing.GZIP),
    /** bzip2; needs org.apache.commons:commons-compress. */
    BZIP2(Packing.BZIP2),
    /** Zstandard; needs io.airlift:aircompressor. */
    ZSTD(Packing.ZSTD);

    private final Packing packing;

    Compression(Packing packing) {
        this.packing = packing;
    }

    /** This one, or what the name says where this is {@link #AUTO}. */
    Compression of(String file) {
        return this != AUTO
                ? this
                : switch (Packing.of(file)) {
                    case NONE -> NONE;
                    case GZIP -> GZIP;
                    case BZIP2 -> BZIP2;
                    case ZSTD -> ZSTD;
                };
    }

    /** The text of a compressed file. */
    InputStream decompressed(InputStream raw, String file) throws IOException {
        return packing.unpack(raw, file);
    }

    /** What to say of a failure while reading: that the file is broken, where it is. */
    IOException explained(Exception failure, String file) throws Exception {
        boolean broken = failure instanceof EOFException || failure instanceof ZipException;
        if (this == NONE || !broken || failure instanceof ServedException) {
            throw failure;
        }
        String reason = failure.getMessage() == null ? "it ends too early" : failure.getMessage();
        return new IOException(
                "%s is not a whole %s file: %s; fetch or compress it again, or rename it if it is plain text"
                        .formatted(file, this == GZIP ? "gzip" : toString(), reason),
                failure);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

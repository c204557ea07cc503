package io.bask.dataframe.kernel.csv;

import io.bask.file.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file show: a byte order mark, or that it is something else than the text that its name and the options say.
 *
 * <p>Looked at when files are opened, since nothing that is read from such a file makes sense.
 */
public final class FileStart {
    /** How many bytes a byte order mark of UTF-8 has. */
    public static final int MARK = 3;

    private static final int LENGTH = 8;

    /** What files begin with that are no text, and what to do about them. */
    private enum Kind {
        GZIP("is compressed by gzip, which its name does not say", "rename it to end in .gz", 0x1F, 0x8B, 8),
        BZIP2(
                "is compressed by bzip2, which its name does not say",
                "rename it to end in .bz2",
                'B',
                'Z',
                'h',
                '1',
                0x31,
                0x41),
        ZSTD("is compressed by zstd, which its name does not say", "rename it to end in .zst", 0x28, 0xB5, 0x2F, 0xFD),
        XZ("is compressed by xz, which is not read", "unpack it first (xz -d)", 0xFD, '7', 'z', 'X', 'Z', 0),
        ZIP("is an archive or a workbook", "unpack it, or save its sheet as text", 'P', 'K', 3, 4),
        UTF_32LE("is text in UTF-32", "UTF-32", 0xFF, 0xFE, 0, 0),
        UTF_32BE("is text in UTF-32", "UTF-32", 0, 0, 0xFE, 0xFF),
        UTF_16LE("is text in UTF-16", "UTF-16", 0xFF, 0xFE),
        UTF_16BE("is text in UTF-16", "UTF-16", 0xFE, 0xFF);

        private final String what;
        private final String remedy;
        private final int[] bytes;

        Kind(String what, String remedy, int... bytes) {
            this.what = what;
            this.remedy = remedy;
            this.bytes = bytes;
        }

        private boolean isCharset() {
            return remedy.startsWith("UTF");
        }

        private boolean fits(byte[] head) {
            for (int i = 0; i < bytes.length; i++) {
                boolean isLevel = this == BZIP2 && i == 3 && head.length > i && head[i] >= '1' && head[i] <= '9';
                if (!isLevel && (head.length <= i || (head[i] & 0xFF) != bytes[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private FileStart() {}

    /** Bytes of a byte order mark of UTF-8 at that position, of which there is text up to another: {@link #MARK} or 0. */
    public static int markLength(byte[] text, int at, int end) {
        boolean isMarked = end - at >= MARK
                && text[at] == (byte) 0xEF
                && text[at + 1] == (byte) 0xBB
                && text[at + 2] == (byte) 0xBF;
        return isMarked ? MARK : 0;
    }

    /** An error of a file whose first bytes show that it is no text as the options have it; no file that cannot be opened. */
    public static void check(CsvFile file) {
        String problem = problem(file, "read it withEncoding(\"%s\"), or convert it to UTF-8");
        if (problem != null) {
            throw new CsvFormatException(problem);
        }
    }

    /**
     * Why a file cannot be the text that its name and the options say, or null.
     *
     * @param charset what to do about text in another charset, whose name is put in
     */
    public static @Nullable String problem(CsvFile file, String charset) {
        if (file.content().packing() != Packing.NONE) {
            return null;
        }
        byte[] head;
        try (InputStream raw = Files.newInputStream(file.path())) {
            head = raw.readNBytes(LENGTH);
        } catch (IOException unreadable) {
            // The reader says so, with the line.
            return null;
        }
        boolean isUtf8 = file.content().encoding().equals("UTF-8");
        for (Kind kind : Kind.values()) {
            if (kind.fits(head) && (isUtf8 || !kind.isCharset())) {
                return said(file, kind.what, kind.isCharset() ? charset.formatted(kind.remedy) : kind.remedy);
            }
        }
        String wide = isUtf8 ? withoutMark(head) : null;
        return wide == null
                ? null
                : said(file, "seems to be text in UTF-16 without a byte order mark", charset.formatted(wide));
    }

    private static String said(CsvFile file, String what, String remedy) {
        return "%s %s; %s".formatted(file.path(), what, remedy);
    }

    /** The charset of text whose every other byte is 0. */
    private static @Nullable String withoutMark(byte[] head) {
        if (head.length < 4) {
            return null;
        }
        boolean[] isZero = {true, true};
        boolean[] isText = {true, true};
        for (int i = 0; i < head.length; i++) {
            isZero[i % 2] &= head[i] == 0;
            isText[i % 2] &= head[i] > 0;
        }
        return isText[0] && isZero[1] ? "UTF-16LE" : isZero[0] && isText[1] ? "UTF-16BE" : null;
    }
}

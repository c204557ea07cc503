package io.bask.bag.io;

import io.bask.bag.partition.Target;
import io.bask.bag.partition.TypeName;
import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Text files, one a partition, one line an element.
 *
 * <p>A file is written under a name that ends in {@code .part} and gets its own when it is whole, so that nobody finds half
 * a file. Names that end in {@code .gz} are compressed.
 */
public final class TextTarget implements Target {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 16;

    private final String before;
    private final String after;
    private final int digits;
    private final TextOutput options;

    private TextTarget(String before, String after, int digits, TextOutput options) {
        this.before = before;
        this.after = after;
        this.digits = digits;
        this.options = options;
    }

    /**
     * The files that a pattern names: its {@code *} stands for the number of the partition; a pattern without is a folder.
     *
     * @throws IllegalArgumentException where the pattern has several stars, names a compression that cannot be written, or
     *     a folder cannot be made
     */
    public static TextTarget of(String pattern, int npartitions, TextOutput options) {
        Objects.requireNonNull(options, "the options are null; use TextOutput.defaults()");
        if (Objects.requireNonNull(pattern, "the path is null; give for example \"out/*.txt\"")
                .isBlank()) {
            throw new IllegalArgumentException("the path is blank; give for example \"out/*.txt\"");
        }
        String full = pattern.indexOf('*') >= 0 ? pattern : pattern + (pattern.endsWith("/") ? "*.txt" : "/*.txt");
        int star = full.indexOf('*');
        if (full.indexOf('*', star + 1) >= 0) {
            throw new IllegalArgumentException(
                    "'%s' has several *; one stands for the number of the partition".formatted(pattern));
        }
        String name = full.toLowerCase(Locale.ROOT);
        if (name.endsWith(".bz2") || name.endsWith(".zst") || name.endsWith(".xz")) {
            throw new IllegalArgumentException(
                    "'%s' names a compression that lines of text are not written in; write .gz or plain text"
                            .formatted(pattern));
        }
        Path folder = FileGlob.path(full.replace('*', '0')).toAbsolutePath().getParent();
        try {
            if (folder != null && full.indexOf('/', star) < 0) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder %s: %s".formatted(folder, e), e);
        }
        int digits = String.valueOf(npartitions - 1).length();
        return new TextTarget(full.substring(0, star), full.substring(star + 1), digits, options);
    }

    @Override
    public Writing begin(int partition) throws IOException {
        String number = String.valueOf(partition);
        Path file = FileGlob.path(before + "0".repeat(digits - number.length()) + number + after);
        if (after.indexOf('/') >= 0) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        if (!options.replaces() && Files.exists(file)) {
            throw new FileAlreadyExistsException(
                    "%s is there already; remove it, or let it be replaced".formatted(file));
        }
        return new Lines(file, options);
    }

    private static final class Lines implements Writing {
        private final Path file;
        private final Path part;
        private final TextOutput options;
        private final TextEncoder text;
        private boolean any;

        Lines(Path file, TextOutput options) throws IOException {
            this.file = file;
            this.part = file.resolveSibling(file.getFileName() + ".part");
            this.options = options;
            OutputStream raw = Files.newOutputStream(part);
            boolean gzip = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
            OutputStream bytes = gzip ? new GZIPOutputStream(raw, BUFFER) : raw;
            text = new TextEncoder(bytes, options.encoding(), FileGlob.text(file));
        }

        @Override
        public void write(@Nullable Object element) throws IOException {
            if (!(element instanceof CharSequence line)) {
                throw new IllegalArgumentException(
                        "toTextFiles writes texts, but an element is %s; map it first, for example with String::valueOf or Json::text"
                                .formatted(TypeName.of(element)));
            }
            if (any && !options.endsLastLine()) {
                text.write(options.lineEnd());
            }
            any = true;
            text.write(line.toString());
            if (options.endsLastLine()) {
                text.write(options.lineEnd());
            }
        }

        @Override
        public String end() throws IOException {
            text.close();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return FileGlob.text(file);
        }

        @Override
        public void abandon() {
            try {
                text.close();
            } catch (IOException alsoFailed) {
                // the failure that made us give up is the one to be told
            }
            try {
                Files.deleteIfExists(part);
            } catch (IOException stays) {
                // left behind under a name that no pattern of the user's finds
            }
        }
    }
}

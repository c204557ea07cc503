package io.bask.bag.io;

import io.bask.bag.expr.Reader;
import io.bask.bag.expr.Stage;
import io.bask.bag.partition.Source;
import io.bask.expr.Token;
import io.bask.file.BlockSize;
import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The lines of text files, in order, or what they hold: a partition for each block of each file.
 *
 * <p>Making one looks up the files and their sizes and reads nothing. Compressed files, files on servers and files in
 * charsets such as UTF-16 are one partition each.
 */
public final class TextReader implements Reader {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Source> partitions;

    private final String operation;
    private final LineDecoder decoder;
    private final String first;
    private final int files;
    private final Token token;

    private TextReader(
            List<Source> partitions, String operation, LineDecoder decoder, List<String> names, Token token) {
        this.partitions = partitions;
        this.operation = operation;
        this.decoder = decoder;
        this.first = names.get(0);
        this.files = names.size();
        this.token = token;
    }

    /** The same lines, made into something else, as a stage would do it. */
    private TextReader(TextReader lines, LineDecoder decoder, Stage stage) {
        this.partitions = lines.partitions.stream()
                .map(partition -> TextBlock.with(partition, decoder))
                .toList();
        this.operation = lines.operation + "-" + stage.operation();
        this.decoder = decoder;
        this.first = lines.first;
        this.files = lines.files;
        this.token = Token.of(operation).with(lines.token).with(stage.token()).build();
    }

    /**
     * The lines of all files that these paths, patterns and addresses stand for.
     *
     * @throws IllegalArgumentException where a file does not exist, a pattern matches none, or there would be more than
     *     2^31 blocks
     * @throws UncheckedIOException where a file cannot be looked at
     */
    public static TextReader of(List<String> patterns, TextOptions options) {
        Objects.requireNonNull(options, "the options are null; use TextOptions.defaults()");
        return of(patterns, options, new TextDecoder(options.encoding(), options.malformed()), "read-text");
    }

    /** Pairs of a line and the path of its file; see {@link #of}. */
    public static TextReader withPaths(List<String> patterns, TextOptions options) {
        Objects.requireNonNull(options, "the options are null; use TextOptions.defaults()");
        LineDecoder lines = new TextDecoder(options.encoding(), options.malformed());
        return of(patterns, options, new LineDecoder.WithPath(lines), "read-text");
    }

    /** What a line of JSON holds; see {@link #of}. */
    public static TextReader json(List<String> patterns, Json<?> shape, TextOptions options) {
        Objects.requireNonNull(options, "the options are null; use TextOptions.defaults()");
        LineDecoder values = Objects.requireNonNull(shape, "the shape is null; use Json.maps()");
        boolean isPlain = options.encoding().equals("UTF-8") && options.malformed() == Malformed.FAIL;
        LineDecoder lines = isPlain || TextBlock.isWide(options)
                ? values
                : new TextFirst(new TextDecoder(options.encoding(), options.malformed()), values);
        return of(patterns, options, lines, "read-json");
    }

    static TextReader of(List<String> patterns, TextOptions options, LineDecoder decoder, String operation) {
        List<String> names = names(patterns);
        List<TextBlock> blocks = new ArrayList<>();
        Token.Builder token = Token.of(operation)
                .with(options.toString())
                .with(decoder.toString())
                .with(names.size());
        for (String name : names) {
            try {
                addBlocks(name, options, decoder, blocks, token.with(name));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at %s: %s".formatted(name, e), e);
            }
        }
        return new TextReader(grouped(blocks, options.filesPerPartition()), operation, decoder, names, token.build());
    }

    private static List<String> names(List<String> patterns) {
        if (Objects.requireNonNull(patterns, "the paths are null; give one at least")
                .isEmpty()) {
            throw new IllegalArgumentException("no files to read; give one path or pattern at least");
        }
        List<String> names = new ArrayList<>();
        for (String pattern : patterns) {
            Objects.requireNonNull(pattern, "a path is null; give a path, a pattern or an address");
            if (Served.isServed(pattern)) {
                names.add(pattern);
            } else {
                FileGlob.expand(List.of(pattern)).forEach(path -> names.add(FileGlob.text(path)));
            }
        }
        return names;
    }

    private static void addBlocks(
            String name, TextOptions options, LineDecoder decoder, List<TextBlock> blocks, Token.Builder token)
            throws IOException {
        if (!(Place.of(name, options.timeout()) instanceof Place.OnDisk disk)) {
            blocks.add(new TextBlock(name, 0, Long.MAX_VALUE, null, options, decoder));
            return;
        }
        Path file = disk.path();
        Stamp stamp = Stamp.of(file);
        long size = stamp.size();
        token.with(size).with(stamp.modified());
        boolean whole = options.compression().of(name) != Compression.NONE
                || TextBlock.isWide(options)
                || options.blockBytes() == BlockSize.NONE
                || size <= options.blockBytes()
                || LineEnds.of(options).overlapItself();
        if (whole) {
            blocks.add(new TextBlock(name, 0, Long.MAX_VALUE, stamp, options, decoder));
            return;
        }
        long blockBytes = options.blockBytes();
        long count = (size - 1) / blockBytes + 1;
        if (count > Integer.MAX_VALUE - blocks.size()) {
            throw new IllegalArgumentException("%s would have %d partitions of %d bytes; use a larger block size"
                    .formatted(file, count, blockBytes));
        }
        for (long block = 0; block < count; block++) {
            long end = block == count - 1 ? Long.MAX_VALUE : (block + 1) * blockBytes;
            blocks.add(new TextBlock(name, block * blockBytes, end, stamp, options, decoder));
        }
    }

    private static List<Source> grouped(List<TextBlock> blocks, int files) {
        if (files == 1) {
            return List.copyOf(blocks);
        }
        List<Source> groups = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i += files) {
            groups.add(new TextBlock.Several(List.copyOf(blocks.subList(i, Math.min(blocks.size(), i + files)))));
        }
        return List.copyOf(groups);
    }

    @Override
    public int npartitions() {
        return partitions.size();
    }

    @Override
    public Source partition(int i) {
        return partitions.get(i);
    }

    @Override
    public Token token() {
        return token;
    }

    @Override
    public Optional<Reader> through(Stage stage) {
        boolean plain = stage instanceof Stage.Words
                && decoder instanceof TextDecoder lines
                && WordDecoder.knows(lines.encoding());
        return plain
                ? Optional.of(new TextReader(this, new WordDecoder((TextDecoder) decoder), stage))
                : Optional.empty();
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public String describe() {
        return "%s %s%s in %d partition%s"
                .formatted(
                        operation,
                        first,
                        files == 1 ? "" : " and %d more".formatted(files - 1),
                        partitions.size(),
                        partitions.size() == 1 ? "" : "s");
    }
}

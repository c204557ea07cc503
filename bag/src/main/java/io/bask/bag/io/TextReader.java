package io.bask.bag.io;

import io.bask.bag.expr.Reader;
import io.bask.bag.partition.Source;
import io.bask.expr.Token;
import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of text files, in order: a partition for each block of each file.
 *
 * <p>Making one looks up the files and their sizes and reads nothing. Files whose name ends in {@code .gz} are
 * decompressed, one partition a file.
 */
public final class TextReader implements Reader {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<TextBlock> blocks;

    private final int files;
    private final Token token;

    private TextReader(List<TextBlock> blocks, int files, Token token) {
        this.blocks = blocks;
        this.files = files;
        this.token = token;
    }

    /**
     * The lines of all files that these paths and patterns stand for.
     *
     * @throws IllegalArgumentException where a file does not exist, a pattern matches none, or there would be more than
     *     2^31 blocks
     * @throws UncheckedIOException where a file cannot be looked at
     */
    public static TextReader of(List<String> patterns, TextOptions options) {
        List<Path> files = FileGlob.expand(patterns);
        List<TextBlock> blocks = new ArrayList<>();
        Token.Builder token = Token.of("text").with(options.blockBytes());
        for (Path file : files) {
            try {
                long size = Files.size(file);
                token.with(file.toString())
                        .with(size)
                        .with(Files.getLastModifiedTime(file).toMillis());
                addBlocks(file, size, options.blockBytes(), blocks);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at %s: %s".formatted(file, e), e);
            }
        }
        return new TextReader(List.copyOf(blocks), files.size(), token.build());
    }

    private static void addBlocks(Path file, long size, long blockBytes, List<TextBlock> blocks) {
        String name = file.toString();
        boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(".gz");
        if (gzip || size <= blockBytes) {
            blocks.add(new TextBlock(name, 0, Long.MAX_VALUE, gzip));
            return;
        }
        long count = (size - 1) / blockBytes + 1;
        if (count > Integer.MAX_VALUE - blocks.size()) {
            throw new IllegalArgumentException("%s would have %d partitions of %d bytes; use a larger block size"
                    .formatted(file, count, blockBytes));
        }
        for (long block = 0; block < count; block++) {
            long end = block == count - 1 ? Long.MAX_VALUE : (block + 1) * blockBytes;
            blocks.add(new TextBlock(name, block * blockBytes, end, false));
        }
    }

    @Override
    public int npartitions() {
        return blocks.size();
    }

    @Override
    public Source partition(int i) {
        return blocks.get(i);
    }

    @Override
    public Token token() {
        return token;
    }

    @Override
    public String operation() {
        return "read-text";
    }

    @Override
    public String describe() {
        return "read-text %s%s in %d partitions"
                .formatted(blocks.get(0).file(), files == 1 ? "" : " and %d more".formatted(files - 1), blocks.size());
    }
}

package io.bask.avro;

import io.bask.bag.expr.Reader;
import io.bask.bag.io.Stamp;
import io.bask.bag.partition.Source;
import io.bask.expr.Token;
import io.bask.file.BlockSize;
import io.bask.file.FileGlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The records of Avro files: a partition for each piece of each file. Making one reads one header. */
final class AvroReader implements Reader {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Source> partitions;

    private final String first;
    private final int files;
    private final Token token;

    private AvroReader(List<Source> partitions, String first, int files, Token token) {
        this.partitions = partitions;
        this.first = first;
        this.files = files;
        this.token = token;
    }

    static AvroReader of(List<String> patterns, AvroRecords<?> records) {
        List<Path> files = FileGlob.expand(patterns);
        List<Source> partitions = new ArrayList<>();
        Token.Builder token = Token.of("read-avro").with(records.identity()).with(files.size());
        for (Path file : files) {
            String name = FileGlob.text(file);
            try {
                Stamp stamp = Stamp.of(file);
                token.with(name).with(stamp.size()).with(stamp.modified());
                cut(name, stamp, records, partitions);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at %s: %s".formatted(name, e), e);
            }
        }
        checkFirst(files.get(0), records);
        return new AvroReader(List.copyOf(partitions), FileGlob.text(files.get(0)), files.size(), token.build());
    }

    private static void cut(String name, Stamp stamp, AvroRecords<?> records, List<Source> partitions) {
        long blockBytes = records.blockBytes();
        long count = blockBytes == BlockSize.NONE ? 1 : Math.max(1, (stamp.size() - 1) / blockBytes + 1);
        if (count > Integer.MAX_VALUE - partitions.size()) {
            throw new IllegalArgumentException("%s would have %d partitions of %d bytes; use a larger block size"
                    .formatted(name, count, blockBytes));
        }
        for (long i = 0; i < count; i++) {
            long end = i == count - 1 ? Long.MAX_VALUE : (i + 1) * blockBytes;
            partitions.add(new AvroBlocks(name, i * blockBytes, end, stamp, records));
        }
    }

    /** Finds fields that are not there before anything is computed; other files may be broken, and are looked at then. */
    private static void checkFirst(Path file, AvroRecords<?> records) {
        try (Container container = Container.open(file)) {
            records.wanted(container.header().schema(), FileGlob.text(file));
        } catch (IOException broken) {
            if (records.broken() == AvroRecords.OnBroken.FAIL) {
                throw new UncheckedIOException(
                        "%s is no Avro file, or is broken: %s".formatted(file, broken.getMessage()), broken);
            }
        }
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
    public String operation() {
        return "read-avro";
    }

    @Override
    public String describe() {
        return "read-avro %s%s in %d partition%s"
                .formatted(
                        first,
                        files == 1 ? "" : " and %d more".formatted(files - 1),
                        partitions.size(),
                        partitions.size() == 1 ? "" : "s");
    }
}

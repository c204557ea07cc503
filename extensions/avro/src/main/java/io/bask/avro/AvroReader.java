package io.bask.avro;

import io.bask.bag.expr.Reader;
import io.bask.bag.io.Served;
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
        List<String> names = names(patterns);
        List<Source> partitions = new ArrayList<>();
        Token.Builder token = Token.of("read-avro").with(records.identity()).with(names.size());
        for (String name : names) {
            token.with(name);
            if (Served.isServed(name)) {
                partitions.add(new AvroBlocks(name, 0, Long.MAX_VALUE, null, records));
                token.with(Token.unique());
                continue;
            }
            try {
                Stamp stamp = Stamp.of(FileGlob.path(name));
                token.with(stamp.size()).with(stamp.modified());
                cut(name, stamp, records, partitions);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at %s: %s".formatted(name, e), e);
            }
        }
        if (!Served.isServed(names.get(0))) {
            checkFirst(FileGlob.path(names.get(0)), records);
        }
        return new AvroReader(List.copyOf(partitions), names.get(0), names.size(), token.build());
    }

    /** Files on servers by their addresses, as they are; others as the patterns say. */
    private static List<String> names(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no files to read; give one path or pattern at least");
        }
        List<String> names = new ArrayList<>();
        for (String pattern : patterns) {
            if (Served.isServed(pattern)) {
                names.add(pattern);
            } else {
                FileGlob.expand(List.of(pattern)).forEach(file -> names.add(FileGlob.text(file)));
            }
        }
        return names;
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

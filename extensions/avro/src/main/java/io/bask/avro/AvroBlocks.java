package io.bask.avro;

import io.bask.bag.io.Served;
import io.bask.bag.io.Stamp;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;
import io.bask.file.FileGlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The records of all blocks whose marker before them begins between two offsets of a file: so each block is in one partition
 * exactly, wherever the file is cut.
 *
 * @param file path or address of the file
 * @param start the first offset
 * @param end behind the last
 * @param stamp what the file was like when it was cut; null for a file on a server, which is fetched when it is needed
 * @param records what to make of them
 */
record AvroBlocks(
        String file, long start, long end, @Nullable Stamp stamp, AvroRecords<?> records) implements Source {
    @Override
    public boolean feed(Sink sink) throws Exception {
        if (stamp != null) {
            Path path = FileGlob.path(file);
            stamp.check(path, file);
            return feed(path, sink);
        }
        Path copy = Served.fetched(file);
        try {
            return feed(copy, sink);
        } finally {
            Files.delete(copy);
        }
    }

    private boolean feed(Path path, Sink sink) throws Exception {
        Container open;
        try {
            open = Container.open(path);
        } catch (IOException broken) {
            boolean toldByFirst = start > 0 && records.broken() != AvroRecords.OnBroken.FAIL;
            return toldByFirst || broken(0, broken, sink);
        }
        try (open) {
            return feed(open, sink);
        }
    }

    private boolean feed(Container container, Sink sink) throws Exception {
        Container.Header header = container.header();
        Schema wanted = records.wanted(header.schema(), file);
        AvroRecords.Reading reading = records.reading(header.schema(), wanted);
        if (start > 0 && !container.seekMarker(start)) {
            return true;
        }
        BlockDecoder decoder = new BlockDecoder();
        while (container.hasBlock() && container.position() - Container.MARKER < end) {
            long offset = container.position();
            Container.Block block;
            try {
                block = container.block();
            } catch (IOException broken) {
                if (!broken(offset, broken, sink)) {
                    return false;
                }
                if (!container.seekMarker(offset)) {
                    return true;
                }
                continue;
            }
            if (!feed(block, header.codec(), decoder, reading, sink)) {
                return false;
            }
        }
        return true;
    }

    private boolean feed(
            Container.Block block, String codec, BlockDecoder decoder, AvroRecords.Reading reading, Sink sink)
            throws Exception {
        try {
            byte[] content = Codecs.decompress(codec, block.content());
            decoder.begin(content, 0, content.length);
        } catch (IOException | RuntimeException broken) {
            return broken(
                    block.offset(), new IOException("it cannot be decompressed: " + broken.getMessage(), broken), sink);
        }
        for (long i = 0; i < block.count(); i++) {
            Object record;
            try {
                record = reading.next(decoder);
            } catch (IOException broken) {
                String place = "record %d of %d: %s".formatted(i + 1, block.count(), broken.getMessage());
                return broken(block.offset(), new IOException(place, broken), sink);
            }
            if (!sink.accept(
                    records.broken() == AvroRecords.OnBroken.COLLECT ? new AvroParsed<>(record, null) : record)) {
                return false;
            }
        }
        if (decoder.remaining() > 0) {
            String left = "%d bytes are left behind its %d records".formatted(decoder.remaining(), block.count());
            return broken(block.offset(), new IOException(left), sink);
        }
        return true;
    }

    private boolean broken(long offset, IOException broken, Sink sink) throws Exception {
        @Nullable String reason = broken.getMessage();
        return switch (records.broken()) {
            case FAIL ->
                throw new AvroFormatException(
                        "%s, %s at byte %d: %s; mend the file, or use skippingBad() or collectingBad()"
                                .formatted(file, offset == 0 ? "the header" : "the block", offset, reason),
                        broken);
            case SKIP -> true;
            case COLLECT -> sink.accept(new AvroParsed<>(null, new BadBlock(file, offset, String.valueOf(reason))));
        };
    }
}

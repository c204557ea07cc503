package io.bask.bag.io;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Sink;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Makes elements of lines. */
interface LineDecoder extends Serializable {
    /** Where a line is; for errors. */
    interface Place {
        /** Path or address of the file. */
        String file();

        /** Number of the line in the file, from 1; may take a while. */
        long line() throws IOException;
    }

    /** One pass over lines by one thread, which may keep what the next line needs again. */
    interface Decoding {
        /** Hands on what a line holds; false where the sink wants no more. */
        boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception;

        /**
         * How many lines some bytes hold, if what they hold can be handed on at once, without finding the ends of
         * the lines; otherwise, and for decoders that need the ends, -1.
         *
         * @param from where a line begins
         * @param to behind a line feed
         */
        default long linesAtOnce(byte[] bytes, int from, int to) {
            return -1;
        }

        /** Hands on what such lines hold; false where the sink wants no more. */
        default boolean decodeAtOnce(byte[] bytes, int from, int to, Sink sink) throws Exception {
            throw new UnsupportedOperationException("lines %s are decoded one by one".formatted(this));
        }

        /** The same for a line that is text already. */
        default boolean decode(String line, Place place, Sink sink) throws Exception {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            return decode(bytes, 0, bytes.length, place, sink);
        }
    }

    /** Begins a pass whose elements go to {@code sink}. */
    Decoding begin(Sink sink);

    /** Pairs of what another decoder makes of a line, and the file it is in. */
    record WithPath(LineDecoder decoder) implements LineDecoder {
        @Override
        public Decoding begin(Sink all) {
            Decoding inner = decoder.begin(element -> all.accept(element));
            return new Decoding() {
                @Override
                public boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
                    return inner.decode(bytes, from, length, place, paired(place, sink));
                }

                @Override
                public boolean decode(String line, Place place, Sink sink) throws Exception {
                    return inner.decode(line, place, paired(place, sink));
                }
            };
        }

        private static Sink paired(Place place, Sink sink) {
            return element -> sink.accept(new Pair<>(Objects.requireNonNull(element), place.file()));
        }
    }
}

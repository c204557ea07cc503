package io.bask.bag.io;

import io.bask.bag.partition.Sink;

/**
 * Makes text of a line before another decoder looks at it: what that costs in time it gains in charsets, and in what may
 * become of bytes that are no text.
 */
record TextFirst(TextDecoder text, LineDecoder lines) implements LineDecoder {
    @Override
    public Decoding begin(Sink all) {
        Decoding inner = lines.begin(all);
        return new Decoding() {
            @Override
            public boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
                return inner.decode(text.text(bytes, from, length, place), place, sink);
            }

            @Override
            public boolean decode(String line, Place place, Sink sink) throws Exception {
                return inner.decode(line, place, sink);
            }
        };
    }
}

package io.bask.dataframe.kernel.csv;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a file from some offset on, read in order by one thread. */
public interface ByteInput extends Closeable {
    /** Reads up to {@code length > 0} bytes to {@code into[at ..)}; how many, or -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;
}

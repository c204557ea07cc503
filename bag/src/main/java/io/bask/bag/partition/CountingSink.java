package io.bask.bag.partition;

/** A sink that only counts, and so need not see a text where its characters are known. */
public interface CountingSink extends Sink {
    /** Takes a {@link ShortText}, given by its head and tail. */
    void accept(long head, long tail) throws Exception;
}

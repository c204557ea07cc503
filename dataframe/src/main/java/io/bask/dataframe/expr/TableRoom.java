package io.bask.dataframe.expr;

import io.bask.memory.HeapRoom;

/** How many partitions, columns, intervals and rows the heap has room for; what each costs is a least cost, see {@link HeapRoom}. */
public final class TableRoom {
    /** A slice of a table or its task, with what is known of each while it runs. */
    private static final int PARTITION_BYTES = 1 << 10;

    /** A name, an expression with its token, and a column in one partition. */
    private static final int COLUMN_BYTES = 1 << 10;

    /** Two ends and a label, and these once more in a partition. */
    private static final int INTERVAL_BYTES = 1 << 9;

    /** A place of a row, its label and one value. */
    private static final int ROW_BYTES = 1 << 5;

    private TableRoom() {}

    /** Refuses a table in more partitions than have room. */
    public static void partitions(long count) {
        HeapRoom.require(
                count,
                PARTITION_BYTES,
                "partitions",
                () -> "a table was to be cut",
                "ask for fewer, a few for each core are enough");
    }

    /** Refuses more columns than have room, which something asks for. */
    public static void columns(long count, String asked, String wayOut) {
        HeapRoom.require(count, COLUMN_BYTES, "columns", () -> asked, wayOut);
    }

    /** Refuses more intervals than have room, which something asks for. */
    public static void intervals(long count, String asked) {
        HeapRoom.require(count, INTERVAL_BYTES, "intervals", () -> asked, "ask for fewer");
    }

    /** Refuses more rows than have room, which something asks for. */
    public static void rows(long count, String asked, String wayOut) {
        HeapRoom.require(count, ROW_BYTES, "rows", () -> asked, wayOut);
    }
}

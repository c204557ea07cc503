package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import java.io.IOException;

/** Appends what a parser comes by to a column. One thread. */
interface JsonCells {
    /** No cells of that column yet. */
    static JsonCells of(JsonColumn column) {
        return column.dtype().kind() == DType.Kind.LIST ? new JsonLists(column) : new JsonValues(column);
    }

    JsonColumn column();

    int length();

    void appendNull();

    /**
     * Appends the value that the parser stands on, and moves to its last token; false when it does not fit the dtype, with the parser
     * where it does not.
     */
    boolean append(JsonParser json) throws IOException;

    Column build();
}

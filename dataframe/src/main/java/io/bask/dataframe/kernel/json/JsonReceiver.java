package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Takes the rows and labels of a document as a parser comes by them. One thread. */
interface JsonReceiver {
    /** The object that the parser has entered, whose names are columns; moves to its end. */
    void object(JsonParser json) throws IOException;

    /** The value of a column that the parser stands on; moves to the value's last token. */
    void cell(String column, JsonParser json) throws IOException;

    /** The row has no more values. */
    void endRow();

    /** The label that the parser stands on: a name, or a value that is no array nor object. */
    void label(JsonParser json) throws IOException;

    /** A label that the document lacks: the number of the row. */
    void label(long number);

    /** Whether more rows are not wanted. */
    boolean isFull();
}

package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.column.BitmapBuilder;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ListColumns;
import java.io.IOException;
import java.util.Arrays;

/**
 * Appends arrays to a column of lists: their elements go to cells of their own, which are lists again where arrays lie in one another.
 * One thread.
 */
final class JsonLists implements JsonCells {
    private final JsonColumn column;
    private final JsonCells items;
    private final BitmapBuilder validity = new BitmapBuilder(64);
    /** Where lists begin among the items, and behind them where the last one ends. */
    private int[] offsets = new int[64];

    private int missing;

    JsonLists(JsonColumn column) {
        this.column = column;
        this.items = JsonCells.of(new JsonColumn(column.path(), column.dtype().item(), column.isForced()));
    }

    @Override
    public JsonColumn column() {
        return column;
    }

    @Override
    public int length() {
        return validity.length();
    }

    @Override
    public void appendNull() {
        missing++;
        end(false);
    }

    @Override
    public boolean append(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            appendNull();
            return true;
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!items.append(json)) {
                return false;
            }
        }
        end(true);
        return true;
    }

    private void end(boolean isThere) {
        validity.append(isThere);
        if (validity.length() == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
        }
        offsets[validity.length()] = items.length();
    }

    @Override
    public Column build() {
        int[] bounds = Arrays.copyOf(offsets, length() + 1);
        return ListColumns.of(items.build(), bounds, missing == 0 ? null : validity.build());
    }
}

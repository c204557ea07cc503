package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Looks at the values of a document's rows, and keeps none. One thread. */
final class JsonSurvey implements JsonReceiver {
    private final JsonEvidence seen;
    private final JsonKinds.Where where;
    private final boolean nests;
    private final long limit;
    private long rows;

    /**
     * Looks at rows.
     *
     * @param seen where to put what is seen
     * @param where says where a parser stands
     * @param nests whether names in objects of a row are columns
     * @param limit after how many rows to stop
     */
    JsonSurvey(JsonEvidence seen, JsonKinds.Where where, boolean nests, long limit) {
        this.seen = seen;
        this.where = where;
        this.nests = nests;
        this.limit = limit;
    }

    @Override
    public void object(JsonParser json) throws IOException {
        seen.object(json, where, nests);
    }

    @Override
    public void cell(String column, JsonParser json) throws IOException {
        seen.see(column, json, where);
    }

    @Override
    public void endRow() {
        rows++;
    }

    @Override
    public void label(JsonParser json) throws IOException {
        seen.see(JsonColumn.LABELS, json, where);
    }

    @Override
    public void label(long number) {
        seen.seeWhole(JsonColumn.LABELS);
    }

    @Override
    public boolean isFull() {
        return rows >= limit;
    }
}

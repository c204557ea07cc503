package io.bask.dataframe.kernel.csv;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a file has that the scanner does not read, and how it is read before it is rewritten as records of {@link Dialect#PLAIN}.
 *
 * @param separator what is between fields, of any length; empty for any run of blanks and tabs; {@link #WHOLE_LINES} for lines that
 *     stay as they are
 * @param quote the byte around quoted fields; 0 for none
 * @param escape the byte that makes the next one ordinary; 0 for none
 * @param comment the byte that begins a comment, which reaches to the end of the line; 0 for none
 * @param skipsInitialSpace whether blanks behind a separator are left out
 * @param skippedRows how many lines to leave out at the start
 * @param skippedLines which lines to leave out, counted from 0 at the start of the file; a record of several lines counts once
 * @param skippedFooter how many records to leave out at the end
 * @param skipsBadLines whether records with too many fields are left out; else they are an error
 * @param skipsBlankLines whether blank lines are left out, so that others may be put in to keep the numbers of lines
 * @param width how many fields a record has; 0 for as many as the first, which is a header
 * @param named how many names columns are given; a record may have as many fields although the header has fewer
 */
public record Rewriting(
        String separator,
        byte quote,
        byte escape,
        byte comment,
        boolean skipsInitialSpace,
        int skippedRows,
        List<Integer> skippedLines,
        int skippedFooter,
        boolean skipsBadLines,
        boolean skipsBlankLines,
        int width,
        int named)
        implements Serializable {
    /** As a separator: lines are left out or cut at a comment, and else stay as they are. */
    public static final String WHOLE_LINES = "\n";

    /** Copies the lines. */
    public Rewriting {
        skippedLines = List.copyOf(skippedLines);
    }

    byte[] separatorBytes() {
        return separator.getBytes(StandardCharsets.UTF_8);
    }

    boolean hasWholeLines() {
        return separator.equals(WHOLE_LINES);
    }

    boolean isSkipped(long record) {
        return record < skippedRows || (!skippedLines.isEmpty() && skippedLines.contains((int) record));
    }
}

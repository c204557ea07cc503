package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Column;

/** Looks at a column's fields only for what kinds of text they are; builds no column. */
final class GuessParser extends ColumnParser {
    private final TruthText truth;
    private final WholeText wholes = new WholeText();
    private final DecimalText decimals = new DecimalText();
    private int kinds;

    GuessParser(CsvFormat format) {
        super(format);
        this.truth = new TruthText(format.markers());
    }

    @Override
    void parse(FieldRun run) {
        byte[] text = run.text();
        int[] at = run.at();
        int entry = run.column();
        // Nothing widens a column of text.
        for (int row = 0; row < run.rows() && (kinds & Evidence.TEXT) == 0; row++, entry += run.stride()) {
            int start = at[entry] + 1;
            int end = at[entry + 1];
            int digits = end - start;
            if (digits > 0 && digits <= 8 && Swar.digits(text, end, digits) >= 0 && !isNullText(text, start, end)) {
                kinds |= Evidence.WHOLE;
            } else {
                slow(text, start, end);
            }
        }
    }

    @Override
    boolean accept(byte[] text, int from, int to) {
        kinds |= kind(text, from, to);
        return true;
    }

    private int kind(byte[] text, int from, int to) {
        WholeText.Outcome outcome = wholes.read(text, from, to);
        if (outcome == WholeText.Outcome.FITS) {
            return Evidence.WHOLE;
        }
        if (outcome == WholeText.Outcome.TOO_WIDE || decimals.read(text, from, to)) {
            return Evidence.DECIMAL;
        }
        boolean isTruth = truth.isTrue(text, from, to) || truth.isFalse(text, from, to);
        return isTruth ? Evidence.TRUTH : Evidence.TEXT;
    }

    @Override
    void acceptNull() {
        kinds |= Evidence.MISSING;
    }

    /** What has been seen so far. */
    Evidence evidence() {
        return new Evidence(kinds);
    }

    @Override
    Column build() {
        throw new IllegalStateException("a guess builds no column; ask for its evidence");
    }
}

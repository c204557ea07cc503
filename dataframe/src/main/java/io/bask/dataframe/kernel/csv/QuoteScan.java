package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds out, for any cut points of a file, where in a record each of them stands: the exact way to cut a file that has
 * quotes.
 *
 * <p>Idea: a byte stands inside quotes when the number of quotes before it is odd. Each range between two cuts counts
 * its own quotes, all ranges at once; adding up the counts from the left then tells for every cut on which side of a
 * quote it is. The file is read once, at some gigabytes a second a thread.
 *
 * <p>The rule holds while quotes only open at the start of a field and close at its end. So each range also notes
 * whether its quotes obey, once supposing that it begins outside quotes and once inside. If a range does not under the
 * supposition that turns out true, the file is read again, byte by byte from its start, by the automaton {@link
 * ScanState}.
 */
public final class QuoteScan {
    private static final int STRIPE = 1 << 23;
    private static final int WINDOW = 1 << 17;

    private final CsvFile file;
    private final Dialect dialect;

    private QuoteScan(CsvFile file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    /** What a range tells of its quotes. */
    private record Range(long from, boolean odd, boolean strayIfOutside, boolean strayIfInside) {}

    /**
     * Where each cut stands.
     *
     * @param cuts ascending offsets into an uncompressed file
     * @return one state a cut; those at or before the file's first record are {@link ScanState#RECORD_START}
     */
    public static List<ScanState> entries(CsvFile file, Dialect dialect, long[] cuts) {
        return new QuoteScan(file, dialect).entries(cuts);
    }

    private List<ScanState> entries(long[] cuts) {
        boolean atStart = cuts.length == 0 || cuts[cuts.length - 1] <= file.dataStart();
        if (atStart || !dialect.hasQuotes()) {
            return Arrays.stream(cuts).mapToObj(this::outside).toList();
        }
        int stripes = (int) ((file.size() - file.dataStart() + STRIPE - 1) / STRIPE);
        List<Range> ranges = IntStream.range(0, stripes)
                .parallel()
                .mapToObj(stripe -> stripe(stripe, cuts))
                .flatMap(List::stream)
                .toList();
        List<ScanState> entries = new ArrayList<>(cuts.length);
        int cut = 0;
        boolean inside = false;
        for (Range range : ranges) {
            for (; cut < cuts.length && cuts[cut] <= range.from(); cut++) {
                entries.add(inside ? ScanState.QUOTED : outside(cuts[cut]));
            }
            if (inside ? range.strayIfInside() : range.strayIfOutside()) {
                return byteByByte(cuts);
            }
            inside ^= range.odd();
        }
        for (; cut < cuts.length; cut++) {
            entries.add(inside ? ScanState.QUOTED : outside(cuts[cut]));
        }
        return entries;
    }

    private ScanState outside(long cut) {
        return cut <= file.dataStart() ? ScanState.RECORD_START : ScanState.FIELD_START;
    }

    /** The first cut or stripe border after that offset. */
    private long border(long at, long[] cuts) {
        long stripe = file.dataStart() + ((at - file.dataStart()) / STRIPE + 1) * STRIPE;
        int found = Arrays.binarySearch(cuts, at + 1);
        int next = found >= 0 ? found : -found - 1;
        long cut = next < cuts.length ? cuts[next] : file.size();
        return Math.min(Math.min(stripe, cut), file.size());
    }

    private List<Range> stripe(int stripe, long[] cuts) {
        long at = file.dataStart() + (long) stripe * STRIPE;
        long stop = Math.min(file.size(), at + STRIPE);
        List<Range> ranges = new ArrayList<>();
        // One byte early and one byte late, for the neighbours of the first and the last quote.
        boolean first = at == 0;
        try (TileBuffer buffer = new TileBuffer(file.open(first ? 0 : at - 1), first ? 0 : at - 1, WINDOW)) {
            int position = buffer.start() + (first ? 0 : 1);
            while (at < stop) {
                long from = at;
                long border = border(at, cuts);
                RangeCount count = new RangeCount();
                while (at < border) {
                    if (position + 1 >= buffer.end()) {
                        buffer.consume(position - (position > buffer.start() ? 1 : 0));
                        position = buffer.start() + (at == 0 ? 0 : 1);
                        buffer.fill(stop + 1);
                    }
                    boolean whole = buffer.isLast() || buffer.offsetOf(buffer.end()) > stop;
                    int safe = whole ? buffer.end() : buffer.end() - 1;
                    int to = (int) Math.min(safe, position + (border - at));
                    if (to <= position) {
                        throw CsvErrors.changed(file, "it ends at byte %d".formatted(at));
                    }
                    count.scan(buffer.text(), position, to, at == file.dataStart());
                    at += to - position;
                    position = to;
                }
                ranges.add(new Range(from, (count.quotes & 1) == 1, count.strayIfOutside, count.strayIfInside));
            }
            return ranges;
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }

    /** Counts and checks the quotes of one range, given to it piece by piece. */
    private final class RangeCount {
        private final long repeated = Swar.repeat(dialect.quote());
        private long quotes;
        private boolean strayIfOutside;
        private boolean strayIfInside;

        void scan(byte[] text, int from, int to, boolean atStart) {
            for (int at = from; at < to; at += 8) {
                long flags = Swar.zeroFlags(Swar.load(text, at) ^ repeated);
                while (flags != 0) {
                    int position = at + (Long.numberOfTrailingZeros(flags) >>> 3);
                    if (position >= to) {
                        break;
                    }
                    boolean mayOpen = (atStart && position == from) || isBeside(text[position - 1]);
                    boolean mayClose = isBeside(text[position + 1]) || text[position + 1] == 0;
                    boolean even = (quotes & 1) == 0;
                    strayIfOutside |= even ? !mayOpen : !mayClose;
                    strayIfInside |= even ? !mayClose : !mayOpen;
                    quotes++;
                    flags &= flags - 1;
                }
            }
        }

        private boolean isBeside(byte value) {
            return value == dialect.separator() || value == '\n' || value == '\r' || value == dialect.quote();
        }
    }

    private List<ScanState> byteByByte(long[] cuts) {
        List<ScanState> entries = new ArrayList<>(cuts.length);
        ScanState state = ScanState.RECORD_START;
        long at = file.dataStart();
        try (TileBuffer buffer = new TileBuffer(file.open(at), at, WINDOW)) {
            int position = buffer.start();
            for (long cut : cuts) {
                while (at < cut) {
                    if (position + 1 >= buffer.end() && !buffer.isLast()) {
                        buffer.consume(position);
                        position = buffer.start();
                        buffer.fill(Long.MAX_VALUE);
                    }
                    if (position >= buffer.end()) {
                        throw CsvErrors.changed(file, "it ends at byte %d".formatted(at));
                    }
                    byte value = buffer.text()[position];
                    boolean skipped = value == '\r' && buffer.text()[position + 1] == '\n';
                    state = skipped ? state : state.next(value, dialect);
                    position++;
                    at++;
                }
                entries.add(state);
            }
            return entries;
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }
}

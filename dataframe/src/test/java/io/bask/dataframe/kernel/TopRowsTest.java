package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RandomColumns;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.SortKey;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopRowsTest {
    private static final List<DType> DTYPES = List.of(
            DType.BOOL,
            DType.INT32,
            DType.INT64,
            DType.UINT64,
            DType.FLOAT32,
            DType.FLOAT64,
            DType.STRING,
            DType.BINARY,
            DType.CATEGORICAL,
            DType.DATETIME,
            DType.TIMEDELTA,
            DType.decimal(9, 2),
            DType.decimal(30, 4));

    private static Frame frame(int rows, double missing, Random random) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (DType dtype : DTYPES) {
            columns.put(dtype.toString(), Column.of(dtype, RandomColumns.values(dtype, rows, missing, random)));
        }
        return Frame.of(columns);
    }

    private static void check(Frame frame, List<SortKey> keys, int limit) {
        Frame sorted = SortKernel.sorted(frame, keys, -1);
        assertThat(TopRows.of(frame, keys, limit, false).toString())
                .as("first %d of %d by %s", limit, frame.rows(), keys)
                .isEqualTo(sorted.head(limit).toString());
        assertThat(TopRows.of(frame, keys, limit, true).toString())
                .as("last %d of %d by %s", limit, frame.rows(), keys)
                .isEqualTo(sorted.tail(limit).toString());
    }

    @Test
    void areTheEndsOfASort() {
        Random random = Seeds.random();
        for (double missing : new double[] {0, 0.2, 0.9, 1}) {
            Frame frame = frame(900, missing, random);
            for (DType dtype : DTYPES) {
                for (int way = 0; way < 4; way++) {
                    List<SortKey> keys = new ArrayList<>();
                    keys.add(new SortKey(dtype.toString(), way % 2 == 1, way > 1));
                    if (random.nextBoolean()) {
                        keys.add(SortKey.descending(
                                DTYPES.get(random.nextInt(DTYPES.size())).toString()));
                    }
                    for (int limit : new int[] {0, 1, 2, 10, 100, 112, 113, 900, 5000}) {
                        check(frame, keys, limit);
                    }
                }
            }
        }
    }

    @Test
    void textsThatBeginAlikeAreComparedWhole() {
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            texts.add("beginning" + i * 7919 % 1000);
        }
        texts.set(500, "");
        texts.set(501, "beginnin");
        texts.set(502, "\uD83D\uDE00");
        Frame frame = Frame.of("s", Column.of(DType.STRING, texts));
        check(frame, List.of(SortKey.ascending("s")), 7);
        check(frame, List.of(SortKey.descending("s")), 7);
    }

    @Test
    void equalRowsStayInOrderHoweverMany() {
        Frame frame = Frame.of("b", Column.of(DType.INT64, new ArrayList<Object>(Collections.nCopies(2000, 5L))));
        check(frame, List.of(SortKey.ascending("b")), 3);
        check(frame, List.of(SortKey.descending("b")), 3);
        assertThat(TopRows.of(Frame.empty(frame.schema()), List.of(SortKey.ascending("b")), 3, true)
                        .rows())
                .isZero();
    }
}

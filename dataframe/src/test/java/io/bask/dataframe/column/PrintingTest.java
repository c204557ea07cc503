package io.bask.dataframe.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintingTest {
    static List<PrintedFixtures.Case> cases() throws IOException {
        return PrintedFixtures.read();
    }

    @Test
    void manyCasesAreCompared() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(400);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsAsPandasPrints(PrintedFixtures.Case printed) {
        String text = switch (printed.kind()) {
            case "frame" -> printed.frame().toString();
            case "wrap" -> printed.frame().toString(Display.DEFAULT.withMaxColumns(20));
            case "series" -> printed.frame().series(printed.column()).toString();
            default -> common(printed.frame().info());
        };
        assertThat(text).isEqualTo(printed.kind().equals("info") ? common(printed.text()) : printed.text());
    }

    /** The part of an info text that does not depend on who measures memory: all but the first and the last line. */
    private static String common(String info) {
        String body = info.substring(info.indexOf('\n') + 1, info.indexOf("\nmemory usage"));
        return body.replaceAll("(?m)^(Float64|DatetimeIndex|Int64)?Index", "Index")
                .replace("DatetimeIndex", "Index");
    }
}

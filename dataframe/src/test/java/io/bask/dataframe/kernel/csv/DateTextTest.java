package io.bask.dataframe.kernel.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
    private final DateText dates = new DateText();

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29T00:00",
        "1969-12-31, 1969-12-31T00:00",
        "2024/2/9, 2024-02-09T00:00",
        "20240229, 2024-02-29T00:00",
        "2/29/2024, 2024-02-29T00:00",
        "02-29-2024, 2024-02-29T00:00",
        "2024-02-29 13:05, 2024-02-29T13:05",
        "2024-02-29T13:05:59, 2024-02-29T13:05:59",
        "2024-02-29T13:05:59Z, 2024-02-29T13:05:59",
        "2024-02-29 1:05:59.5, 2024-02-29T01:05:59.5",
        "2024-02-29 13:05:59.123456789, 2024-02-29T13:05:59.123456789",
        "' 2024-02-29 ', 2024-02-29T00:00",
        "1678-01-01, 1678-01-01T00:00",
        "2261-12-31 23:59:59.999999999, 2261-12-31T23:59:59.999999999",
    })
    void readsDatesInSeveralForms(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(dates.read(bytes, 0, bytes.length)).isTrue();
        LocalDateTime moment = LocalDateTime.parse(expected);
        assertThat(dates.nanoseconds())
                .isEqualTo(moment.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + moment.getNano());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-02-30",
                "2024-13-01",
                "2023-02-29",
                "29/2/2024",
                "2024-02",
                "2024-02-29 24:00",
                "2024-02-29 13",
                "2024-02-29 13:5",
                "2024-02-29 13:60",
                "2024-02-29 13:05:59.",
                "2024-02-29 13:05:59.1234567890",
                "2024-02-29x",
                "2024-02-29 13:05+01:00",
                "1677-12-31",
                "2262-01-01",
                "2024-02/29",
                "24-02-29",
                "2024-02-29T",
                "02/29/24"
            })
    void otherTextsAreNoDates(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(dates.read(bytes, 0, bytes.length)).isFalse();
    }
}

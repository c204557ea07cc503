package io.bask.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "64 MiB, 64, MiB",
        "5.4kB, 5.4, kB",
        "1e6, 1e6, ''",
        "1E+3 ms, 1000, ms",
        "2e-1s, 0.2, s",
        "1eb, 1, eb",
        "3 e, 3, e",
        ".5h, 0.5, h",
        "7, 7, ''",
        "'7 ', 7, ''"
    })
    void aNumberAndItsUnitAreRead(String text, double number, String unit) {
        assertThat(Quantity.of(text)).isEqualTo(new Quantity(number, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "MiB", "-1 MB", "+1", " 1", "1.2.3", ".", "1 M B", "1e+ s", "1 2", "0x10", "5 %"})
    void anythingElseIsNone(String text) {
        assertThat(Quantity.of(text).number()).isNaN();
    }
}

package io.bask.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void sameMethodDrawsTheSameNumbers() {
        assertThat(Seeds.random().nextLong()).isEqualTo(Seeds.random().nextLong());
    }

    @Test
    void otherMethodDrawsOtherNumbers() {
        assertThat(Seeds.random().nextLong()).isNotEqualTo(drawnElsewhere());
    }

    @Test
    void eachNumberHasItsOwnSequence() {
        assertThat(Seeds.random(1).nextLong()).isNotEqualTo(Seeds.random(2).nextLong());
    }

    private static long drawnElsewhere() {
        return Seeds.random().nextLong();
    }
}

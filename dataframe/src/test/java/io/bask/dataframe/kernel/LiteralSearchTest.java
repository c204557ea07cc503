package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.TextFunction;
import io.bask.dataframe.schema.TextFunction.Op;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiteralSearchTest {
    private static final List<String> LETTERS =
            List.of("a", "b", "ab", "abcd", "é", "\uD83D\uDE00", "\n", "\u0085", " ");

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }

    @Test
    void findsWhatStringsAndPatternsFind() {
        Random random = Seeds.random();
        for (int round = 0; round < 400; round++) {
            String[] texts = new String[50];
            TextBuilder encoded = new TextBuilder(DType.STRING, texts.length);
            for (int i = 0; i < texts.length; i++) {
                texts[i] = i % 9 == 5 ? null : i % 3 == 0 ? "abab" : text(random, 12);
                encoded.appendValue(texts[i]);
            }
            String first = text(random, 3);
            String pattern = "a" + first + ".*" + text(random, 2) + "b";
            for (TextColumn column : List.of(StringColumn.of(texts), (TextColumn) encoded.build())) {
                for (Op op : List.of(Op.CONTAINS, Op.STARTSWITH, Op.ENDSWITH, Op.CONTAINS_REGEX)) {
                    String sought = op == Op.CONTAINS_REGEX ? pattern : first;
                    BoolColumn found = (BoolColumn) TextFunctions.apply(TextFunction.of(op, sought), column);
                    for (int row = 0; row < texts.length; row++) {
                        assertThat(found.valueAt(row))
                                .as("%s %s in %s", op, sought, texts[row])
                                .isEqualTo(expected(op, sought, texts[row]));
                    }
                }
            }
        }
    }

    private static @Nullable Boolean expected(Op op, String sought, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (op) {
            case CONTAINS -> text.contains(sought);
            case STARTSWITH -> text.startsWith(sought);
            case ENDSWITH -> text.endsWith(sought);
            default -> Pattern.compile(sought).matcher(text).find();
        };
    }

    @Test
    void patternsOfMoreThanLiteralsAreLeftToTheLibrary() {
        for (String pattern : List.of("a|b", "a+", "^a", "a.b", "a.*.b", ".*", "", "a\\.b", "(a)", "a.*?b", "a.*")) {
            assertThat(LiteralSearch.of(TextFunction.of(Op.CONTAINS_REGEX, pattern)))
                    .as(pattern)
                    .isNull();
        }
        assertThat(LiteralSearch.of(TextFunction.of(Op.CONTAINS_REGEX, "special.*requests")))
                .isNotNull();
        assertThat(LiteralSearch.of(TextFunction.of(Op.CONTAINS, "\uD83D"))).isNull();
    }
}

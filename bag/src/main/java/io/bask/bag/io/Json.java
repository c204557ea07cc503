package io.bask.bag.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Verb;
import io.bask.function.Function1;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to make of JSON: maps, records, or a few values picked out of it.
 *
 * <p>Reads files with one JSON value a line, {@code Bag.readJson("logs/*.jsonl", Json.records(Event.class))}, or any bag of
 * texts, {@code texts.map(Json.maps())}. Values are read off the stream of bytes; what is not asked for is skipped and
 * never made. Lines of blanks hold nothing. A line may be of any length, and values nested up to 1000 deep.
 *
 * <p>To read in another way, write a function of text and map with it.
 *
 * @param <R> what a line becomes
 */
public final class Json<R> implements LineDecoder, Function1<String, R>, Verb {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;
    private static final Pattern SETTINGS =
            Pattern.compile(" \\((start marker at|not recognized as one since)[^()]*(\\([^()]*\\)[^()]*)*\\)"
                    + "|: enable `[^`]*` to allow|, from `[^`]*`|`[^`]*(Feature|Constraints)[^`]*`");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .build();

    private final JsonShape shape;
    private final BadRecords bad;

    /** What becomes of lines that are not what was asked for. */
    private enum BadRecords {
        FAIL,
        SKIP,
        COLLECT
    }

    private Json(JsonShape shape, BadRecords bad) {
        this.shape = shape;
        this.bad = bad;
    }

    /**
     * Any value: objects as maps in the order of the text, arrays as lists, texts, truth values, null, whole numbers as
     * Long, or BigInteger where too large, and others as Double.
     */
    public static Json<@Nullable Object> values() {
        return new Json<>(new JsonShape.Anything(), BadRecords.FAIL);
    }

    /** Objects as maps, whose values are those of {@link #values}; other values are bad records. */
    public static Json<Map<String, Object>> maps() {
        return new Json<>(new JsonShape.Maps(), BadRecords.FAIL);
    }

    /**
     * Objects as records of a class: members become the components of their names, others are skipped.
     *
     * <p>Components may be numbers, truth values, texts, enums, dates and times of {@code java.time} (ISO 8601), lists, sets,
     * maps with text keys, optionals, records, and Object for {@link #values}. What is missing, or null, becomes null, an
     * empty optional, or a bad record where the component is primitive. Whole numbers may be written as {@code 2.0} or {@code
     * 2e3}; one with a fraction, or beyond what the component holds, is a bad record.
     *
     * @throws IllegalArgumentException where a component has a type that JSON cannot become
     */
    public static <R extends Record> Json<R> records(Class<R> type) {
        Objects.requireNonNull(type, "the record class is null; give for example Event.class");
        return new Json<>(JsonShape.Records.checked(type), BadRecords.FAIL);
    }

    /**
     * A few values of each object, as a list in the order of the paths; null for what is not there.
     *
     * <p>A path names members, with dots between them, and elements of arrays by number: {@code user.tags[0]}. It begins
     * with a member or element of the value itself, without {@code $}, and picks one value: there are no wildcards.
     *
     * @throws IllegalArgumentException where a path cannot be read, is asked for twice, or leads into what another one picks
     */
    public static Json<List<Object>> paths(String... paths) {
        Objects.requireNonNull(paths, "the paths are null; give for example \"user.name\"");
        for (String path : paths) {
            Objects.requireNonNull(path, "one of the paths is null; give for example \"user.name\"");
        }
        return new Json<>(JsonShape.Paths.checked(List.of(paths)), BadRecords.FAIL);
    }

    /**
     * The same, leaving out lines that are not what was asked for, instead of failing.
     *
     * <p>For files. As a function, {@code texts.map(...)}, it has an answer for each text and fails on such all the same; map
     * with {@link #collectingBad} there, and keep what {@link Parsed#isGood is good}.
     */
    public Json<R> skippingBad() {
        return new Json<>(shape, BadRecords.SKIP);
    }

    /** The same, as {@link Parsed} values: with lines that are not what was asked for among them, instead of failing. */
    public Json<Parsed<R>> collectingBad() {
        return new Json<>(shape, BadRecords.COLLECT);
    }

    /** A value as JSON on one line: what {@link #values} answers, and records, enums and {@code java.time} values in it. */
    public static String text(@Nullable Object value) throws IOException {
        return JsonText.of(FACTORY, value);
    }

    /**
     * What a text holds.
     *
     * @throws MalformedRecordException where it is not what was asked for
     */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // JSON has null
    public R apply(String text) throws Exception {
        byte[] bytes = Objects.requireNonNull(text, "the text is null; give JSON, for example \"[1, 2]\"")
                .getBytes(StandardCharsets.UTF_8);
        Object[] found = {null};
        Json<R> strict = bad == BadRecords.SKIP ? new Json<>(shape, BadRecords.FAIL) : this;
        boolean[] any = {false};
        strict.read(bytes, 0, bytes.length, NOWHERE, element -> {
            found[0] = element;
            any[0] = true;
            return true;
        });
        if (!any[0]) {
            throw new MalformedRecordException(
                    "the text \"%s\" holds no JSON".formatted(shown(bytes, 0, bytes.length)));
        }
        return (R) found[0];
    }

    private static final Place NOWHERE = new Place() {
        @Override
        public String file() {
            return "text";
        }

        @Override
        public long line() {
            return 1;
        }
    };

    /** A text by itself, with a parser of its own. */
    private boolean read(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
        Object value;
        try (JsonParser parser = FACTORY.createParser(bytes, from, length)) {
            if (parser.nextToken() == null) {
                return true;
            }
            value = shape.read(parser);
            if (parser.nextToken() != null) {
                throw new MalformedRecordException("more text behind the value");
            }
        } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException failure) {
            return isBad(failure, bytes, from, length, place, sink);
        }
        return isGood(value, sink);
    }

    @Override
    public Decoding begin(Sink all) {
        return new Decoding() {
            private LineParser parser = new LineParser(FACTORY);

            @Override
            public boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
                Object value;
                try {
                    if (!parser.begin(bytes, from, length)) {
                        return true;
                    }
                    value = shape.read(parser);
                    if (!parser.ends()) {
                        throw new MalformedRecordException("more text behind the value");
                    }
                } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException failure) {
                    parser = new LineParser(FACTORY);
                    return isBad(failure, bytes, from, length, place, sink);
                }
                return isGood(value, sink);
            }
        };
    }

    private boolean isGood(@Nullable Object value, Sink sink) throws Exception {
        return sink.accept(bad == BadRecords.COLLECT ? new Parsed<>(value, null) : value);
    }

    private boolean isBad(Exception failure, byte[] bytes, int from, int length, Place place, Sink sink)
            throws Exception {
        if (bad == BadRecords.SKIP) {
            return true;
        }
        String reason = reason(failure);
        if (bad == BadRecords.COLLECT) {
            String text = new String(bytes, from, length, StandardCharsets.UTF_8);
            return sink.accept(new Parsed<>(null, new BadRecord(place.file(), place.line(), text, reason)));
        }
        // a function of text answers each text, so it cannot leave one out
        String other = place == NOWHERE
                ? "map with collectingBad() and keep what isGood()"
                : "use skippingBad() or collectingBad()";
        throw new MalformedRecordException(
                "%s, line %d: %s: \"%s\"; mend it, or %s"
                        .formatted(place.file(), place.line(), reason, shown(bytes, from, length), other),
                failure);
    }

    /** What the parser says, without the names of its settings, which nobody can reach. */
    private static String plain(String message) {
        return SETTINGS.matcher(message).replaceAll("").strip();
    }

    /** A piece of a line in a message. */
    static String shown(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "... (%d characters)".formatted(text.length());
    }

    private static String reason(Exception failure) {
        if (failure instanceof com.fasterxml.jackson.core.JsonProcessingException notJson) {
            return (failure instanceof StreamConstraintsException ? "too deep or long: " : "not JSON: ")
                    + plain(notJson.getOriginalMessage().lines().findFirst().orElse(""));
        }
        return String.valueOf(failure.getMessage());
    }

    private static String shown(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, Math.min(length, 4 * SHOWN), StandardCharsets.UTF_8);
        return length <= SHOWN || text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "... (%d bytes)".formatted(length);
    }

    /** Where a value or member of the wrong kind is met. */
    static MalformedRecordException wrong(String what, String wanted, JsonToken found) {
        return new MalformedRecordException("%s is %s, not %s".formatted(what, JsonShape.name(found), wanted));
    }

    @Override
    public String verb() {
        return "json(%s)".formatted(shape);
    }

    @Override
    public String toString() {
        return "Json(%s, bad records %s)".formatted(shape, bad.name().toLowerCase(java.util.Locale.ROOT));
    }
}

package io.bask.bag.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value off a stream; the parser stands on its first token before, and on its last behind. */
sealed interface JsonShape extends Serializable {
    /** The value. Nesting is limited to 1000 by the parser, so readers may recurse. */
    @Nullable
    Object read(JsonParser parser) throws IOException;

    /** Any value. */
    record Anything() implements JsonShape {
        @Override
        public @Nullable Object read(JsonParser parser) throws IOException {
            return value(parser);
        }

        static @Nullable Object value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> array(parser);
                case VALUE_STRING -> parser.getText();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case VALUE_NUMBER_INT ->
                    parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                            ? parser.getBigIntegerValue()
                            : (Object) parser.getLongValue();
                case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                default -> throw Json.wrong("the text", "a value", parser.currentToken());
            };
        }

        static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                map.put(name, value(parser));
            }
            return map;
        }

        private static List<@Nullable Object> array(JsonParser parser) throws IOException {
            List<@Nullable Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }

        @Override
        public String toString() {
            return "values";
        }
    }

    /** Objects only. */
    record Maps() implements JsonShape {
        @Override
        public Object read(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Json.wrong("the value", "an object", parser.currentToken());
            }
            return Anything.object(parser);
        }

        @Override
        public String toString() {
            return "maps";
        }
    }

    /** Objects as records; what reads them is made once a class. */
    record Records(Class<? extends Record> type) implements JsonShape {
        static Records checked(Class<? extends Record> type) {
            RecordReader.of(type);
            return new Records(type);
        }

        @Override
        public @Nullable Object read(JsonParser parser) throws IOException {
            return RecordReader.of(type).read(parser);
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    /**
     * A few values of each object.
     *
     * @param paths as they were written
     * @param root all of them as a tree
     */
    record Paths(List<String> paths, Step root) implements JsonShape {
        private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,9})\\]");

        /** A member or element on the way: the number of the path that ends here, or -1, and the steps from here on. */
        static final class Step implements Serializable {
            private static final long serialVersionUID = 1L;

            private final List<String> names = new ArrayList<>();
            private final List<Step> next = new ArrayList<>();
            private int path = -1;

            Step to(String name) {
                int at = names.indexOf(name);
                if (at >= 0) {
                    return next.get(at);
                }
                names.add(name);
                next.add(new Step());
                return next.get(next.size() - 1);
            }

            @Nullable
            Step find(String name) {
                for (int i = 0; i < names.size(); i++) {
                    if (names.get(i).equals(name)) {
                        return next.get(i);
                    }
                }
                return null;
            }
        }

        static Paths checked(List<String> paths) {
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("no paths; give one at least, for example \"user.name\"");
            }
            Step root = new Step();
            for (int i = 0; i < paths.size(); i++) {
                if (paths.indexOf(paths.get(i)) < i) {
                    throw new IllegalArgumentException(
                            "the path \"%s\" is asked for twice; ask for it once, and read its value twice"
                                    .formatted(paths.get(i)));
                }
                add(root, paths.get(i), i, paths);
            }
            return new Paths(paths, root);
        }

        private static void add(Step root, String path, int number, List<String> paths) {
            Matcher steps = STEP.matcher(path);
            Step step = root;
            int at = 0;
            while (at < path.length() && steps.find(at) && steps.start() == at) {
                checkMember(steps.group(1), at, path);
                step = step.to(steps.group(1) != null ? steps.group(1) : "[" + steps.group(2));
                at = steps.end();
                if (at < path.length() - 1 && path.charAt(at) == '.') {
                    at++;
                }
                if (step.path >= 0) {
                    throw clash(paths.get(step.path), path);
                }
            }
            if (path.isEmpty() || at < path.length()) {
                throw new IllegalArgumentException(
                        "the path \"%s\" cannot be read from character %d on; write members with dots between them and numbers of elements, for example user.tags[0]"
                                .formatted(path, at + 1));
            }
            if (!step.next.isEmpty()) {
                throw clash(path, "one of " + paths);
            }
            step.path = number;
        }

        /** What other languages of paths mean something else by than a member of this name. */
        private static void checkMember(@Nullable String member, int at, String path) {
            String rest = null;
            if (member == null) {
                return;
            } else if (member.equals("$") && at == 0) {
                rest = "begins with $; begin with a member of the value itself, for example user.name";
            } else if (member.equals("*")) {
                rest =
                        "has a wildcard, but each path picks one value; pick the list or object, and take it apart with map(...)";
            } else if (!member.equals(member.strip())) {
                rest = "has blanks around the member \"%s\"; leave them out".formatted(member);
            }
            if (rest != null) {
                throw new IllegalArgumentException("the path \"%s\" %s".formatted(path, rest));
            }
        }

        private static IllegalArgumentException clash(String outer, String inner) {
            return new IllegalArgumentException(
                    "path \"%s\" picks what %s leads into; ask for the outer one and take it apart"
                            .formatted(outer, inner));
        }

        @Override
        public Object read(JsonParser parser) throws IOException {
            @Nullable Object[] found = new Object[paths.size()];
            read(parser, root, found);
            return Collections.unmodifiableList(Arrays.asList(found));
        }

        private static void read(JsonParser parser, Step step, @Nullable Object[] found) throws IOException {
            if (step.path >= 0) {
                found[step.path] = Anything.value(parser);
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    follow(parser, step.find(name), found);
                }
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    follow(parser, step.find("[" + i), found);
                }
            }
        }

        private static void follow(JsonParser parser, @Nullable Step next, @Nullable Object[] found)
                throws IOException {
            if (next == null) {
                parser.skipChildren();
            } else {
                read(parser, next, found);
            }
        }

        @Override
        public String toString() {
            return String.join(", ", paths);
        }
    }

    /** A token as people say it. */
    static String name(@Nullable JsonToken token) {
        if (token == null) {
            return "missing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> token.toString();
        };
    }
}

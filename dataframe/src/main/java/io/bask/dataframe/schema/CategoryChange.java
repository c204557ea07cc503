package io.bask.dataframe.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What is done with the categories of a column beginning with those that it has, which are found where an expression meets a table.
 *
 * @param op what
 * @param names the categories or names it is done with; pairs of an old and a new name for {@link Op#RENAME_SOME}
 */
public record CategoryChange(Op op, List<String> names) implements RowFunction {
    /** What is done. */
    public enum Op {
        /** The place of each value among the categories; -1 of a missing one. */
        CODES,
        /** Further categories behind those there are. */
        ADD,
        /** Some categories fewer; their values become missing. */
        REMOVE,
        /** Other names, one after the other. */
        RENAME,
        /** Other names for some. */
        RENAME_SOME,
        /** Another order. */
        REORDER
    }

    /** Copies the list. */
    public CategoryChange {
        Objects.requireNonNull(op, "op is null; say what is done");
        names = List.copyOf(names);
    }

    @Override
    public DType result(DType operand) {
        if (operand != DType.CATEGORICAL) {
            throw new IllegalArgumentException(
                    "cat.%s needs categories, not %s; use cast(DType.CATEGORICAL)".formatted(name(), operand));
        }
        return op == Op.CODES ? DType.INT64 : DType.CATEGORICAL;
    }

    /** What is done one after the other with values of these categories; names that do not go with them are errors. */
    public List<CategoryFunction> steps(List<String> now) {
        CategoryFunction next = new CategoryFunction(
                op == Op.CODES ? CategoryFunction.Op.CODES : CategoryFunction.Op.SET,
                isRenaming() ? now : categories(now));
        return isRenaming()
                ? List.of(next, new CategoryFunction(CategoryFunction.Op.RENAME, categories(now)))
                : List.of(next);
    }

    private boolean isRenaming() {
        return op == Op.RENAME || op == Op.RENAME_SOME;
    }

    /** The categories of what comes out of values of these categories. */
    public List<String> categories(List<String> now) {
        return switch (op) {
            case CODES -> now;
            case ADD -> {
                List<String> all = new ArrayList<>(now);
                all.addAll(names);
                yield all;
            }
            case REMOVE -> rest(now);
            case RENAME -> {
                if (names.size() != now.size()) {
                    throw new IllegalArgumentException(
                            "%d names for %d categories %s; give one each".formatted(names.size(), now.size(), now));
                }
                yield names;
            }
            case RENAME_SOME -> now.stream().map(this::renamed).toList();
            case REORDER -> {
                if (names.size() != now.size() || !names.containsAll(now)) {
                    throw new IllegalArgumentException(
                            "%s is not an order of the categories %s; give each of them once".formatted(names, now));
                }
                yield names;
            }
        };
    }

    private String renamed(String category) {
        for (int i = 0; i < names.size(); i += 2) {
            if (names.get(i).equals(category)) {
                return names.get(i + 1);
            }
        }
        return category;
    }

    private List<String> rest(List<String> now) {
        List<String> rest = new ArrayList<>(now);
        for (String category : names) {
            if (!rest.remove(category)) {
                throw new IllegalArgumentException("'%s' is no category; there are %s".formatted(category, now));
            }
        }
        return rest;
    }

    private String name() {
        return op.name().toLowerCase(Locale.ROOT);
    }

    /** For example {@code add categories [a, b]}. */
    @Override
    public String toString() {
        return op == Op.CODES ? "codes" : name() + " categories " + names;
    }
}

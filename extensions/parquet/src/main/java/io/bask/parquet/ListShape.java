package io.bask.parquet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * How a column of lists is laid out: the only column of values below it, and what levels of definition mean there.
 *
 * <p>Lists of three levels, as the format wants them, of two levels, as old programs wrote them, and values that are merely repeated.
 *
 * @param path the names that lead to the values
 * @param levels the lists, the outermost first
 */
record ListShape(List<String> path, List<Level> levels) implements Serializable {
    /**
     * Lists of one depth.
     *
     * @param present the level of definition from which on such a list is there
     * @param filled the level from which on it has an item
     */
    record Level(int present, int filled) implements Serializable {}

    /**
     * Lists and what they hold.
     *
     * @param shape the layout
     * @param item the type of the values
     */
    record Found(ListShape shape, Type item) {}

    /** The lists of a column; null where it has none, or lists of what a table cannot hold. */
    static @Nullable Found of(Type column) {
        List<String> path = new ArrayList<>();
        List<Level> levels = new ArrayList<>();
        int defined = 0;
        Type type = column;
        path.add(type.getName());
        if (type.isPrimitive() && type.isRepetition(Type.Repetition.REPEATED)) {
            levels.add(new Level(0, 1));
            return new Found(new ListShape(List.copyOf(path), List.copyOf(levels)), type);
        }
        while (!type.isPrimitive()) {
            GroupType group = type.asGroupType();
            boolean isList = group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
                    && !group.isRepetition(Type.Repetition.REPEATED)
                    && group.getFieldCount() == 1
                    && group.getType(0).isRepetition(Type.Repetition.REPEATED);
            if (!isList) {
                return null;
            }
            defined += group.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
            Type repeated = group.getType(0);
            levels.add(new Level(defined, ++defined));
            path.add(repeated.getName());
            Type item = item(group, repeated);
            if (item == null) {
                return null;
            }
            if (item != repeated) {
                path.add(item.getName());
            }
            type = item;
        }
        return new Found(new ListShape(List.copyOf(path), List.copyOf(levels)), type);
    }

    /** What is repeated: the group's only field, or that itself as old programs wrote it; null for structs. */
    private static @Nullable Type item(GroupType list, Type repeated) {
        if (repeated.isPrimitive()) {
            return repeated;
        }
        GroupType wrapper = repeated.asGroupType();
        boolean isStruct = wrapper.getFieldCount() != 1
                || wrapper.getType(0).isRepetition(Type.Repetition.REPEATED)
                || wrapper.getName().equals("array")
                || wrapper.getName().equals(list.getName() + "_tuple");
        return isStruct ? null : wrapper.getType(0);
    }
}

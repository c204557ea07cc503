package io.bask.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of what a package may import from Bask, one row a package; what is not allowed is forbidden.
 *
 * <p>Names ending in {@code ..} stand for a package and all below it; where several rows fit, the longest name holds. A package may always import
 * itself and other packages of its own row. Imports from outside Bask are no business of this table.
 */
public final class MayImport {
    private static final String OURS = "io.bask..";

    private final Map<String, List<String>> rows;

    private MayImport(Map<String, List<String>> rows) {
        this.rows = rows;
    }

    /** A table without rows. */
    public static MayImport nothing() {
        return new MayImport(Map.of());
    }

    /** This table and one more row: {@code name} may import {@code allowed}. */
    public MayImport row(String name, String... allowed) {
        Map<String, List<String>> more = new LinkedHashMap<>(rows);
        more.put(name, List.of(allowed));
        return new MayImport(more);
    }

    /** The table as a condition on classes. */
    public ArchCondition<JavaClass> asCondition() {
        return new ArchCondition<>("import only what the table of packages allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<String> row = rowOf(type.getPackageName());
                if (row.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            "%s lies in a package that the table does not know; add a row to this module's ArchitectureTest"
                                    .formatted(type.getName())));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (!allows(row.get(), dependency.getTargetClass().getBaseComponentType())) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                "%s may import %s: %s"
                                        .formatted(row.get(), rows.get(row.get()), dependency.getDescription())));
                    }
                }
            }
        };
    }

    private boolean allows(String row, JavaClass target) {
        String name = target.getPackageName();
        return !covers(OURS, name)
                || row.equals(rowOf(name).orElse(""))
                || rows.get(row).stream().anyMatch(allowed -> covers(allowed, name));
    }

    private Optional<String> rowOf(String packageName) {
        return rows.keySet().stream()
                .filter(row -> covers(row, packageName))
                .max(Comparator.comparingInt(String::length));
    }

    /** Whether a pattern of this table stands for a package. */
    static boolean covers(String pattern, String packageName) {
        if (!pattern.endsWith("..")) {
            return pattern.equals(packageName);
        }
        String root = pattern.substring(0, pattern.length() - 2);
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }
}

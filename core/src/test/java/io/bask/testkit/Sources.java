package io.bask.testkit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Parses Java files, without compiling them, for what only the sources tell. */
final class Sources {
    private final List<String> undocumentedPublicTypes = new ArrayList<>();
    private final List<String> longMethods = new ArrayList<>();
    private final int mostLines;

    private Sources(int mostLines) {
        this.mostLines = mostLines;
    }

    /** Reads the files; a method is long if it has more than {@code mostLines}. */
    static Sources read(List<Path> files, int mostLines) throws IOException {
        Sources sources = new Sources(mostLines);
        if (!files.isEmpty()) {
            sources.parse(files);
        }
        return sources;
    }

    /** All types that users can see and that have no doc comment. */
    List<String> undocumentedPublicTypes() {
        return undocumentedPublicTypes;
    }

    /** All methods with too many lines whose doc comment names no benchmark that excuses them. */
    List<String> longMethods() {
        return longMethods;
    }

    private void parse(List<Path> paths) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(paths);
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Types(trees).scan(unit, null);
                new Methods(trees, unit).scan(unit, null);
            }
        }
    }

    private static String nameOf(CompilationUnitTree unit, ClassTree type) {
        return unit.getPackageName() + "." + type.getSimpleName();
    }

    /** Looks into types that users can see. */
    private final class Types extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;

        Types(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (!isPublic(type)) {
                return null;
            }
            if (trees.getDocComment(getCurrentPath()) == null) {
                undocumentedPublicTypes.add(nameOf(getCurrentPath().getCompilationUnit(), type));
            }
            return super.visitClass(type, nothing);
        }

        private boolean isPublic(ClassTree type) {
            boolean inInterface = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                    && (outer.getKind() == Tree.Kind.INTERFACE || outer.getKind() == Tree.Kind.ANNOTATION_TYPE);
            return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }
    }

    private final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;

        Methods(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.unit = unit;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            SourcePositions positions = trees.getSourcePositions();
            LineMap lines = unit.getLineMap();
            long count = lines.getLineNumber(positions.getEndPosition(unit, method))
                    - lines.getLineNumber(positions.getStartPosition(unit, method))
                    + 1;
            if (count > mostLines && !excused()) {
                var type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                longMethods.add("%s.%s has %d lines".formatted(nameOf(unit, type), method.getName(), count));
            }
            return super.visitMethod(method, nothing);
        }

        private boolean excused() {
            String comment = trees.getDocComment(getCurrentPath());
            return comment != null && comment.contains("Benchmark");
        }
    }
}

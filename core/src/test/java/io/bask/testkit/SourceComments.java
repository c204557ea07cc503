package io.bask.testkit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads Java files, without compiling them, for what only their comments tell. */
final class SourceComments {
    private SourceComments() {}

    /** The names of all types that users can see and that have no doc comment. */
    static List<String> undocumentedPublicTypes(List<Path> sources) throws IOException {
        List<String> found = new ArrayList<>();
        if (sources.isEmpty()) {
            return found;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new PublicTypes(comments, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class PublicTypes extends TreePathScanner<Void, Void> {
        private final DocTrees comments;
        private final List<String> found;

        PublicTypes(DocTrees comments, List<String> found) {
            this.comments = comments;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type)) {
                return null;
            }
            if (comments.getDocComment(getCurrentPath()) == null) {
                found.add(getCurrentPath().getCompilationUnit().getPackageName() + "." + type.getSimpleName());
            }
            return super.visitClass(type, nothing);
        }

        private boolean isPublic(ClassTree type) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface = parent.getLeaf() instanceof ClassTree outer
                    && (outer.getKind() == ClassTree.Kind.INTERFACE
                            || outer.getKind() == ClassTree.Kind.ANNOTATION_TYPE);
            return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }
    }
}

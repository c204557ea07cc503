package io.bask.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has a path in a file, through links within it.
 *
 * <p>A link's target is a path of its own: from the root if it begins with a slash, otherwise from the group that the link lies in. A link that
 * is met while it is being followed leads in a circle.
 */
final class PathWalk {
    private static final int MOST_LINKS = 100;

    private final Group root;
    private final String asked;
    /** The links that are being followed, from the outermost on, with the paths at which they were met. */
    private final Map<Place, String> followed = new LinkedHashMap<>();

    private @Nullable String missing;

    /** A link, whatever path led to it. */
    private record Place(long group, String name) {}

    private PathWalk(Group root, String asked) {
        this.root = root;
        this.asked = asked;
    }

    /**
     * The node of a path.
     *
     * @throws OpenFile.Refused if there is none
     */
    static Node find(Group root, String path) {
        PathWalk walk = new PathWalk(root, Names.shown(path));
        Node node = walk.from(root, "", Names.parts(path));
        if (node == null) {
            throw new OpenFile.Refused(String.valueOf(walk.missing));
        }
        return node;
    }

    private @Nullable Node from(Group start, String place, List<String> names) {
        Node node = start;
        String at = place;
        for (String name : names) {
            if (!(node instanceof Group group)) {
                return none("is not there: %s is an array, not a group".formatted(at));
            }
            Node child = group.getChild(name);
            if (child == null) {
                return none("is not there; %s has %s"
                        .formatted(
                                at.isEmpty() ? "the file" : "the group " + at,
                                OpenFile.shown(new TreeSet<>(group.getChildren().keySet()))));
            }
            Node found = child instanceof Link link ? target(link, group, at) : child;
            if (found == null) {
                return null;
            }
            node = found;
            at = at + "/" + name;
        }
        return node;
    }

    private @Nullable Node target(Link link, Group group, String groupPath) {
        String at = groupPath + "/" + link.getName();
        String to = link.getTargetPath();
        if (link instanceof ExternalLink) {
            throw new OpenFile.Refused(of(at, "is a link into another file: %s; open that file".formatted(to)));
        }
        Place place = new Place(group.getAddress(), link.getName());
        requireForward(place, at);
        followed.put(place, at);
        boolean isFromRoot = to.startsWith("/");
        Node found = from(isFromRoot ? root : group, isFromRoot ? "" : groupPath, Names.parts(to));
        if (found == null && missing == null) {
            missing = of(at, "is a link to %s, which is not there".formatted(to));
        }
        followed.remove(place);
        return found;
    }

    private void requireForward(Place place, String at) {
        if (followed.containsKey(place)) {
            List<String> all = List.copyOf(followed.values());
            String first = String.valueOf(followed.get(place));
            String circle = String.join(" -> ", all.subList(all.indexOf(first), all.size())) + " -> " + first;
            throw new OpenFile.Refused(of(
                    all.get(0),
                    "is a link that leads in a circle: %s; read what they are meant to lead to by its own path"
                            .formatted(circle)));
        }
        if (followed.size() == MOST_LINKS) {
            throw new OpenFile.Refused(
                    "leads through %d links and on to the link %s; read what they lead to by its own path"
                            .formatted(MOST_LINKS, at));
        }
    }

    /** Nothing; of what a link leads to, the link says more. */
    private @Nullable Node none(String why) {
        if (followed.isEmpty()) {
            missing = why;
        }
        return null;
    }

    /** What is said of a path that may be a part of the one that was asked for. */
    private String of(String path, String said) {
        return path.equals(asked) ? said : "is not there: %s %s".formatted(path, said);
    }
}

package io.bask.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a wait could ever end, from who waits for what just now.
 *
 * <p>Some wait for all of several things (a call for its arguments, a thread for a lock), some for any of them (for a lease
 * that one of several holds, for the first of several futures). Whoever waits for nothing that is known here gets on; what may
 * come from anywhere (an element of a queue, an event) does not count as known. Then those get on all of whose things, or one
 * of whose things, do. Who is left waits in a circle.
 */
final class Circle {
    private static final int MOST_VISITED = 10_000;

    private final Waits waits;
    private final Object party;
    private final Object target;
    private final Map<Object, Node> nodes = new IdentityHashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();

    private Circle(Waits waits, Object party, Object target) {
        this.waits = waits;
        this.party = party;
        this.target = target;
    }

    /** The way from who waits back to itself, as text; null where the wait may end. */
    static @Nullable String of(Waits waits, Object party, Object target) {
        String first = new Circle(waits, party, target).find();
        // A circle stays; what only looked like one, as others went on while it was looked at, is hardly seen twice.
        return first == null ? null : new Circle(waits, party, target).find();
    }

    /** Somebody who waits, or something that is waited for. */
    private static final class Node {
        private final Object at;
        private final List<Node> next = new ArrayList<>();
        private final List<Node> before = new ArrayList<>();
        private boolean any;
        private boolean getsOn;
        private int missing;
        private @Nullable Node from;

        Node(Object at) {
            this.at = at;
        }
    }

    private @Nullable String find() {
        Node start = node(party);
        link(start, target);
        open.clear();
        open.add(node(target));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node != start) {
                follow(node);
            }
        }
        settle();
        return start.getsOn ? null : way(start);
    }

    private Node node(Object thing) {
        Node there = nodes.get(thing);
        if (there == null) {
            there = new Node(thing);
            nodes.put(thing, there);
            if (nodes.size() < MOST_VISITED) {
                open.add(there);
            } else {
                there.getsOn = true; // As far as anybody knows.
            }
        }
        return there;
    }

    private void link(Node from, @Nullable Object to) {
        if (to != null) {
            Node next = node(to);
            from.next.add(next);
            next.before.add(from);
        }
    }

    private void follow(Node node) {
        if (node.at instanceof Task<?> task) {
            followTask(node, task);
        } else if (node.at instanceof Waits.Owned owned) {
            link(node, owned.owner());
        } else if (node.at instanceof Waits.Leased leased) {
            node.any = true;
            leased.holders().forEach(holder -> link(node, holder));
        } else if (node.at instanceof Waits.Choice some) {
            node.any = true;
            some.things().forEach(thing -> link(node, thing));
        } else if (node.at instanceof Waits.AllOf all) {
            all.things().forEach(thing -> link(node, thing));
        } else if (node.at instanceof Thread thread) {
            link(node, waits.target(thread));
        }
    }

    private void followTask(Node node, Task<?> task) {
        if (task.isDone()) {
            return;
        }
        link(node, task.engine.waits().target(task));
        link(node, task.inner());
        for (Task<?> awaited : task.awaited()) {
            link(node, awaited);
        }
        Call<?> call = task.call();
        if (call != null && call.actor() != null && !task.isRunning()) {
            link(node, call.actor().running());
        }
    }

    /** Finds out who gets on. */
    private void settle() {
        Deque<Node> moving = new ArrayDeque<>();
        for (Node node : nodes.values()) {
            node.getsOn |= node.next.isEmpty();
            node.missing = node.any ? 1 : node.next.size();
            if (node.getsOn) {
                moving.add(node);
            }
        }
        while (!moving.isEmpty()) {
            for (Node waiting : moving.poll().before) {
                if (!waiting.getsOn && --waiting.missing <= 0) {
                    waiting.getsOn = true;
                    moving.add(waiting);
                }
            }
        }
    }

    /** The shortest way back to the start among those who do not get on; null where the circle is one of others. */
    private @Nullable String way(Node start) {
        Deque<Node> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            Node node = queue.poll();
            for (Node next : node.next) {
                if (next == start) {
                    return text(start, node);
                }
                if (!next.getsOn && next.from == null) {
                    next.from = node;
                    queue.add(next);
                }
            }
        }
        return null;
    }

    private static String text(Node start, Node last) {
        Deque<String> names = new ArrayDeque<>(List.of(Waits.name(start.at)));
        for (Node node = last; node != null && node != start; node = node.from) {
            names.push(Waits.name(node.at));
        }
        names.push(Waits.name(start.at));
        return String.join(" waits for ", names);
    }
}

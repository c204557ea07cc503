"""Writes what Dask's static order keeps alive at its worst moment, for the families of graphs of OrderFamilies.java.

    python3 dask_orders.py ../resources/io/bask/schedule/forkjoin/dask-orders.csv /path/to/python-with-another-dask ...

Each Python adds a column: the peak of results alive, weighed, when tasks run one after another in the order of its
`dask.order`; inputs and result of the running task count, a result that nobody reads is gone at once. A hash of
tasks, weights and dependencies tells whether Java builds the same graph.
"""

import json
import subprocess
import sys


class Graph:
    def __init__(self):
        self.inputs, self.weights, self.names = [], [], []

    def layer(self, name, width, inputs, weight=1):
        first = len(self.inputs)
        for i in range(width):
            self.inputs.append(list(inputs(i)))
            self.weights.append(weight)
            self.names.append((name, i))
        return list(range(first, len(self.inputs)))

    def add(self, name, position, *inputs):
        self.inputs.append(list(inputs))
        self.weights.append(1)
        self.names.append((name, position))
        return len(self.inputs) - 1

    def reduce(self, name, tasks, fan_in):
        level, depth = tasks, 0
        while len(level) > 1:
            under = level
            level = self.layer(f"{name}-{depth}", -(-len(under) // fan_in), lambda i: under[i * fan_in:(i + 1) * fan_in])
            depth += 1
        return level[0]


class Numbers:
    """The same pseudo-random numbers in Python and Java."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


def none(i):
    return []


def one(tasks):
    return lambda i: [tasks[i]]


def tree(g, leaves):
    g.reduce("reduce", g.layer("leaf", leaves, none), 2)


def sum_(g, n):
    blocks = g.layer("load", n * n, none)
    for name in ("map", "more", "partial"):
        blocks = g.layer(name, n * n, one(blocks))
    g.reduce("reduce", blocks, 4)


def shuffle(g, n):
    parts = g.layer("load", n, none, n)
    splits = g.layer("split", n * n, lambda i: [parts[i // n]])
    concat = g.layer("concat", n, lambda i: [splits[k * n + i] for k in range(n)], n)
    g.layer("store", n, one(concat))


def stencil(g, n):
    row = g.layer("step-0", n, none)
    for step in range(1, n):
        last = row
        row = g.layer(f"step-{step}", n, lambda i: last[max(0, i - 1):i + 2])


def products(g, n):
    a = g.layer("a", n * n, none)
    b = g.layer("b", n * n, none)
    return g.layer("product", n**3, lambda i: [a[i // (n * n) * n + i % n], b[i % n * n + i // n % n]])


def matmul(g, n):
    terms, depth, level = products(g, n), n, 0
    while depth > 1:
        narrow, under, deep = -(-depth // 4), terms, depth
        terms = g.layer(f"add-{level}", n * n * narrow, lambda i: under[
            i // narrow * deep + i % narrow * 4:i // narrow * deep + min(deep, i % narrow * 4 + 4)])
        depth, level = narrow, level + 1
    g.layer("store", n * n, one(terms))


def matmul_chained(g, n):
    terms = products(g, n)
    first = len(g.inputs)
    g.layer("add", n**3, lambda i: [terms[i]] if i % n == 0 else [first + i - 1, terms[i]])


def demean(g, n):
    x = g.layer("load", n, none, 100)
    mean = g.reduce("mean", g.layer("partial", n, one(x)), 4)
    g.layer("subtract", n, lambda i: [x[i], mean], 100)


def demean_reread(g, n):
    x = g.layer("load", n, none, 100)
    mean = g.reduce("mean", g.layer("partial", n, one(x)), 4)
    again = g.layer("again", n, none, 100)
    g.layer("subtract", n, lambda i: [again[i], mean], 100)


def anomaly(g, n):
    x = g.layer("load", n * n, none)
    partial = g.layer("partial", n * n, one(x))
    means = [g.reduce(f"mean-{k}", [partial[t * n + k] for t in range(n)], 4) for k in range(n)]
    y = g.layer("subtract", n * n, lambda i: [x[i], means[i % n]])
    g.layer("store", n * n, one(y))


def xpxt(g, n):
    x = g.layer("load", n * n, none)
    sums = g.layer("add", n * n, lambda i: [x[i], x[i % n * n + i // n]])
    g.reduce("reduce", g.layer("partial", n * n, one(sums)), 4)


def around(x, n, i, diagonals):
    row, column = i // n, i % n
    return [x[r * n + c] for r in range(max(0, row - 1), min(n, row + 2)) for c in range(max(0, column - 1), min(n, column + 2))
            if diagonals or r == row or c == column]


def overlap(g, n):
    x = g.layer("load", n * n, none)
    y = g.layer("overlap", n * n, lambda i: around(x, n, i, True))
    g.reduce("reduce", g.layer("partial", n * n, one(y)), 4)


def cumsum(g, n):
    x = g.layer("load", n, none)
    local = g.layer("local", n, one(x))
    last = g.layer("last", n, one(local))
    carry = last[0]
    g.layer("out-0", 1, lambda i: [local[0]])
    for k in range(1, n):
        g.add("out", k, local[k], carry)
        carry = g.add("carry", k, carry, last[k]) if k < n - 1 else carry


def tsqr(g, n):
    x = g.layer("load", n, none)
    q = g.layer("qr", n, one(x))
    r = g.layer("r", n, one(q))
    g.layer("stacked", 1, lambda i: r)
    stacked = len(g.inputs) - 1
    split = g.layer("split", n, lambda i: [stacked])
    g.layer("multiply", n, lambda i: [q[i], split[i]])


def multi(g, n):
    x = g.layer("load", n, none)
    for k in range(4):
        g.reduce(f"reduce-{k}", g.layer(f"partial-{k}", n, one(x)), 4)


def join(g, n):
    sides = []
    for side in ("left", "right"):
        parts = g.layer(f"load-{side}", n, none)
        splits = g.layer(f"split-{side}", n * n, lambda i: [parts[i // n]])
        sides.append(g.layer(f"concat-{side}", n, lambda i: [splits[k * n + i] for k in range(n)]))
    g.layer("merge", n, lambda i: [sides[0][i], sides[1][i]])


def group_by(g, n):
    x = g.layer("load", n, none)
    chunks = g.layer("chunk", n, one(x))
    splits = g.layer("split", 8 * n, lambda i: [chunks[i // 8]])
    for k in range(8):
        g.reduce(f"combine-{k}", [splits[i * 8 + k] for i in range(n)], 8)


def zip_(g, n):
    a = g.layer("a", n, none)
    b = g.layer("b", n, none)
    y = g.layer("add", n, lambda i: [a[i], b[i]])
    g.reduce("reduce", g.layer("partial", n, one(y)), 4)


def random(g, n, seed, most, reach):
    """Each task reads up to `most` of the `reach` before it."""
    numbers = Numbers(seed)
    for task in range(n):
        count = 0 if task == 0 else numbers.below(most + 1)
        g.add("task", task, *sorted({task - 1 - numbers.below(min(task, reach)) for _ in range(count)}))


def layered(g, n, width):
    numbers = Numbers(7)
    row = g.layer("layer-0", width, none)
    for level in range(1, n):
        last = row
        row = g.layer(f"layer-{level}", width, lambda i: sorted({last[i], last[numbers.below(width)]}))


def cholesky(g, n):
    """Tiled, right-looking; only the last tile and those that nobody reads are wanted."""
    a = {(i, j): g.add("load", i * n + j) for j in range(n) for i in range(j, n)}
    for k in range(n):
        a[k, k] = g.add("potrf", k, a[k, k])
        for i in range(k + 1, n):
            a[i, k] = g.add("trsm", i * n + k, a[i, k], a[k, k])
        for j in range(k + 1, n):
            for i in range(j, n):
                a[i, j] = g.add("gemm", (k * n + i) * n + j, a[i, j], a[i, k], *([a[j, k]] if i > j else []))


def cholesky_stored(g, n):
    """Row by row loads, and every tile of the factor is stored."""
    a = {(i, j): g.add("load", i * n + j) for i in range(n) for j in range(i + 1)}
    for k in range(n):
        a[k, k] = g.add("potrf", k, a[k, k])
        g.add("store", k * n + k, a[k, k])
        for i in range(k + 1, n):
            a[i, k] = g.add("trsm", i * n + k, a[i, k], a[k, k])
            g.add("store", i * n + k, a[i, k])
        for i in range(k + 1, n):
            for j in range(k + 1, i + 1):
                a[i, j] = g.add("gemm", (k * n + i) * n + j, a[i, j], a[i, k], *([a[j, k]] if i > j else []))


def lu(g, n):
    a = {(i, j): g.add("load", i * n + j) for i in range(n) for j in range(n)}
    for k in range(n):
        a[k, k] = g.add("getrf", k, a[k, k])
        for j in range(k + 1, n):
            a[k, j] = g.add("right", k * n + j, a[k, j], a[k, k])
        for i in range(k + 1, n):
            a[i, k] = g.add("down", i * n + k, a[i, k], a[k, k])
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                a[i, j] = g.add("gemm", (k * n + i) * n + j, a[i, j], a[i, k], a[k, j])


def qr(g, n):
    """Tiled, flat trees."""
    a = {(i, j): g.add("load", i * n + j) for i in range(n) for j in range(n)}
    for k in range(n):
        a[k, k] = g.add("geqrt", k, a[k, k])
        for j in range(k + 1, n):
            a[k, j] = g.add("ormqr", k * n + j, a[k, j], a[k, k])
        for i in range(k + 1, n):
            a[k, k] = v = g.add("tsqrt", i * n + k, a[k, k], a[i, k])
            for j in range(k + 1, n):
                both = g.add("tsmqr", (k * n + i) * n + j, a[k, j], a[i, j], v)
                a[k, j] = g.add("upper", (k * n + i) * n + j, both)
                a[i, j] = g.add("lower", (k * n + i) * n + j, both)


def solve(g, n):
    """A triangular system of n * n tiles with n right-hand sides, tile by tile."""
    l = {(i, j): g.add("load", i * n + j) for i in range(n) for j in range(i + 1)}
    b = g.layer("b", n, none)
    for k in range(n):
        b[k] = g.add("solve", k, b[k], l[k, k])
        for i in range(k + 1, n):
            b[i] = g.add("update", i * n + k, b[i], l[i, k], b[k])


def butterfly(g, log):
    n = 1 << log
    row = g.layer("load", n, none)
    for level in range(log):
        last = row
        row = g.layer(f"pass-{level}", n, lambda i: sorted([last[i], last[i ^ 1 << level]]))


def wavefront(g, n):
    first = len(g.inputs)
    g.layer("cell", n * n, lambda i: ([first + i - n] if i >= n else []) + ([first + i - 1] if i % n else []))


def rechunk(g, n, m):
    x = g.layer("load", n, none)
    bounds = sorted({i * m for i in range(n + 1)} | {j * n for j in range(m + 1)})
    pieces = g.layer("piece", len(bounds) - 1, lambda i: [x[bounds[i] // m]])
    of = [[pieces[i] for i in range(len(pieces)) if bounds[i] // n == j] for j in range(m)]
    g.layer("concat", m, lambda j: of[j])


def rechunk_grid(g, n, m):
    """From n rows of blocks to m columns."""
    x = g.layer("load", n, none)
    pieces = g.layer("piece", n * m, lambda i: [x[i // m]])
    g.layer("concat", m, lambda j: [pieces[i * m + j] for i in range(n)])


def jacobi(g, n, sweeps):
    x = g.layer("load", n * n, none)
    for sweep in range(sweeps):
        last = x
        x = g.layer(f"sweep-{sweep}", n * n, lambda i: around(last, n, i, False))


def broadcast(g, n, iterations):
    x = g.layer("load", n, none)
    scalar = g.add("start", 0)
    for k in range(iterations):
        y = g.layer(f"step-{k}", n, lambda i: [x[i], scalar])
        scalar = g.reduce(f"reduce-{k}", y, 4)


def all_pairs(g, n):
    x = g.layer("load", n, none)
    pairs = [(i, j) for i in range(n) for j in range(i)]
    g.reduce("reduce", g.layer("pair", len(pairs), lambda k: [x[pairs[k][0]], x[pairs[k][1]]]), 4)


def lag(g, n, by):
    x = g.layer("load", n, none)
    g.layer("difference", n - by, lambda i: [x[i], x[i + by]])


def scan(g, log):
    """A prefix sum up and down a tree."""
    n = 1 << log
    levels = [g.layer("load", n, none)]
    while len(levels[-1]) > 1:
        last = levels[-1]
        levels.append(g.layer(f"up-{len(levels)}", len(last) // 2, lambda i: last[2 * i:2 * i + 2]))
    down = [g.add("zero", 0)]
    for level in reversed(levels[:-1]):
        above = down
        down = g.layer(f"down-{len(level)}", len(level), lambda i: [above[i // 2]] + ([level[i - 1]] if i % 2 else []))


def pyramid(g, n):
    """Each level smooths four neighbours of the one below and keeps what was lost."""
    x = g.layer("load", n * n, none)
    side, level = n, 0
    while side > 1:
        half, under, wide = side // 2, x, side
        x = g.layer(f"coarse-{level}", half * half, lambda i: [
            under[(2 * (i // half) + r) * wide + 2 * (i % half) + c] for r in (0, 1) for c in (0, 1)])
        coarse = x
        g.layer(f"detail-{level}", wide * wide, lambda i: [under[i], coarse[i // wide // 2 * half + i % wide // 2]])
        side, level = half, level + 1


def folds(g, parts, count):
    """Cross-validation: a model for each fold from all parts but one, tested on that one."""
    x = g.layer("load", parts, none)
    partial = g.layer("gram", parts, one(x))
    for k in range(count):
        train = [partial[i] for i in range(parts) if i % count != k]
        model = g.reduce(f"fit-{k}", train, 4)
        test = [x[i] for i in range(parts) if i % count == k]
        scores = g.layer(f"score-{k}", len(test), lambda i: [model, test[i]])
        g.reduce(f"mean-{k}", scores, 4)


def clusters(g, n, iterations):
    """Each iteration assigns blocks to centres, makes partial sums of 4 groups, and merges them to new centres."""
    x = g.layer("load", n, none)
    centres = g.add("centres", 0)
    for k in range(iterations):
        assigned = g.layer(f"assign-{k}", n, lambda i: [x[i], centres])
        parts = g.layer(f"part-{k}", 4 * n, lambda i: [assigned[i // 4]])
        sums = [g.reduce(f"sum-{k}-{j}", [parts[i * 4 + j] for i in range(n)], 8) for j in range(4)]
        g.layer(f"centres-{k}", 1, lambda i: sums)
        centres = len(g.inputs) - 1
    g.layer("label", n, lambda i: [x[i], centres])


def covariance(g, n, k):
    """x.T @ x of n row blocks and k column blocks, after taking column means off."""
    x = g.layer("load", n * k, none)
    means = [g.reduce(f"mean-{j}", [x[i * k + j] for i in range(n)], 4) for j in range(k)]
    y = g.layer("centred", n * k, lambda i: [x[i], means[i % k]])
    for a in range(k):
        for b in range(a + 1):
            terms = g.layer(f"term-{a}-{b}", n, lambda i: sorted({y[i * k + a], y[i * k + b]}))
            g.reduce(f"total-{a}-{b}", terms, 4)


def rolling(g, n, window):
    x = g.layer("load", n, none)
    y = g.layer("clean", n, one(x))
    z = g.layer("window", n, lambda i: y[max(0, i - window + 1):i + 1])
    g.reduce("reduce", g.layer("partial", n, one(z)), 4)


def ladders(g, n, length):
    """Chains that meet their neighbours now and then."""
    rows = g.layer("start", n, none)
    for k in range(length):
        last = rows
        rows = g.layer(f"rung-{k}", n, lambda i: [last[i]] + ([last[(i + 1) % n]] if (k + i) % 5 == 0 else []))


SEEN = {
    "tree": lambda g: tree(g, 2048),
    "sum": lambda g: sum_(g, 100),
    "shuffle": lambda g: shuffle(g, 30),
    "stencil": lambda g: stencil(g, 100),
    "matmul": lambda g: matmul(g, 10),
    "matmulChained": lambda g: matmul_chained(g, 30),
    "demean": lambda g: demean(g, 1000),
    "demeanReread": lambda g: demean_reread(g, 1000),
    "anomaly": lambda g: anomaly(g, 20),
    "xpxt": lambda g: xpxt(g, 20),
    "overlap": lambda g: overlap(g, 30),
    "cumsum": lambda g: cumsum(g, 500),
    "tsqr": lambda g: tsqr(g, 200),
    "multi": lambda g: multi(g, 300),
    "join": lambda g: join(g, 20),
    "groupBy": lambda g: group_by(g, 200),
    "zip": lambda g: zip_(g, 500),
    "random": lambda g: random(g, 3000, 1, 3, 3000),
}

HELD_OUT = {
    "cholesky": lambda g: cholesky(g, 14),
    "choleskyStored": lambda g: cholesky_stored(g, 14),
    "choleskyLarge": lambda g: cholesky(g, 30),
    "lu": lambda g: lu(g, 12),
    "luLarge": lambda g: lu(g, 24),
    "qr": lambda g: qr(g, 10),
    "solve": lambda g: solve(g, 30),
    "butterfly": lambda g: butterfly(g, 8),
    "wavefront": lambda g: wavefront(g, 40),
    "rechunk": lambda g: rechunk(g, 40, 60),
    "rechunkGrid": lambda g: rechunk_grid(g, 40, 60),
    "jacobi": lambda g: jacobi(g, 16, 6),
    "broadcast": lambda g: broadcast(g, 200, 5),
    "layered": lambda g: layered(g, 20, 60),
    "sparse4000": lambda g: random(g, 4000, 2, 2, 400),
    "sparse3000": lambda g: random(g, 3000, 3, 2, 3000),
    "allPairs": lambda g: all_pairs(g, 40),
    "lag": lambda g: lag(g, 500, 40),
    "scan": lambda g: scan(g, 9),
    "pyramid": lambda g: pyramid(g, 32),
    "folds": lambda g: folds(g, 100, 5),
    "clusters": lambda g: clusters(g, 100, 4),
    "covariance": lambda g: covariance(g, 60, 5),
    "rolling": lambda g: rolling(g, 500, 7),
    "ladders": lambda g: ladders(g, 30, 60),
}


def hash_of(g):
    h = 0
    for inputs, weight in zip(g.inputs, g.weights):
        for number in [weight, len(inputs)] + inputs:
            h = (h * 31 + number) % 2**32
    return h


def peak(g, order):
    left = [0] * len(g.inputs)
    for inputs in g.inputs:
        for i in inputs:
            left[i] += 1
    live = most = 0
    for task in order:
        live += g.weights[task]
        most = max(most, live)
        if left[task] == 0:
            live -= g.weights[task]
        for i in g.inputs[task]:
            left[i] -= 1
            if left[i] == 0:
                live -= g.weights[i]
    return most


def dask_peak(g):
    from dask.order import order

    def work(*inputs):
        return inputs

    try:
        from dask._task_spec import Task, TaskRef

        tasks = {name: Task(name, work, *[TaskRef(g.names[i]) for i in inputs]) for name, inputs in zip(g.names, g.inputs)}
    except ImportError:
        tasks = {name: (work,) + tuple(g.names[i] for i in inputs) for name, inputs in zip(g.names, g.inputs)}
    assert len(tasks) == len(g.inputs), "names repeat"
    priority = order(tasks)
    return peak(g, sorted(range(len(g.inputs)), key=lambda task: priority[g.names[task]]))


def measure():
    import dask

    rows = {}
    for name, build in {**SEEN, **HELD_OUT}.items():
        g = Graph()
        build(g)
        rows[name] = [len(g.inputs), hash_of(g), dask_peak(g)]
    print(json.dumps({"version": dask.__version__.split("+")[0], "rows": rows}))


def write(path, pythons):
    columns = [json.loads(subprocess.run([python, __file__, "--measure"], capture_output=True, check=True).stdout)
               for python in pythons]
    with open(path, "w") as out:
        out.write("family,set,tasks,hash," + ",".join("dask " + c["version"] for c in columns) + "\n")
        for name, (tasks, digest, _) in columns[0]["rows"].items():
            peaks = [str(c["rows"][name][2]) for c in columns]
            out.write(f"{name},{'seen' if name in SEEN else 'held out'},{tasks},{digest}," + ",".join(peaks) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure()
    else:
        write(sys.argv[1], sys.argv[2:] or [sys.executable])

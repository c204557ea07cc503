"""Writes io/bask/array/randomBounds.tsv.gz: random numbers of many parameters, also tiny, huge and at their bounds.

Usage: /usr/bin/python3 random_bounds_fixture.py OUT.gz

Columns: family, parameters, edges, and the probability of a number at or below each edge, worked out by the
distribution's own formula (scipy; mpmath where float64 is not enough). Edges are quantiles that a float64 holds, away from
where numbers are rounded to 0, 1 or another bound. A probability of 0 or 1 means that no number, or every number, must lie
there.
"""
import gzip
import itertools
import math
import sys
import warnings

import mpmath as mp
import numpy as np
from scipy import special, stats

warnings.simplefilter("ignore")
np.seterr(all="ignore")
LEVELS = [0.001, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 0.999]
TINY, HUGE = 1e-300, 1e300
MOST = 2**63 - 1


def distinct(edges):
    """Edges that are far enough from one another and from 0 that rounding moves no number over them."""
    kept = []
    for e in sorted(edges):
        if math.isfinite(e) and (e == 0 or TINY <= abs(e) <= HUGE):
            if not kept or e - kept[-1] > 1e-12 * max(abs(e), abs(kept[-1])):
                kept.append(float(e))
    return kept


def by(dist):
    """Quantiles and probabilities of a distribution of scipy's."""
    def make(*p):
        d = dist(*p)
        edges = distinct(d.ppf(LEVELS))
        return edges, [float(c) for c in d.cdf(edges)]
    return make


def inverse(quantile, cdf):
    """Of a quantile function and the probability of a number at or below."""
    def make(*p):
        edges = distinct(float(quantile(q, *p)) for q in LEVELS)
        return edges, [float(cdf(e, *p)) for e in edges]
    return make


def counted(dist):
    """Whole numbers: quantiles, and the numbers around them where these are few."""
    def make(*p):
        d = dist(*p)
        edges = sorted({int(min(q, MOST)) for q in d.ppf(LEVELS) if math.isfinite(q)})
        return edges, [float(d.cdf(e)) for e in edges]
    return make


def normalish(mean, deviation):
    """Whole numbers so many that they are as good as normal."""
    edges = sorted({int(stats.norm.ppf(q) * deviation + mean) for q in LEVELS})
    return edges, [float(stats.norm.cdf(float((e + mp.mpf(0.5) - mean) / deviation))) for e in edges]


def degenerate(value):
    """Always the same number."""
    if isinstance(value, int):
        return [value - 1, value], [0.0, 1.0]
    return [math.nextafter(value, -math.inf), value], [0.0, 1.0]


def pairs(a, b):
    return list(itertools.product(a, b))


LOCS = [0.0, -3.5, 1e6, -1e200, 1e-200]
SCALES = [1.0, 1e-3, 1e5, 1e-250, 1e250]


def located(cases):
    """Locations that do not round away what the scale spreads."""
    return [(l, s) for l, s in cases if abs(l) <= 1e3 * s]


def gamma_edges(scale_of):
    def make(*p):
        shape, scale = scale_of(*p)
        if shape == 0 or scale == 0:
            return degenerate(0.0)
        if shape < 0.05:
            # P(X <= x) = x^a / Gamma(1 + a) for small x, exact beyond any rounding below 1e-30
            edges = [1e-300, 1e-200, 1e-100, 1e-50, 1e-30, 1e-10, 1e-3, 0.1, 1.0]
            chances = [float(mp.gammainc(shape, 0, e, regularized=True)) for e in edges]
            return distinct(e * scale for e in edges), chances
        edges = [float(special.gammaincinv(shape, q)) for q in LEVELS]
        if shape > 1e7:
            edges = [shape + math.sqrt(shape) * float(stats.norm.ppf(q)) for q in LEVELS]
            return [e * scale for e in edges], [float(stats.norm.cdf((e - shape) / math.sqrt(shape)
                    + ((e - shape) ** 2 / shape - 1) * -1 / (3 * math.sqrt(shape)))) for e in edges]
        return [e * scale for e in edges], [float(special.gammainc(shape, e)) for e in edges]
    return make


SHAPES = [0.0, 1e-4, 1e-3, 0.03, 0.2, 0.99, 1.0, 1.01, 3.3, 77.0, 1e4, 1e6, 1e12]
DFS = [0.05, 0.5, 1.0, 2.0, 3.7, 100.0, 1e5]


def wald(mean, scale):
    d = stats.invgauss(mean / scale, scale=scale)
    edges = distinct(d.ppf(LEVELS))
    chances = []
    for x in edges:
        m, s, e = mp.mpf(mean), mp.mpf(scale), mp.mpf(x)
        root = mp.sqrt(s / e)
        chances.append(float(mp.ncdf(root * (e / m - 1)) + mp.exp(2 * s / m) * mp.ncdf(-root * (e / m + 1))))
    return edges, chances


def wald_wide(mean, scale):
    """Means so much greater than the scale that only the reciprocal of a squared normal number is left."""
    edges = [float(scale / stats.norm.ppf(q / 2) ** 2) for q in LEVELS]
    return edges, list(LEVELS)


def vonmises(angle, kappa):
    mu = math.remainder(angle, 2 * math.pi)
    if kappa == 0 or kappa < 1e-8:
        edges = [2 * math.pi * q - math.pi for q in LEVELS]
        return edges, list(LEVELS)
    if kappa > 1e5:
        edges = [mu + float(stats.norm.ppf(q)) / math.sqrt(kappa) for q in LEVELS]
        return edges, list(LEVELS)
    d = stats.vonmises(kappa)
    edges = [float(e) for e in np.linspace(-3.1, 3.1, 9)]

    def below(x):  # the share between -pi and x of a distribution around mu
        return float(d.cdf(x - mu) - d.cdf(-math.pi - mu))
    return edges, [below(e) for e in edges]


def binomial(n, p):
    n, p = int(n), float(p)
    if p in (0.0, 1.0) or n == 0:
        return degenerate(int(n * p))
    if n * p * (1 - p) > 1e7:
        return normalish(n * mp.mpf(p), math.sqrt(n * p * (1 - p)))
    if n * p < 1e3 and n > 1e9:
        return counted(stats.poisson)(n * p)
    return counted(stats.binom)(n, p)


def poisson(lam):
    return degenerate(0) if lam == 0 else normalish(mp.mpf(lam), math.sqrt(lam)) if lam > 1e8 else counted(stats.poisson)(lam)


def geometric(p):
    if p == 1:
        return degenerate(1)
    edges = sorted({max(1, int(math.ceil(math.log1p(-q) / math.log1p(-p)))) for q in LEVELS})
    edges = [e for e in edges if e < MOST]
    return edges, [-math.expm1(e * math.log1p(-p)) for e in edges]


def negative_binomial(n, p):
    if p == 1:
        return degenerate(0)
    if n * (1 - p) / p**2 > 1e10 and n >= 1e6:
        return normalish(n * (1 - p) / p, math.sqrt(n * (1 - p)) / p)
    if p < 1e-6:  # a gamma number of scale 1 / p, cut to whole ones
        edges = sorted({int(special.gammaincinv(n, q) / p) for q in LEVELS} - {0})
        return edges, [float(special.gammainc(n, e * p)) for e in edges]
    return counted(stats.nbinom)(n, p)


def hypergeometric(good, bad, taken):
    good, bad, taken = int(good), int(bad), int(taken)
    if good == 0 or taken == 0:
        return degenerate(0)
    if bad == 0:
        return degenerate(taken)
    if taken == good + bad:
        return degenerate(good)
    every = good + bad
    share = good / every
    variance = taken * share * (1 - share) * ((every - taken) / (every - 1))
    if variance > 1e7:
        return normalish(mp.mpf(taken) * good / every, math.sqrt(variance))
    if every > 1e9 and taken < 1e4:
        return counted(stats.binom)(taken, share)
    return counted(stats.hypergeom)(every, good, taken)


def behind(k, p):
    """The sum of p^j / j from k on: p^k / k times a hypergeometric function, by its integral."""
    return mp.quad(lambda t: mp.exp(-k * t) * mp.mpf(p) ** k / (1 - p * mp.exp(-t)), [0, mp.mpf(1) / k, mp.mpf(10) / k, mp.inf])


def logseries(p):
    edges = [1, 2, 3, 5, 10, 30, 100, 1000, 10**5, 10**8]
    norm = -mp.log1p(-mp.mpf(p))
    total, chances, k = mp.mpf(0), [], 1
    for e in edges:
        if e > 1000:  # what is behind: the incomplete beta function
            chances.append(float(1 - behind(e + 1, p) / norm))
            continue
        while k <= e:
            total += mp.mpf(p) ** k / k
            k += 1
        chances.append(min(1.0, float(total / norm)))
    return edges, chances


def zipf(a):
    if a > 60:
        return degenerate(1)
    edges = [1, 2, 3, 5, 10, 100, 10**4, 10**8, 10**13]
    whole = mp.zeta(a) - mp.zeta(a, mp.mpf(2) ** 63)
    return edges, [float((mp.zeta(a) - mp.zeta(a, e + 1)) / whole) for e in edges]


def integers(low, high):
    low, high = int(low), int(high)
    span = high - low
    edges = sorted({low + max(0, math.ceil(span * mp.mpf(q)) - 1) for q in LEVELS} | {high - 1})
    return [int(e) for e in edges], [float(mp.mpf(e - low + 1) / span) for e in edges]


def triangular(left, mode, right):
    f = (mode - left) / (right - left)
    shares = [math.sqrt(q * f) if q <= f else 1 - math.sqrt((1 - q) * (1 - f)) for q in LEVELS]
    return [left + (right - left) * s for s in shares], list(LEVELS)


def ncx2(df, nonc):
    if nonc > 1e6:
        mean, deviation = df + nonc, math.sqrt(2 * (df + 2 * nonc))
        edges = [mean + deviation * float(stats.norm.ppf(q)) for q in LEVELS]
        return edges, list(LEVELS)
    return by(lambda *p: stats.chi2(p[0]) if p[1] == 0 else stats.ncx2(*p))(df, nonc)


E = lambda *vs: [(v,) for v in vs]
CASES = {
    "UNIFORM": (inverse(lambda q, a, b: a + (b - a) * q, lambda x, a, b: (x - a) / (b - a)),
        [(0, 1), (-1, 1), (-8e307, 8e307), (0, 1e-290), (1e5, 1e5 + 1), (-1e-200, 1e-200), (5, 1e300), (-1e3, 3)]),
    "NORMAL": (by(stats.norm), located(pairs(LOCS, SCALES))),
    "LOGNORMAL": (inverse(lambda q, m, s: math.exp(max(-690, min(690, m + s * stats.norm.ppf(q)))), lambda x, m, s: stats.norm.cdf((math.log(x) - m) / s)),
        pairs([0, 5, -500, 400], [1e-3, 0.5, 2.0, 40.0, 600.0])),
    "EXPONENTIAL": (by(lambda s: stats.expon(scale=s)), E(*SCALES)),
    "STANDARD_GAMMA": (gamma_edges(lambda a: (a, 1.0)), E(*SHAPES)),
    "GAMMA": (gamma_edges(lambda a, s: (a, s)), [(a, s) for a, s in pairs(SHAPES, [0.0, 1e-3, 1e5]) if a not in (1e-4, 1e-3, 0.03) or s == 1e5]),
    "BETA": (by(stats.beta), [(a, b) for a, b in pairs([0.05, 0.3, 1, 1.5, 9, 400, 1e5], [0.05, 0.7, 1, 4, 77, 1e5])]),
    "CHISQUARE": (gamma_edges(lambda d: (d / 2, 2.0)), E(0.002, 0.1, 1, 2, 2.5, 9, 300, 1e6, 1e12)),
    "NONCENTRAL_CHISQUARE": (ncx2, pairs([0.5, 1, 4, 90], [0, 0.01, 1, 15, 300, 1e12])),
    "F": (by(stats.f), pairs([0.5, 1, 2, 7, 90], [0.5, 1, 3, 40, 1e5]) + [(1e5, 1e5)]),
    "NONCENTRAL_F": (by(stats.ncf), [(a, b, c) for a, b in pairs([1, 4, 20], [2, 9, 70]) for c in (0.1, 3, 30)]),
    "STANDARD_T": (by(stats.t), E(*DFS[1:])),
    "GUMBEL": (by(stats.gumbel_r), located(pairs(LOCS, SCALES))),
    "LAPLACE": (by(stats.laplace), located(pairs(LOCS, SCALES))),
    "LOGISTIC": (by(stats.logistic), located(pairs(LOCS, SCALES))),
    "PARETO": (inverse(lambda q, a: math.expm1(min(690, -math.log1p(-q) / a)), lambda x, a: -math.expm1(-a * math.log1p(x))), E(0.003, 0.02, 0.5, 1, 3, 40, 1e4, 1e9)),
    "POWER": (inverse(lambda q, a: math.exp(max(-690, math.log(q) / a)), lambda x, a: math.exp(a * math.log(x))), E(0.003, 0.02, 0.5, 1, 3, 40, 1e4, 1e9)),
    "RAYLEIGH": (by(lambda s: stats.rayleigh(scale=s)), E(1.0, 1e-3, 1e5, 1e-150, 1e150)),
    "STANDARD_CAUCHY": (by(stats.cauchy), [()]),
    "TRIANGULAR": (triangular, [(0, 0.2, 1), (0, 0, 1), (0, 1, 1), (-5, 2, 3), (0, 1e-200, 1e-199), (0, 5e199, 1e200), (-8e307, 0, 8e307), (-1e-250, 0, 1e-250), (1e3, 1e3, 1e3 + 1)]),
    "VONMISES": (vonmises, [(0, 0), (0, 1e-12), (1, 1e-6), (0, 1e-3), (0.5, 0.3), (-2, 1), (3, 2), (0, 20), (1, 700), (0, 1e7), (2, 1e12), (1e17, 4), (-1e300, 0.5), (1e5, 30)]),
    "WALD": (lambda m, s: wald_wide(m, s) if m / s > 1e30 else wald(m, s), [(1e200, 1), (1e300, 1e-5), (1, 1e-100)] + [(m, s) for m, s in pairs([1e-6, 0.1, 1, 30], [1e-6, 0.2, 1, 50]) if 1e-5 <= m / s <= 1e5]),
    "WEIBULL": (inverse(lambda q, a: (-math.log1p(-q)) ** (1 / a), lambda x, a: -math.expm1(-(x**a))), E(0.02, 0.3, 1, 2, 9, 1e4, 1e9)),
    "BINOMIAL": (binomial, [(0, 0.5), (1, 0.0), (5, 1.0), (1, 1e-9), (1, 0.5), (15, 0.5), (19, 0.6), (40, 0.25), (1000, 0.01), (1000, 0.99),
        (10**6, 1e-6), (10**6, 0.3), (10**9, 1e-8), (10**12, 1e-11), (10**12, 0.5), (10**15, 1e-15), (10**15, 0.2), (10**17, 0.7), (10**18, 1e-18), (10**18, 1e-17), (2**62, 0.25), (10**18, 0.5)]),
    "NEGATIVE_BINOMIAL": (negative_binomial, [(1, 1.0), (1, 0.5), (0.05, 0.3), (3, 0.01), (7.5, 0.9), (100, 0.5), (1e4, 0.99), (1e6, 0.5), (1e9, 0.3), (2, 1e-9), (1, 1e-15), (1e12, 0.999)]),
    "GEOMETRIC": (geometric, E(1.0, 0.999, 0.9, 0.5, 0.1, 1e-3, 1e-9, 1e-15)),
    "HYPERGEOMETRIC": (hypergeometric, [(0, 5, 3), (5, 0, 3), (5, 7, 0), (5, 7, 12), (1, 1, 1), (3, 4, 2), (9, 30, 8), (50, 50, 50), (10, 900, 300), (900, 10, 300), (10**5, 10**5, 10**4), (20, 10**6, 10**5),
        (10**9, 10**9, 7), (10**9, 10**9, 1000), (10**9, 3 * 10**9, 10**9), (10**12, 10**12, 10**11), (10**15, 10**15, 10**15), (10**17, 3 * 10**17, 10**17), (4 * 10**18, 4 * 10**18, 10**18)]),
    "LOGSERIES": (logseries, E(1e-12, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6, 1 - 1e-12)),
    "POISSON": (poisson, E(0.0, 1e-12, 1e-3, 0.5, 3, 9.999, 10.0, 10.001, 12.5, 40, 1e3, 1e6, 1e9, 1e12, 1e14, 1e15, 1e16, 1e17, 1e18, 9e18)),
    "ZIPF": (zipf, E(1.01, 1.1, 1.5, 2, 3, 10, 40, 200, 1e5)),
    "INTEGERS": (integers, [(0, 1), (0, 2), (-3, 4), (0, 1000), (-(2**63), 2**63 - 1), (2**63 - 4, 2**63 - 1), (-(2**63), -(2**63) + 5), (0, 2**62 + 2**61), (-(2**62), 3), (0, 2**53 + 1)]),
}
WHOLE = {"BINOMIAL": 1, "HYPERGEOMETRIC": 3, "INTEGERS": 2}


def texts(values, whole):
    return ",".join(str(int(v)) if i < whole else repr(float(v)) for i, v in enumerate(values))


with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for family, (make, cases) in CASES.items():
        counts = family in ("BINOMIAL", "NEGATIVE_BINOMIAL", "GEOMETRIC", "HYPERGEOMETRIC", "LOGSERIES", "POISSON", "ZIPF", "INTEGERS")
        for parameters in cases:
            edges, chances = make(*parameters)
            assert len(edges) == len(chances) and len(edges) > 0, (family, parameters, edges, chances)
            assert all(0 <= c <= 1 for c in chances), (family, parameters, chances)
            row = [family, texts(parameters, WHOLE.get(family, 0)), texts(edges, len(edges) if counts else 0), texts(chances, 0)]
            out.write(("\t".join(row) + "\n").encode())

"""Writes io/bask/array/random.tsv.gz: what scipy says of the distributions that random numbers must have.

Usage: /usr/bin/python3 random_fixture.py OUT.gz

Columns: family, parameters, edges, probability of a number at or below each edge, mean, variance (nan where there is none).
"""
import gzip
import sys
import warnings

import numpy as np
from scipy import special, stats

warnings.simplefilter("ignore")
LEVELS = np.concatenate([[0.0005, 0.002, 0.01], np.linspace(0.03, 0.97, 32), [0.99, 0.998, 0.9995]])


CASES = {
    "UNIFORM": (lambda low, high: stats.uniform(low, high - low), [(0, 1), (-3, 5.5)]),
    "NORMAL": (stats.norm, [(0, 1), (-2, 0.25)]),
    "LOGNORMAL": (lambda m, s: stats.lognorm(s, scale=np.exp(m)), [(0, 1), (1, 0.5)]),
    "EXPONENTIAL": (lambda s: stats.expon(scale=s), [(1,), (3.5,)]),
    "STANDARD_GAMMA": (stats.gamma, [(0.05,), (0.5,), (1,), (1.5,), (20,), (1e5,)]),
    "GAMMA": (lambda a, s: stats.gamma(a, scale=s), [(0.7, 2), (5, 0.1)]),
    "BETA": (stats.beta, [(0.5, 0.5), (0.05, 0.1), (2, 5), (1, 1), (300, 0.7), (1, 3)]),
    "CHISQUARE": (stats.chi2, [(1,), (2,), (7.5,)]),
    "NONCENTRAL_CHISQUARE": (stats.ncx2, [(1, 2), (0.5, 4), (5, 30)]),
    "F": (stats.f, [(5, 9), (1, 10), (30, 20)]),
    "NONCENTRAL_F": (stats.ncf, [(5, 9, 3), (2, 20, 10)]),
    "STANDARD_T": (stats.t, [(1,), (3,), (6.5,), (100,)]),
    "GUMBEL": (stats.gumbel_r, [(0, 1), (4, 2)]),
    "LAPLACE": (stats.laplace, [(0, 1), (-1, 3)]),
    "LOGISTIC": (stats.logistic, [(0, 1), (2, 0.5)]),
    "PARETO": (stats.lomax, [(1,), (5,)]),
    "POWER": (stats.powerlaw, [(0.3,), (1,), (4,)]),
    "RAYLEIGH": (lambda s: stats.rayleigh(scale=s), [(1,), (2.5,)]),
    "STANDARD_CAUCHY": (stats.cauchy, [()]),
    "TRIANGULAR": (lambda a, c, b: stats.triang((c - a) / (b - a), a, b - a), [(0, 0.2, 1), (-1, -1, 3), (2, 5, 5)]),
    "VONMISES": (lambda mu, k: stats.vonmises(k, mu), [(0, 0.5), (0, 4), (0, 1e-7), (0, 2e6)]),
    "WALD": (lambda m, s: stats.invgauss(m / s, scale=s), [(1, 1), (3, 0.5), (0.2, 6)]),
    "WEIBULL": (stats.weibull_min, [(0.7,), (1,), (3,)]),
    "BINOMIAL": (stats.binom, [(10, 0.3), (7, 1.0), (40, 0.5), (100, 0.9), (1000, 0.004), (100000, 0.37)]),
    "NEGATIVE_BINOMIAL": (stats.nbinom, [(3, 0.4), (0.5, 0.1), (50, 0.3)]),
    "GEOMETRIC": (stats.geom, [(0.3,), (0.01,), (1.0,), (0.9,)]),
    "HYPERGEOMETRIC": (lambda g, b, n: stats.hypergeom(g + b, g, n), [(5, 7, 6), (30, 70, 50), (70, 30, 20), (1000, 300, 1250), (3, 500, 100), (400, 600, 5), (400, 600, 995), (0, 5, 3), (5, 0, 3)]),
    "LOGSERIES": (stats.logser, [(0.2,), (0.7,), (0.99,)]),
    "POISSON": (stats.poisson, [(0,), (0.3,), (4,), (9.99,), (10,), (30,), (1e4,)]),
    "ZIPF": (stats.zipf, [(1.5,), (2.5,), (6,)]),
    "INTEGERS": (stats.randint, [(0, 10), (-3, 4), (0, 1)]),
}
with gzip.GzipFile(sys.argv[1], "wb", mtime=0) as out:
    for family, (make, cases) in CASES.items():
        for parameters in cases:
            d = make(*parameters)
            if family == "ZIPF":
                edges = np.unique(np.floor(1.4 ** np.arange(40)))
                chances = 1 - special.zeta(parameters[0], edges + 1) / special.zeta(parameters[0])
                mean = variance = np.nan
            else:
                edges = np.unique(d.ppf(LEVELS))
                chances = d.cdf(edges)
                mean, variance = d.stats("mv")
            if family == "VONMISES":
                mean, variance = np.nan, np.nan
            row = [family, *(",".join(repr(float(v)) for v in vs) for vs in (parameters, edges, chances)), repr(float(mean)), repr(float(variance))]
            out.write(("\t".join(row) + "\n").encode())

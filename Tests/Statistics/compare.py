"""Holds the figures of Sources/Statistics against SciPy and statsmodels, on made-up cases.

usage: compare.py PROGRAM [--count N] [--seed N]
"""

import argparse
import math
import random
import subprocess
import sys
import warnings

import numpy
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, power_proportions_2indep, proportion_confint


def rate(dice, least=0):
    whole = dice.choice([1, 2, 5, 10, 30, 100, 1000, 20000])
    return dice.choice([0, whole, dice.randint(least, whole), dice.randint(least, whole)]), whole


def stratified_newcombe(tables, confidence):
    """Written from Yan and Su 2010, as the manual of SAS gives it for PROC FREQ COMMONRISKDIFF(CL=NEWCOMBE)."""
    z = stats.norm.ppf(0.5 + confidence / 2)
    x1, n1, x2, n2 = (numpy.array(column, dtype=float) for column in zip(*tables))
    w = n1 * n2 / (n1 + n2)
    w = w / w.sum()

    def wilson(x, n):
        p = x / n
        v = p * (1 - p) / n
        if not v.any():
            v = 1 / n
        r = z * math.sqrt((w**2 * v).sum()) / (w * numpy.sqrt(v)).sum()
        each = [proportion_confint(a, b, alpha=2 * stats.norm.sf(r), method="wilson") for a, b in zip(x, n)]
        low, high = (numpy.array(side) for side in zip(*each))
        return (w * low).sum(), (w * high).sum(), (w**2 / n).sum()

    l1, u1, s1 = wilson(x1, n1)
    l2, u2, s2 = wilson(x2, n2)
    d = (w * (x1 / n1 - x2 / n2)).sum()

    def root(a, b):
        return z * math.sqrt(max(0, s1 * a * (1 - a)) + max(0, s2 * b * (1 - b)))

    return d, d - root(l1, u2), d + root(u1, l2)


def cochran(tables):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        test = StratifiedTable([[[a, b - a], [c, d - c]] for a, b, c, d in tables]).test_null_odds()
    return 1.0 if math.isnan(test.pvalue) else test.pvalue


def medians(first, second, fewest):
    differences, weights = [], []
    for stratum in range(4):
        a, b = ([value for s, value in group if s == stratum] for group in (first, second))
        if min(len(a), len(b)) >= fewest:
            differences.append(numpy.median(a) - numpy.median(b))
            weights.append(len(a) * len(b) / (len(a) + len(b)))
    return numpy.average(differences, weights=weights) if weights else math.nan


def cases(count, seed):
    """What is asked, in words of the program; what SciPy and statsmodels say; how far apart they may be."""
    dice = random.Random(seed)

    def words(*lists):
        return " | ".join(" ".join(repr(float(number)) for number in numbers) for numbers in lists)

    for _ in range(count):
        share = dice.choice([dice.random(), dice.random() * 1e-9, 1 - dice.random() * 1e-9])
        yield "quantile-of-normal", words([share]), [stats.norm.ppf(share)], 1e-10
        z = dice.uniform(-9, 9)
        yield "tail-of-normal", words([z]), [2 * stats.norm.sf(abs(z))], 1e-10
        confidence = dice.choice([0.8, 0.9, 0.95, 0.99])
        a, b = rate(dice), rate(dice)
        limits = proportion_confint(*a, alpha=1 - confidence, method="wilson")
        yield "wilson", words(a, [confidence]), limits, 1e-10
        limits = confint_proportions_2indep(*a, *b, method="newcomb", compare="diff", alpha=1 - confidence)
        yield "newcombe", words(a + b, [confidence]), limits, 1e-10
        p, q, ratio, whole = dice.random(), dice.random(), dice.choice([0.25, 1, 4]), dice.randint(5, 2000)
        power = power_proportions_2indep(p - q, q, whole, ratio=ratio, return_results=True).power
        yield "power", words([p, q, ratio, whole]), [power], 1e-10
        tables = [rate(dice) + rate(dice) for _ in range(dice.randint(1, 8))]
        d, low, high = stratified_newcombe(tables, confidence)
        # The root of a difference from 1 keeps half of the digits.
        yield "stratified", words(sum(tables, ()), [confidence]), [d, cochran(tables), low, high], 1e-7
        numbers = [dice.gauss(10, 5) for _ in range(dice.randint(1, 60))]
        share = dice.random()
        yield "quantile", words(numbers, [share]), [numpy.quantile(numbers, share)], 1e-10
        groups = [[(dice.randint(0, 3), dice.gauss(10, 5)) for _ in range(dice.randint(5, 60))] for _ in "ab"]
        fewest = dice.randint(1, 5)
        yield "medians", words(*(sum(group, ()) for group in groups), [fewest]), [medians(*groups, fewest)], 1e-10
        chances = [dice.random() ** dice.choice([1, 4]) for _ in range(dice.randint(1, 80))]
        yield "benjamini-hochberg", words(chances), multipletests(chances, method="fdr_bh")[1], 1e-10
        yield "holm", words(chances), multipletests(chances, method="holm")[1], 1e-10


def bootstraps(count, seed):
    dice = random.Random(seed)
    for number in range(count):
        values = [dice.gammavariate(2, 20) for _ in range(dice.randint(15, 60))]
        peer = stats.bootstrap(
            (values,), numpy.mean, method="percentile", n_resamples=9999, rng=numpy.random.default_rng(number),
            vectorized=True)
        low, high = peer.confidence_interval
        # Two draws of 10 000 replicates differ by chance: a few hundredths of the interval's width.
        given = " ".join(map(repr, values))
        yield "bootstrap", f"{given} | {number} 9999", [low, high, peer.standard_error], 0.06 * (high - low)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--count", type=int, default=400)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    asked = list(cases(given.count, given.seed)) + list(bootstraps(max(1, given.count // 10), given.seed))
    lines = "".join(f"{name} {question}\n" for name, question, _, _ in asked)
    answers = subprocess.run([given.program], input=lines, capture_output=True, text=True, check=True)
    worst, wrong = {}, 0
    for (name, question, expected, bound), line in zip(asked, answers.stdout.splitlines(), strict=True):
        answer = [float(word) for word in line.split()]
        far = max(
            (0 if math.isnan(a) and math.isnan(b) else abs(a - b) / (1 if name == "bootstrap" else max(1, abs(b))) for a, b in zip(answer, expected, strict=True)),
            default=math.inf)
        count, most = worst.get(name, (0, 0.0))
        worst[name] = (count + 1, max(most, far / bound))
        if not far <= bound:
            wrong += 1
            print(f"differs: {name} {question}\n  ours  {answer}\n  peers {list(map(float, expected))}")
    for name, (count, most) in worst.items():
        print(f"{name:20} {count:5} cases, farthest apart {most:.2g} of what is allowed")
    print(f"{len(asked)} cases, {wrong} differ")
    sys.exit(1 if wrong else 0)


main()

#!/usr/bin/env python3
"""Changes the engine in one place at a time and asks whether the tests notice.

All mutants are compiled into one program (program.py), so that a build is needed once. Then each detector (detectors.py)
runs once to see where a change could make a difference to it; a mutant is tried on these alone.
"""

import argparse
import concurrent.futures
import os
import pickle
import random
import sys
import time

import detectors
import program
from mutants import changes_nothing, find_mutants

SCRATCH = ".build-mutation/touchline"
EQUIVALENT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "equivalent.txt")


def equivalents():
    """Mutants that change nothing; a line has path, `old -> new`, line of code and reason, with tabs between."""
    if not os.path.isfile(EQUIVALENT):
        return set()
    lines = [line.rstrip("\n").split("\t") for line in open(EQUIVALENT, encoding="utf-8")]
    return {tuple(fields[:3]) for fields in lines if len(fields) >= 4 and not fields[0].startswith("#")}


def key(mutant):
    return mutant.path, f"{mutant.old} -> {mutant.new}", mutant.text.strip()


def built(options):
    """The mutants of the program in the scratch folder, which is built if it has to be."""
    path = os.path.join(SCRATCH, "mutants.pickle")
    if options.no_build:
        return pickle.load(open(path, "rb"))
    sources = {}
    mutants = find_mutants(sources)
    program.build(mutants, sources, SCRATCH, os.environ.get("BUILD_PREFIX", "").split())
    pickle.dump(mutants, open(path, "wb"))
    return mutants


def surveyed(options):
    path = os.path.join(SCRATCH, "survey.pickle")
    mutants = os.path.join(SCRATCH, "mutants.pickle")
    if options.no_build and os.path.isfile(path) and os.path.getmtime(path) > os.path.getmtime(mutants):
        return pickle.load(open(path, "rb"))
    start, found = time.time(), detectors.all_detectors(SCRATCH)
    detectors.survey(found, SCRATCH)
    pickle.dump(found, open(path, "wb"))
    print(f"{len(found)} detectors, looked at in {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    return found


def choose(mutants, options):
    chosen = [m for m in mutants if any(part in m.path for part in options.only.split(","))]
    if options.boundaries:
        chosen = [m for m in chosen if m.moves_boundary]
    if options.numbers:
        chosen = [m for m in chosen if str(m.number) in options.numbers.split(",")]
    if options.again:
        survivors = {int(line.split()[1]) for line in open(options.again) if line.startswith("survived")}
        chosen = [m for m in chosen if m.number in survivors]
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    return chosen


def test(chosen, found, options):
    """The mutants with the name of what notices them."""
    start, results = time.time(), []
    quick = [d for d in found if not options.patience or d.seconds <= options.patience]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        noticed = pool.map(lambda m: detectors.notice(m.number, m.path, quick, SCRATCH), chosen)
        for number, (mutant, name) in enumerate(zip(chosen, noticed), 1):
            results.append((mutant, name))
            if not name:
                reached = sum(mutant.number in d.reached for d in found)
                print(f"survived  {mutant.number:5} ({reached:3}) {mutant}", flush=True)
            if number % 25 == 0:
                survived = sum(not name for _, name in results)
                print(
                    f"{number} of {len(chosen)}, {survived} survived, {time.time() - start:.0f} s",
                    file=sys.stderr, flush=True)
    return results


def score(title, results):
    noticed = sum(bool(name) for _, name in results)
    percent = 100 * noticed / max(1, len(results))
    print(f"{title}: {noticed} of {len(results)} were noticed, {percent:.1f} %")
    return percent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="so many mutants, chosen at random")
    parser.add_argument("--seed", type=int, default=1, help="of the choice")
    parser.add_argument("--only", default="", help="only files whose path holds this, or one of these with commas")
    parser.add_argument("--boundaries", action="store_true", help="only comparisons and bounds")
    parser.add_argument("--patience", type=float, help="leave out detectors that take more seconds than that")
    parser.add_argument("--numbers", help="only these mutants, by number, with commas")
    parser.add_argument("--again", help="only those that survived in this output of an earlier run of the same program")
    parser.add_argument("--list", action="store_true", help="print the mutants and do nothing")
    parser.add_argument("--no-build", action="store_true", help="use the program that was built before")
    parser.add_argument("--jobs", type=int, default=1, help="so many mutants at a time")
    parser.add_argument("--least", type=float, default=95, help="per cent of moved boundaries that must be noticed")
    options = parser.parse_args()
    if options.list:
        return print("\n".join(f"{m.number:5} {m}" for m in find_mutants({})))
    mutants, start = built(options), time.time()
    found, same = surveyed(options), equivalents()
    chosen = choose([m for m in mutants if not m.dropped], options)
    equal = [m for m in chosen if changes_nothing(m) or key(m) in same]
    results = test([m for m in chosen if m not in equal], found, options)
    for detector in sorted(found, key=lambda d: -d.found.total())[:12]:
        print(f"{detector.found.total():6} noticed by {detector.name}")
    percent = score("comparisons and bounds", [(m, name) for m, name in results if m.moves_boundary])
    score("connectives and truths", [(m, name) for m, name in results if not m.moves_boundary])
    print(
        f"{len(equal)} change nothing (equivalent.txt), {sum(m.dropped for m in mutants)} "
        f"of all {len(mutants)} do not compile; {time.time() - start:.0f} s")
    sys.exit(0 if percent >= options.least else 1)


if __name__ == "__main__":
    main()

"""What may notice a change: single tests and stretches of made-up cases, each with what it can notice at all."""

import collections
import os
import re
import subprocess
import sys
import time

from program import NEEDED_TESTS

STRETCHES = [(1, 40), (41, 160), (201, 400)]
# So many of the most promising detectors run by themselves; of the others, tests that take less run together.
ALONE, SHORT = 4, 1.0


class Detector:
    def __init__(self, name, command, pattern=None):
        self.name, self.command, self.pattern = name, command, pattern
        self.seconds, self.reached = 0.0, set()
        # By the file that is changed: how often it was tried, and found a change.
        self.tries, self.found = collections.Counter(), collections.Counter()

    def run(self, scratch, changed, seconds=None, reached=None):
        """Whether it fails with that change; None if it takes longer than so many seconds."""
        environment = dict(os.environ, CHANGED=str(changed), SWIFT_BACKTRACE="enable=no")
        if reached:
            environment["REACHED"] = reached
        try:
            done = subprocess.run(
                self.command, cwd=scratch, env=environment, timeout=seconds,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return None
        return done.returncode != 0

    def promise(self, path):
        """How many changes it finds in a second, as far as is known: in that file above all."""
        tries = self.tries.total() + 9 * self.tries[path]
        return (self.found.total() + 9 * self.found[path] + 0.03) / (tries + 1) / (self.seconds + 0.02)


def all_detectors(scratch):
    products = os.path.abspath(os.path.join(scratch, ".build", "release"))
    tests = [os.path.join(products, "touchlinePackageTests.xctest"), "--testing-library", "swift-testing"]
    listed = subprocess.run(tests + ["--list-tests"], capture_output=True, text=True, check=True).stdout.split("\n")
    mine = [name for name in listed if name.split(".")[0] in {f"{name}Tests" for name in NEEDED_TESTS}]
    detectors = [Detector(name, tests + ["--filter", pattern(name)], pattern(name)) for name in mine]
    compare = [os.path.join(products, "compare"), "--most", "1", "--plain"]
    for first, count in STRETCHES:
        name = f"compare --seed {first} --count {count}"
        detectors.append(Detector(name, compare + ["--seed", str(first), "--count", str(count)]))
    return detectors


def pattern(test):
    return "^" + re.escape(test) + "(/|$)"


def together(tests):
    """One run of them all: starting a run takes longer than most of them."""
    command = tests[0].command[:-1] + ["|".join(test.pattern for test in tests)]
    run = Detector(f"one of {len(tests)} tests", command)
    run.seconds = sum(test.seconds for test in tests)
    return run


def survey(detectors, scratch):
    """Runs each detector without a change, and says how long it takes and where a change could make a difference."""
    path = os.path.abspath(os.path.join(scratch, "reached.txt"))
    for detector in detectors:
        if os.path.exists(path):
            os.remove(path)
        start = time.time()
        if detector.run(scratch, -1, reached=path):
            sys.exit(f"fails without any change: {detector.name}")
        detector.seconds = time.time() - start
        if os.path.exists(path):
            detector.reached = {int(line) for line in open(path)}


def stages(number, path, detectors):
    """What is run in turn, each time with the detectors that it stands for, in the order of their promise."""
    waiting = [d for d in detectors if number in d.reached]
    waiting.sort(key=lambda detector: -detector.promise(path))
    rest = waiting[ALONE:]
    short = [d for d in rest if d.pattern and d.seconds < SHORT]
    return waiting[:ALONE] + ([together(short)] if short else []) + [d for d in rest if d not in short]


def notice(number, path, detectors, scratch):
    """Which detector notices a change in that file; an empty text for none."""
    for detector in stages(number, path, detectors):
        detector.tries[path] += 1
        # A change that has something run for ever is noticed as well; the machine may be busy.
        failed = detector.run(scratch, number, seconds=20 + 15 * detector.seconds)
        if failed is None or failed:
            detector.found[path] += 1
            return detector.name + (", by its time" if failed is None else "")
    return ""

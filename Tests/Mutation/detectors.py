"""What may notice a change: single tests and stretches of made-up cases, each with what it can notice at all."""

import os
import re
import subprocess
import sys
import time

from program import NEEDED_TESTS

STRETCHES = [(1, 40), (41, 160), (201, 400)]


class Detector:
    def __init__(self, name, command):
        self.name, self.command = name, command
        self.seconds, self.reached = 0.0, set()
        self.tries = self.found = 0

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

    def promise(self):
        """How many changes it finds in a second, as far as is known."""
        return (self.found + 0.3) / (self.tries + 1) / (self.seconds + 0.02)


def all_detectors(scratch):
    products = os.path.abspath(os.path.join(scratch, ".build", "release"))
    tests = [os.path.join(products, "touchlinePackageTests.xctest"), "--testing-library", "swift-testing"]
    listed = subprocess.run(tests + ["--list-tests"], capture_output=True, text=True, check=True).stdout.split("\n")
    mine = [name for name in listed if name.split(".")[0] in {f"{name}Tests" for name in NEEDED_TESTS}]
    detectors = [Detector(name, tests + ["--filter", "^" + re.escape(name) + "(/|$)"]) for name in mine]
    compare = [os.path.join(products, "compare"), "--most", "1", "--plain"]
    for first, count in STRETCHES:
        name = f"compare --seed {first} --count {count}"
        detectors.append(Detector(name, compare + ["--seed", str(first), "--count", str(count)]))
    return detectors


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


def notice(number, detectors, scratch):
    """Which detector notices a change; an empty text for none."""
    waiting = [d for d in detectors if number in d.reached]
    while waiting:
        detector = max(waiting, key=Detector.promise)
        waiting.remove(detector)
        detector.tries += 1
        # A change that has something run for ever is noticed as well; the machine may be busy.
        failed = detector.run(scratch, number, seconds=20 + 15 * detector.seconds)
        if failed is None or failed:
            detector.found += 1
            return detector.name + (", by its time" if failed is None else "")
    return ""

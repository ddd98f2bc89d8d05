#!/usr/bin/env python3
"""Changes the engine in one place at a time and asks whether the tests notice.

All mutants are compiled into one program. An operator that is to be changed is written as an operator of its own,
whose function asks the environment whether it is the one; so that a build is needed once, and a mutant costs a run.
"""

import argparse
import concurrent.futures
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import time

FOLDERS = {"EventTime": "Sources/EventTime", "Temporal": "Sources/Temporal", "Engine": "Sources/Engine"}
COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
LOGIC = {"&&": "||", "||": "&&"}
ONES = {"+": "Addition", "-": "Addition", "&+": "Addition", "&-": "Addition"}
OPERATOR = re.compile(r"(?<=[\s\n])(<=|>=|==|!=|<|>|&&|\|\|)(?=[\s\n])")
ONE = re.compile(r"(?<= )(&\+|&-|\+|-)(?= 1\b(?!\.))")
BOUND = re.compile(r"(?<![\w.])(min|max)(?=\()")
TRUTH = re.compile(r"(?<![\w.])(?<!keepingCapacity: )(?<!while )(true|false)\b(?!:)")
# Of the package's targets, those that no detector needs, so that they are not built.
NEEDLESS = """
let byName = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
var waiting = ["EngineTests", "TemporalTests", "EventTimeTests", "ComparisonTests", "ReferenceTests", "compare"]
var needed: Set<String> = []
while let name = waiting.popLast() {
  guard let target = byName[name], needed.insert(name).inserted else { continue }
  for case .byNameItem(let dependency, _) in target.dependencies { waiting.append(dependency) }
}
package.targets.removeAll { !needed.contains($0.name) }
package.products.removeAll()
"""
# An operator's name is a number written in these.
DIGITS = [chr(0x2200 + n) for n in range(16)]


class Mutant:
    def __init__(self, number, target, path, line, column, start, end, kind, old, new, to_nil, text):
        self.number, self.target, self.path, self.line, self.column = number, target, path, line, column
        self.start, self.end, self.kind, self.old, self.new = start, end, kind, old, new
        self.to_nil, self.text = to_nil, text
        self.dropped = False

    def name(self):
        number, digits = self.number, ""
        while True:
            digits = DIGITS[number % 16] + digits
            number //= 16
            if number == 0:
                return "\u22c6" + digits

    def __str__(self):
        return f"{self.path}:{self.line}:{self.column}: '{self.old}' -> '{self.new}'    {self.text.strip()}"


def blanked(source):
    """The source with comments and texts replaced by blanks, every character in its place."""
    out, i, n = list(source), 0, len(source)

    def blank(start, end):
        for k in range(start, end):
            if out[k] != "\n":
                out[k] = " "

    while i < n:
        if source.startswith("//", i):
            end = source.find("\n", i)
            end = n if end < 0 else end
            blank(i, end)
            i = end
        elif source.startswith("/*", i):
            end = source.find("*/", i) + 2
            blank(i, end)
            i = end
        elif source.startswith('"""', i):
            end = source.find('"""', i + 3) + 3
            blank(i, end)
            i = end
        elif source[i] == '"':
            end, depth = i + 1, 0
            while depth > 0 or source[end] != '"':
                if source.startswith("\\(", end):
                    depth, end = depth + 1, end + 2
                    continue
                if depth > 0 and source[end] in "()":
                    depth += 1 if source[end] == "(" else -1
                elif source[end] == "\\":
                    end += 1
                end += 1
            blank(i, end + 1)
            i = end + 1
        else:
            i += 1
    return "".join(out)


def is_declaration(line):
    """Lines on which an operator compares types, or a truth is a pattern."""
    bare = line.strip()
    if re.match(r"(package |public |private |fileprivate |static )*(extension|struct|enum|protocol|typealias|import)\b", bare):
        return True
    return bare.startswith(("@", "#", "case .")) or bool(re.search(r"\bfunc\b.*\bwhere\b", bare))


def find_mutants(sources):
    """All mutants, with the text of each file as it was read: somebody may go on working on it."""
    mutants = []
    for target, folder in FOLDERS.items():
        for root, _, files in sorted(os.walk(folder)):
            for file in sorted(files):
                path = os.path.join(root, file)
                if not file.endswith(".swift"):
                    continue
                source = sources[path] = open(path, encoding="utf-8").read()
                code = blanked(source)
                starts = [0] + [m.end() for m in re.finditer("\n", code)]
                found = []
                for match in OPERATOR.finditer(code):
                    old = match.group()
                    kind = "comparison" if old in COMPARISONS else "logic"
                    found.append((match, kind, COMPARISONS.get(old) or LOGIC[old]))
                found += [(match, "one", "") for match in ONE.finditer(code)]
                found += [(m, "bound", "max" if m.group() == "min" else "min") for m in BOUND.finditer(code)]
                found += [(m, "truth", "false" if m.group() == "true" else "true") for m in TRUTH.finditer(code)]
                for match, kind, new in sorted(found, key=lambda entry: entry[0].start()):
                    line = code.count("\n", 0, match.start()) + 1
                    text = source[starts[line - 1]:].split("\n", 1)[0]
                    if is_declaration(text) or re.search(r"\bfunc$|\bfunc (min|max)$", code[:match.start()].rstrip()[-9:]):
                        continue
                    to_nil = bool(re.match(r"\s*nil\b", code[match.end():]))
                    mutants.append(Mutant(
                        len(mutants) + 1, target, path, line, match.start() - starts[line - 1] + 1, match.start(),
                        match.end(), kind, match.group(), new or "nothing", to_nil, text))
    return mutants


def function(mutant):
    name, test = mutant.name(), f"changed == {mutant.number}"
    if mutant.kind == "comparison":
        head = f"infix operator {name}: ComparisonPrecedence\n@inline(__always) func {name}"
        if mutant.to_nil:
            return f"{head}<T>(a: T?, b: _OptionalNilComparisonType) -> Bool {{ {test} ? a {mutant.new} nil : a {mutant.old} nil }}"
        bound = "Equatable" if mutant.old in ("==", "!=") else "Comparable"
        return f"{head}<T: {bound}>(a: T, b: T) -> Bool {{ {test} ? a {mutant.new} b : a {mutant.old} b }}"
    if mutant.kind == "logic":
        which = "Conjunction" if mutant.old == "&&" else "Disjunction"
        return (
            f"infix operator {name}: Logical{which}Precedence\n@inline(__always) func {name}"
            f"(a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool "
            f"{{ {test} ? try a {mutant.new} b() : try a {mutant.old} b() }}")
    if mutant.kind == "one":
        return (
            f"infix operator {name}: AdditionPrecedence\n@inline(__always) func {name}"
            f"<T: FixedWidthInteger>(a: T, b: T) -> T {{ {test} ? a : a {mutant.old} b }}")
    if mutant.kind == "bound":
        return (
            f"@inline(__always) func bound{mutant.number}<T: Comparable>(_ a: T, _ b: T) -> T "
            f"{{ {test} ? {mutant.new}(a, b) : {mutant.old}(a, b) }}")
    return f"@inline(__always) func truth{mutant.number}() -> Bool {{ {test} ? {mutant.new} : {mutant.old} }}"


def replacement(mutant):
    if mutant.kind == "bound":
        return f"bound{mutant.number}"
    return f"truth{mutant.number}()" if mutant.kind == "truth" else mutant.name()


CHOICE = """import Glibc

/// The number of the one that is changed; 0 for none.
nonisolated let changed: Int = getenv("CHANGED").flatMap { Int(String(cString: $0)) } ?? 0

"""


def write_program(mutants, sources, scratch):
    """A copy of the repository in which every mutant waits for its number."""
    os.makedirs(scratch, exist_ok=True)
    shared = os.path.join(scratch, "../shared")
    if os.path.isdir("../shared") and not os.path.islink(shared):
        os.symlink(os.path.realpath("../shared"), shared)
    for target, folder in FOLDERS.items():
        shutil.rmtree(os.path.join(scratch, folder), ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], capture_output=True, text=True, check=True).stdout.split("\n")
    for path in filter(os.path.isfile, listed):
        if path.startswith(tuple(FOLDERS.values())) and path not in sources:
            continue
        copy = os.path.join(scratch, path)
        os.makedirs(os.path.dirname(copy) or ".", exist_ok=True)
        if path in sources:
            open(copy, "w", encoding="utf-8").write(sources[path])
        elif not is_same(path, copy):
            shutil.copyfile(path, copy)
    with open(os.path.join(scratch, "Package.swift"), "a", encoding="utf-8") as out:
        out.write(NEEDLESS)
    by_path = {}
    for mutant in mutants:
        if not mutant.dropped:
            by_path.setdefault(mutant.path, []).append(mutant)
    for path, own in by_path.items():
        source = sources[path]
        for mutant in sorted(own, key=lambda m: -m.start):
            source = source[:mutant.start] + replacement(mutant) + source[mutant.end:]
        open(os.path.join(scratch, path), "w", encoding="utf-8").write(source)
    for target, folder in FOLDERS.items():
        for root, _, files in os.walk(os.path.join(scratch, folder)):
            for file in files:
                path = os.path.join(root, file)
                source = open(path, encoding="utf-8").read()
                # What is inlined into other modules could not see the changed operators.
                open(path, "w", encoding="utf-8").write(source.replace("@inlinable ", "").replace("@inlinable\n", "\n"))
        own = [function(m) for m in mutants if m.target == target and not m.dropped]
        with open(os.path.join(scratch, folder, "Changed.swift"), "w", encoding="utf-8") as out:
            out.write(CHOICE + "\n".join(own) + "\n")


def is_same(a, b):
    return os.path.isfile(b) and open(a, "rb").read() == open(b, "rb").read()


def build(mutants, sources, scratch, slot):
    """Builds, leaving out what does not compile: operands that the general operators do not take."""
    for attempt in range(30):
        write_program(mutants, sources, scratch)
        command = slot + ["swift", "build", "-c", "release", "-Xswiftc", "-enable-testing", "--build-tests"]
        run = subprocess.run(command, cwd=scratch, capture_output=True, text=True)
        if run.returncode == 0:
            return
        wrong = set()
        for match in re.finditer(r"(Sources/\S+\.swift):(\d+):\d+: error", run.stdout + run.stderr):
            wrong.add((match.group(1), int(match.group(2))))
        before = sum(m.dropped for m in mutants)
        # A closure that cannot be typed is reported where it begins, a missing return where the function ends.
        for reach in range(0, 12, 3):
            for mutant in mutants:
                if any((mutant.path, mutant.line + by) in wrong for by in range(-reach, reach + 1)):
                    mutant.dropped = True
            if sum(m.dropped for m in mutants) > before:
                break
        dropped = sum(m.dropped for m in mutants) - before
        print(f"build {attempt + 1}: {dropped} mutants do not compile and are left out", file=sys.stderr)
        if dropped == 0:
            sys.exit(run.stdout[-4000:] + run.stderr[-4000:])
    sys.exit("the mutants do not compile")


def detectors(path, scratch):
    """Commands that fail where something is wrong in a file, the quickest first, with seconds to finish in."""
    products = os.path.abspath(os.path.join(scratch, ".build", "release"))

    def suite(names):
        tests = os.path.join(products, "touchlinePackageTests.xctest")
        return names, [tests, "--testing-library", "swift-testing", "--filter", names], 300

    def compare(first, count):
        program = os.path.join(products, "compare")
        return f"{count} cases", [program, "--seed", str(first), "--count", str(count), "--most", "1", "--plain"], 120

    units, engine = suite("TemporalTests|EventTimeTests"), suite("EngineTests")
    sessions = suite("SessionComparisonTests|BareComparisonTests")
    if "/Explain/" in path:
        return [engine]
    if "/EventTime/" in path:
        return [units, compare(1, 300), engine, compare(301, 2700)]
    if "/Session/" in path or "+Saving" in path:
        return [engine, sessions, units]
    return [compare(1, 300), engine, units, compare(301, 2700), sessions]


def notice(mutant, scratch):
    """Which detector notices a mutant; an empty text for none."""
    environment = dict(os.environ, CHANGED=str(mutant.number), SWIFT_BACKTRACE="enable=no")
    for name, command, seconds in detectors(mutant.path, scratch):
        try:
            run = subprocess.run(command, cwd=scratch, env=environment, capture_output=True, timeout=seconds)
        except subprocess.TimeoutExpired:
            return f"{name}, by its time"
        if run.returncode != 0:
            return name
    return ""


def equivalents():
    """Mutants that change nothing, with the reason: `path: old -> new: code: reason` in equivalent.txt."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "equivalent.txt")
    if not os.path.isfile(path):
        return set()
    lines = [line.split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#") and line.strip()]
    return {(fields[0], fields[1], fields[2].strip()) for fields in lines if len(fields) >= 4}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="so many mutants, chosen at random")
    parser.add_argument("--seed", type=int, default=1, help="of the choice")
    parser.add_argument("--only", default="", help="only files whose path holds this, or one of these with commas")
    parser.add_argument("--numbers", help="only these mutants, by number, with commas")
    parser.add_argument("--list", action="store_true", help="print the mutants and do nothing")
    parser.add_argument("--no-build", action="store_true", help="use the program that was built before")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--least", type=float, default=95, help="per cent that must be noticed")
    options = parser.parse_args()

    scratch = ".build-mutation/touchline"
    built = os.path.join(scratch, "mutants.pickle")
    sources = {}
    mutants = find_mutants(sources)
    if options.list:
        return print("\n".join(f"{m.number:5} {m}" for m in mutants))
    if options.no_build:
        mutants = pickle.load(open(built, "rb"))
    else:
        build(mutants, sources, scratch, os.environ.get("BUILD_PREFIX", "").split())
        pickle.dump(mutants, open(built, "wb"))
    known = equivalents()
    chosen = [m for m in mutants if not m.dropped and any(part in m.path for part in options.only.split(","))]
    same = [m for m in chosen if (m.path, f"{m.old} -> {m.new}", m.text.strip()) in known]
    chosen = [m for m in chosen if m not in same]
    if options.numbers:
        chosen = [m for m in chosen if str(m.number) in options.numbers.split(",")]
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    for path in ["", "/Explain/", "/EventTime/", "/Session/"]:
        name = notice(Mutant(0, "", path, 0, 0, 0, 0, "", "", "", False, ""), scratch)
        if name:
            sys.exit(f"the tests fail without any change: {name}")
    start, survivors, places = time.time(), [], {}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for number, (mutant, name) in enumerate(zip(chosen, pool.map(lambda m: notice(m, scratch), chosen)), 1):
            places[name] = places.get(name, 0) + 1
            if not name:
                survivors.append(mutant)
                print(f"survived  {mutant.number:5} {mutant}", flush=True)
            if number % 25 == 0:
                print(f"{number} of {len(chosen)}, {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    noticed = len(chosen) - len(survivors)
    percent = 100 * noticed / max(1, len(chosen))
    print("\n".join(f"{count:6} by {name}" for name, count in sorted(places.items()) if name))
    print(
        f"{noticed} of {len(chosen)} mutants were noticed, {percent:.1f} %; {len(same)} change nothing, "
        f"{sum(m.dropped for m in mutants)} do not compile; {time.time() - start:.0f} s")
    sys.exit(0 if percent >= options.least else 1)


main()

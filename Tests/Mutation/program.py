"""One program in which every mutant waits for its number.

A place that is to be changed calls a function of its own, which asks the environment (`CHANGED=12`) whether it is the
one. With `CHANGED=-1` nothing is changed, and what a run could have noticed is written to the file that `REACHED` names:
the numbers of the places at which old and new would have given different results.
"""

import os
import re
import shutil
import subprocess
import sys

from mutants import FOLDERS

# Of the package's targets, those that no detector needs, so that they are not built.
NEEDED_TESTS = ["Engine", "Temporal", "EventTime", "Comparison", "Reference", "Coaching", "Authoring", "BuiltInDomains", "Samples"]
NEEDLESS = """
let byName = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
var waiting = [%s, "compare"]
var needed: Set<String> = []
while let name = waiting.popLast() {
  guard let target = byName[name], needed.insert(name).inserted else { continue }
  for case .byNameItem(let dependency, _) in target.dependencies { waiting.append(dependency) }
}
package.targets.removeAll { !needed.contains($0.name) }
package.products.removeAll()
""" % ", ".join(f'"{name}Tests"' for name in NEEDED_TESTS)
CHOICE = """import Glibc

/// The number of the place that is changed; 0 for none, -1 where it is only written down what could be noticed.
nonisolated let changed: Int = getenv("CHANGED").flatMap { Int(String(cString: $0)) } ?? 0

nonisolated(unsafe) let reached: UnsafeMutablePointer<UInt8> = {
  let places = UnsafeMutablePointer<UInt8>.allocate(capacity: %COUNT%)
  places.initialize(repeating: 0, count: %COUNT%)
  atexit {
    guard let path = getenv("REACHED"), let file = fopen(path, "a") else { return }
    for place in 0..<%COUNT% where reached[place] != 0 { fputs("\\(place)\\n", file) }
    fclose(file)
  }
  return places
}()

@inline(never) func mark(_ place: Int) { reached[place] = 1 }

@inline(never) func seen(_ place: Int, _ old: Bool, _ new: Bool) -> Bool {
  if old != new { reached[place] = 1 }
  return old
}

"""
TUPLES = {"pair": ("A: Comparable, B: Comparable", "(A, B)"), "triple": ("A: Comparable, B: Comparable, C: Comparable", "(A, B, C)")}


def comparison(mutant):
    number, old, new = mutant.number, f"a {mutant.old} b", f"a {mutant.new} b"
    bound = "Equatable" if mutant.old in ("==", "!=") else "Comparable"
    generic, a, b = f"T: {bound}", "T", "T"
    if mutant.operand == "nil":
        generic, a, b = "T", "T?", "_OptionalNilComparisonType"
        old, new = f"a {mutant.old} nil", f"a {mutant.new} nil"
    elif mutant.operand in TUPLES:
        generic, a = TUPLES[mutant.operand]
        generic, b = generic.replace("Comparable", bound), a
    return (
        f"infix operator {mutant.name()}: ComparisonPrecedence\n"
        f"@inline(__always) func {mutant.name()}<{generic}>(a: {a}, b: {b}) -> Bool "
        f"{{ changed < 0 ? seen({number}, {old}, {new}) : changed == {number} ? {new} : {old} }}")


def logic(mutant):
    which = "Conjunction" if mutant.old == "&&" else "Disjunction"
    decided = "!a" if mutant.old == "&&" else "a"
    return (
        f"infix operator {mutant.name()}: Logical{which}Precedence\n"
        f"@inline(__always) func {mutant.name()}(a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool {{\n"
        f"  if changed == {mutant.number} {{ return try a {mutant.new} b() }}\n"
        f"  if changed >= 0 {{ return try a {mutant.old} b() }}\n"
        f"  if {decided} {{ mark({mutant.number}); return a }}\n"
        f"  return seen({mutant.number}, try b(), a) \n}}")


def one(mutant):
    bound = "FixedWidthInteger" if "&" in mutant.old else "Numeric"
    return (
        f"infix operator {mutant.name()}: AdditionPrecedence\n"
        f"@inline(__always) func {mutant.name()}<T: {bound}>(a: T, b: T) -> T {{\n"
        f"  if changed < 0 {{ mark({mutant.number}) }}\n  return changed == {mutant.number} ? a : a {mutant.old} b\n}}")


def bound(mutant):
    number, old, new = mutant.number, mutant.old, mutant.new
    fold = "rest.reduce({0}(a, b)) {{ {0}($0, $1) }}"
    return (
        f"@inline(__always) func bound{number}<T: Comparable>(_ a: T, _ b: T) -> T {{\n"
        f"  if changed < 0 && a != b {{ mark({number}) }}\n  return changed == {number} ? {new}(a, b) : {old}(a, b)\n}}\n"
        f"func bound{number}<T: Comparable>(_ a: T, _ b: T, _ rest: T...) -> T {{\n"
        f"  if changed < 0 {{ mark({number}) }}\n"
        f"  return changed == {number} ? {fold.format(new)} : {fold.format(old)}\n}}")


def truth(mutant):
    return (
        f"@inline(__always) func truth{mutant.number}() -> Bool {{\n"
        f"  if changed < 0 {{ mark({mutant.number}) }}\n"
        f"  return changed == {mutant.number} ? {mutant.new} : {mutant.old}\n}}")


FUNCTIONS = {"comparison": comparison, "logic": logic, "one": one, "bound": bound, "truth": truth}


def call(mutant):
    if mutant.kind == "bound":
        return f"bound{mutant.number}"
    return f"truth{mutant.number}()" if mutant.kind == "truth" else mutant.name()


def write_if_new(path, text):
    """Leaves what is the same untouched, so that it is not built again."""
    if not os.path.isfile(path) or open(path, encoding="utf-8").read() != text:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w", encoding="utf-8").write(text)


def copy_repository(sources, scratch):
    os.makedirs(scratch, exist_ok=True)
    shared = os.path.join(scratch, "../shared")
    if os.path.isdir("../shared") and not os.path.islink(shared):
        os.symlink(os.path.realpath("../shared"), shared)
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n"))
    for folder in ["Sources", "Plugins", "Tests", "Rules"]:
        for root, _, files in os.walk(os.path.join(scratch, folder)):
            for path in (os.path.join(root, file) for file in files if file != "Changed.swift"):
                if os.path.relpath(path, scratch) not in listed:
                    os.remove(path)
    for path in filter(os.path.isfile, listed):
        copy = os.path.join(scratch, path)
        if path in sources or path == "Package.swift":
            continue
        os.makedirs(os.path.dirname(copy) or ".", exist_ok=True)
        if not os.path.isfile(copy) or open(path, "rb").read() != open(copy, "rb").read():
            shutil.copyfile(path, copy)
    write_if_new(os.path.join(scratch, "Package.swift"), open("Package.swift", encoding="utf-8").read() + NEEDLESS)


def write_program(mutants, sources, scratch):
    """A copy of the repository in which every mutant waits for its number."""
    copy_repository(sources, scratch)
    for path, source in sources.items():
        own = [m for m in mutants if m.path == path and not m.dropped]
        for mutant in sorted(own, key=lambda m: -m.start):
            source = source[:mutant.start] + call(mutant) + source[mutant.end:]
        # What is inlined into other modules could not see the functions.
        source = source.replace("@inlinable ", "").replace("@inlinable\n", "\n")
        write_if_new(os.path.join(scratch, path), source)
    for target, folder in FOLDERS.items():
        own = [FUNCTIONS[m.kind](m) for m in mutants if m.target == target and not m.dropped]
        choice = CHOICE.replace("%COUNT%", str(len(mutants) + 1))
        write_if_new(os.path.join(scratch, folder, "Changed.swift"), choice + "\n".join(own) + "\n")


def wrong_places(output):
    return {(path, int(line), int(column)) for path, line, column in
            re.findall(r"(Sources/\S+\.swift):(\d+):(\d+): error", output)}


def drop(mutants, wrong):
    """Leaves out what stands where an error is: in its column if there is one, else on its line or near it."""
    before = sum(m.dropped for m in mutants)
    here = {(path, line) for path, line, _ in wrong}
    for path, line, _ in wrong:
        own = [m for m in mutants if m.path == path and m.line == line and not m.dropped]
        # The columns are those of the changed text, in bytes, where every call is longer than what it replaces.
        shift, exact = 0, []
        for mutant in own:
            if (path, line, mutant.column + shift) in wrong:
                exact.append(mutant)
            shift += len(call(mutant).encode()) - len(mutant.old)
        for mutant in exact or own:
            mutant.dropped = True
    # A closure that cannot be typed is reported where it begins, a missing return where the function ends.
    for reach in range(1, 13, 3):
        if sum(m.dropped for m in mutants) > before:
            break
        for mutant in mutants:
            if any((mutant.path, mutant.line + by) in here for by in range(-reach, reach + 1)):
                mutant.dropped = True
    return sum(m.dropped for m in mutants) - before


def sign(mutant):
    return f"{mutant.path}\t{mutant.column}\t{mutant.old}\t{mutant.text.strip()}"


def leave_out_again(mutants, path):
    """What did not compile the last time is left out at once."""
    if os.path.isfile(path):
        known = set(open(path, encoding="utf-8").read().split("\n"))
        for mutant in mutants:
            mutant.dropped = sign(mutant) in known


def build(mutants, sources, scratch, prefix):
    """Builds, leaving out what does not compile: operands that the general functions do not take."""
    memory = os.path.join(scratch, "dropped.txt")
    leave_out_again(mutants, memory)
    for attempt in range(1, 31):
        write_program(mutants, sources, scratch)
        command = prefix + ["swift", "build", "-c", "release", "-Xswiftc", "-enable-testing", "--build-tests"]
        run = subprocess.run(command, cwd=scratch, capture_output=True, text=True)
        if run.returncode == 0:
            return
        dropped = drop(mutants, wrong_places(run.stdout + run.stderr))
        open(memory, "w", encoding="utf-8").write("\n".join(sign(m) for m in mutants if m.dropped))
        print(f"build {attempt}: {dropped} mutants do not compile and are left out", file=sys.stderr, flush=True)
        if dropped == 0:
            sys.exit(run.stdout[-4000:] + run.stderr[-4000:])
    sys.exit("the mutants do not compile")

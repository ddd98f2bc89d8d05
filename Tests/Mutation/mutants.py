"""Where the engine's source can be changed in one place: operators, bounds and truths."""

import os
import re

FOLDERS = {"EventTime": "Sources/EventTime", "Temporal": "Sources/Temporal", "Engine": "Sources/Engine"}
COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
LOGIC = {"&&": "||", "||": "&&"}
# The kinds of changes that move a boundary; the others change what is asked at all.
BOUNDARIES = ("comparison", "one", "bound")
OPERATOR = re.compile(r"(?<=[\s\n])(<=|>=|==|!=|<|>|&&|\|\|)(?=[\s\n])")
ONE = re.compile(r"(?<= )(&\+|&-|\+|-)(?= 1\b(?!\.))")
BOUND = re.compile(r"(?<![\w.])(min|max)(?=\()")
# What stands for a parameter that is left out is part of a signature, which other modules read.
TRUTH = re.compile(r"(?<![\w.])(?<!keepingCapacity: )(?<!while )(?<!Bool = )(true|false)\b(?!:)")
# An operator's name is a number written in these.
DIGITS = [chr(0x2200 + n) for n in range(16)]


class Mutant:
    def __init__(self, number, target, path, line, column, start, end, kind, old, new, operand, text):
        self.number, self.target, self.path, self.line, self.column = number, target, path, line, column
        self.start, self.end, self.kind, self.old, self.new = start, end, kind, old, new
        # What the operator is applied to, as far as it takes another function: nil, tuple or value.
        self.operand, self.text = operand, text
        self.dropped = False

    def name(self):
        number, digits = self.number, ""
        while True:
            digits = DIGITS[number % 16] + digits
            number //= 16
            if number == 0:
                return "\u22c6" + digits

    @property
    def moves_boundary(self):
        return self.kind in BOUNDARIES

    def __str__(self):
        return f"{self.path}:{self.line}:{self.column}: '{self.old}' -> '{self.new}'    {self.text.strip()}"


def end_of_text(source, start):
    """Where the text in quotes that begins at `start` ends, with what is interpolated into it."""
    end, depth = start + 1, 0
    while depth > 0 or source[end] != '"':
        if source.startswith("\\(", end):
            depth, end = depth + 1, end + 2
            continue
        if depth > 0 and source[end] in "()":
            depth += 1 if source[end] == "(" else -1
        elif source[end] == "\\":
            end += 1
        end += 1
    return end + 1


def blanked(source):
    """The source with comments and texts replaced by blanks, every character in its place."""
    out, i = [], 0
    while i < len(source):
        if source.startswith("//", i):
            end = source.find("\n", i)
            end = len(source) if end < 0 else end
        elif source.startswith("/*", i):
            end = source.find("*/", i) + 2
        elif source.startswith('"""', i):
            end = source.find('"""', i + 3) + 3
        elif source[i] == '"':
            end = end_of_text(source, i)
        else:
            out.append(source[i])
            i += 1
            continue
        out.append(re.sub(r"[^\n]", " ", source[i:end]))
        i = end
    return "".join(out)


def is_declaration(line):
    """Lines on which an operator compares types, or a truth is a pattern."""
    bare = line.strip()
    modifiers = r"(package |public |private |fileprivate |static )*"
    if re.match(modifiers + r"(extension|struct|enum|protocol|typealias|import)\b", bare):
        return True
    return bare.startswith(("@", "#", "case .")) or bool(re.search(r"\bfunc\b.*\bwhere\b", bare))


def is_name(code, start):
    """Whether an operator is being declared there, not applied."""
    return bool(re.search(r"\bfunc$|\bfunc (min|max)$", code[:start].rstrip()[-9:]))


def operand(code, match):
    if re.match(r"\s*nil\b", code[match.end():]):
        return "nil"
    before, after = code[:match.start()].rstrip(), code[match.end():].lstrip()
    tuples = re.search(r"(?:^|[\s{(])\(([^()]*)\)$", before.rsplit("\n", 1)[-1])
    commas = tuples.group(1).count(",") if tuples and after.startswith("(") else 0
    return {1: "pair", 2: "triple"}.get(commas, "value")


def places(code):
    """The places of a file: match, kind, what stands there afterwards."""
    found = []
    for match in OPERATOR.finditer(code):
        old = match.group()
        kind = "comparison" if old in COMPARISONS else "logic"
        found.append((match, kind, COMPARISONS.get(old) or LOGIC[old]))
    found += [(match, "one", "nothing") for match in ONE.finditer(code)]
    found += [(m, "bound", "max" if m.group() == "min" else "min") for m in BOUND.finditer(code)]
    found += [(m, "truth", "false" if m.group() == "true" else "true") for m in TRUTH.finditer(code)]
    return sorted(found, key=lambda entry: entry[0].start())


# Of two that differ, less means the same as less or equal; so it is with their ranks, which differ, too.
ORDERED = (
    re.compile(r"if (?P<a>[\w.$\[\]]+) != (?P<b>[\w.$\[\]]+) \{ return (?:rank\()?(?P=a)\)? (?P<sign>[<>]) (?:rank\()?(?P=b)\)? \}"),
    re.compile(r"(?P<a>[\w.$]+) == (?P<b>[\w.$]+) \? .* : (?P=a) (?P<sign>[<>]) (?P=b)\b"),
)


def changes_nothing(mutant):
    """Whether the line itself shows that old and new mean the same."""
    return any(
        match.start("sign") == mutant.column - 1 for order in ORDERED for match in order.finditer(mutant.text))


def find_mutants(sources):
    """All mutants, with the text of each file as it was read: somebody may go on working on it."""
    mutants = []
    for target, folder in FOLDERS.items():
        for root, _, files in sorted(os.walk(folder)):
            for path in sorted(os.path.join(root, file) for file in files if file.endswith(".swift")):
                source = sources[path] = open(path, encoding="utf-8").read()
                code, lines = blanked(source), source.split("\n")
                for match, kind, new in places(code):
                    line = code.count("\n", 0, match.start()) + 1
                    text = lines[line - 1]
                    if is_declaration(text) or is_name(code, match.start()):
                        continue
                    column = match.start() - code.rfind("\n", 0, match.start())
                    mutants.append(Mutant(
                        len(mutants) + 1, target, path, line, column, match.start(), match.end(), kind,
                        match.group(), new, operand(code, match), text))
    return mutants

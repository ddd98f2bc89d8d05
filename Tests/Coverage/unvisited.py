#!/usr/bin/env python3
"""What the tests have not visited: reads `llvm-cov export` from standard input, prints a file's regions in turn."""

import json
import os
import sys


def unvisited(segments):
    """The stretches of code that ran never: (line, column, line, column)."""
    regions = []
    for this, following in zip(segments, segments[1:]):
        line, column, count, has_count, _, is_gap = this[:6]
        if has_count and count == 0 and not is_gap and (line, column) != tuple(following[:2]):
            regions.append((line, column, following[0], following[1]))
    return regions


def main():
    lines_seen = lines_all = 0
    for file in sorted(json.load(sys.stdin)["data"][0]["files"], key=lambda file: file["filename"]):
        path = os.path.relpath(file["filename"])
        if not path.startswith(("Sources/Engine/", "Sources/Temporal/")):
            continue
        summary = file["summary"]
        lines_seen += summary["lines"]["covered"]
        lines_all += summary["lines"]["count"]
        regions = unvisited(file["segments"])
        if not regions:
            continue
        print(f"{path}: {summary['lines']['percent']:.1f} % of lines, {summary['regions']['percent']:.1f} % of regions")
        source = open(path, encoding="utf-8").read().split("\n")
        for line, column, end, _ in regions:
            print(f"  {line}:{column}{'' if end == line else f'-{end}'}  {source[line - 1].strip()[:100]}")
    print(f"{lines_seen} of {lines_all} lines of the engine and its operators were visited, "
          f"{100 * lines_seen / max(1, lines_all):.2f} %")


main()

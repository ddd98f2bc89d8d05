"""Prints the lines that the programs of the expression benchmark wrote as one table: medians over the rounds."""

import json
import math
import statistics
import sys

OURS, PEERS = "Touchline", ("cel-cpp", "Rust CEL")


def mean(ratios):
    return math.exp(statistics.mean(math.log(ratio) for ratio in ratios))


def main():
    figures = {}
    for line in sys.stdin:
        row = json.loads(line)
        figures.setdefault(row["condition"], {}).setdefault(row["engine"], []).append(row["ns"])
    print("| condition | Touchline ns | cel-cpp ns | Rust CEL ns | cel-cpp / Touchline | Rust CEL / Touchline |")
    print("|---|---:|---:|---:|---:|---:|")
    ratios, others = {peer: [] for peer in PEERS}, {peer: [] for peer in PEERS}
    for condition, engines in figures.items():
        ours = statistics.median(engines[OURS])
        theirs = {peer: statistics.median(engines[peer]) for peer in PEERS}
        for peer in PEERS:
            ratios[peer].append(theirs[peer] / ours)
            if condition != "matches":
                others[peer].append(theirs[peer] / ours)
        costs = " | ".join(f"{theirs[peer]:,.0f}" for peer in PEERS)
        print(f"| {condition} | {ours:,.1f} | {costs} | " + " | ".join(f"{ratios[p][-1]:.1f}" for p in PEERS) + " |")
    print("| geometric mean | | | | " + " | ".join(f"**{mean(ratios[peer]):.1f}**" for peer in PEERS) + " |")
    print("| the same without matches | | | | " + " | ".join(f"{mean(others[peer]):.1f}" for peer in PEERS) + " |")
    print("| least | | | | " + " | ".join(f"{min(ratios[peer]):.1f}" for peer in PEERS) + " |")


main()

"""Runs programs over one log in alternation, holds their findings against each other, and prints a table.

    workload.py LOG AS-OF ROUNDS NAME=COMMAND...

Each command is split at blanks; {log}, {as_of} and {out} in it are filled in, the latter with a file for the findings;
without {out} the findings are its standard output. CPU seconds are user and system time of the process and its threads.
The first program is the one that the others are compared with.
"""

import collections
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def findings(path):
    """As a multiset: rule without its pack, subject, instant."""
    found = collections.Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            subject = row["subject"]
            subject = subject["id"] if isinstance(subject, dict) else subject
            found[(row["rule"].split("/")[-1], subject, row["at"])] += 1
    return found


def run(command, places):
    """CPU seconds, seconds on the wall, peak memory in MB."""
    words = [word.format(**places) for word in command.split()]
    start = time.monotonic()
    with open(os.devnull if "{out}" in command else places["out"], "wb") as out:
        process = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"this ended with status {status}: {' '.join(words)}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1000


def main():
    log, as_of, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    programs = [argument.split("=", 1) for argument in sys.argv[4:]]
    figures = {name: [] for name, _ in programs}
    with tempfile.TemporaryDirectory() as folder:
        places = {name: {"log": log, "as_of": as_of, "out": f"{folder}/{place}"} for place, (name, _) in enumerate(programs)}
        for _ in range(rounds):
            for name, command in programs:
                figures[name].append(run(command, places[name]))
        results = {name: findings(places[name]["out"]) for name, _ in programs}
    first = programs[0][0]
    different = [name for name in results if results[name] != results[first]]
    with open(log, "rb") as file:
        lines = sum(1 for _ in file)
    print(f"{lines:,} activities, {sum(results[first].values()):,} findings, medians of {rounds} rounds in alternation\n")
    print("| program | CPU s | least to greatest | wall s | peak MB | ns an activity | CPU against the first |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    base = statistics.median(cpu for cpu, _, _ in figures[first])
    for name, _ in programs:
        cpu, wall, memory = (sorted(column) for column in zip(*figures[name]))
        median = statistics.median(cpu)
        print(
            f"| {name} | {median:.3f} | {cpu[0]:.3f} to {cpu[-1]:.3f} | {statistics.median(wall):.3f} | "
            f"{max(memory):,.0f} | {median / lines * 1e9:,.0f} | {median / base:.2f} |")
    if different:
        sys.exit(f"\nother findings than {first}: {', '.join(different)}")
    print("\nAll give the same findings.")


main()

"""Plays studies whose effect is known, and sees whether `touchline effect` finds it.

Each study is a log of made-up deals on each of which one mail waits too long. The program says which nudges it leaves
unsaid; the mails are then answered within the week as often as the lot says; the program counts. Its counts must be
those that were drawn, its intervals must hold the truth as often as they promise, and nothing must be found where
there is nothing to find.

usage: effect.py PROGRAM [--studies N] [--deals N] [--seed N]
"""

import argparse
import datetime
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

PACK = """touchline: 1
pack: study
version: 1.0.0
title: A study
summary: One rule whose effect is known.
domain: opportunity-management
rules:
  answer-in-time:
    title: Answer the customer in time
    about: A rule of a simulation.
    when: email.received
    expect: { later: email.sent, within: 1 day }
    nudge: { rep: "Write.", ask: [What can we say today?] }
"""
START = datetime.datetime(2026, 1, 5, 9)
AS_OF = "2026-06-01T00:00:00Z"


def line(number, kind, deal, at):
    fields = {"id": f"s{number:06}", "at": f"{at:%Y-%m-%dT%H:%M:%S}Z", "kind": kind, "deal": deal, "account": "A1", "rep": "R1"}
    return json.dumps(fields) + "\n"


class Study:
    def __init__(self, program, folder, salt, share):
        self.program, self.folder = program, Path(folder)
        (self.folder / "study.yaml").write_text(PACK)
        (self.folder / "touchline.yaml").write_text(
            f"touchline: 1\nhold_out: {{ share: {share}%, salt: {salt}, from: 2026-01-01 }}\n")

    def run(self, command, *more):
        words = [self.program, command, "--log", self.folder / "log.ndjson", "--packs", self.folder / "study.yaml",
                 "--config", self.folder / "touchline.yaml", "--as-of", AS_OF, *more]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    def play(self, dice, deals, said, unsaid):
        """The counts that were drawn, and what the program says."""
        mails = [(f"D{n}", START + datetime.timedelta(hours=dice.randint(0, 24 * 80))) for n in range(deals)]
        log = [line(n, "email.received", deal, at) for n, (deal, at) in enumerate(mails)]
        # A log that never contains an answer could not tell that one is missing.
        log.append(line(len(log), "email.sent", "D-first", START))
        (self.folder / "log.ndjson").write_text("".join(log))
        rows = map(json.loads, self.run("check", "--format", "ndjson", "--fields", "subject,held").splitlines())
        held = {row["subject"]["id"] for row in rows if row.get("held") == "held out"}
        drawn = {"said": [0, 0], "unsaid": [0, 0]}
        for deal, at in mails:
            lot = "unsaid" if deal in held else "said"
            reached = dice.random() < (unsaid if deal in held else said)
            drawn[lot][0] += reached
            drawn[lot][1] += 1
            # Of those that are not reached, half are answered when it is too late to count.
            if reached or dice.random() < 0.5:
                days = dice.uniform(1.1, 7.9) if reached else dice.uniform(8.1, 30)
                log.append(line(len(log), "email.sent", deal, at + datetime.timedelta(days=days)))
        (self.folder / "log.ndjson").write_text("".join(log))
        return drawn, json.loads(self.run("effect", "--format", "json"))["rules"][0]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--studies", type=int, default=40)
    arguments.add_argument("--deals", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    dice, wrong = random.Random(given.seed), 0
    for said, unsaid in [(0.6, 0.4), (0.5, 0.4), (0.4, 0.4)]:
        holds, verdicts = 0, {}
        for number in range(given.studies):
            with tempfile.TemporaryDirectory() as folder:
                study = Study(given.program, folder, f"salt-{given.seed}-{number}", 33)
                drawn, found = study.play(dice, given.deals, said, unsaid)
            counted = {lot: [found[lot]["reached"], found[lot]["of"]] for lot in drawn}
            if counted != drawn:
                wrong += 1
                print(f"counted {counted}, drawn {drawn}")
            holds += found["low"] <= said - unsaid <= found["high"]
            verdicts[found["verdict"]] = verdicts.get(found["verdict"], 0) + 1
        # Three standard deviations below what intervals of 95 % promise; above what a rule without effect may seem.
        least = 0.95 * given.studies - 3 * math.sqrt(0.95 * 0.05 * given.studies)
        most = 0.025 * given.studies + 3 * math.sqrt(0.025 * 0.975 * given.studies)
        wrong += holds < least
        wrong += said == unsaid and verdicts.get("helps", 0) > most
        words = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
        print(f"{said:.0%} against {unsaid:.0%}: the interval holds the truth in {holds} of {given.studies}; {words}")
    sys.exit(1 if wrong else 0)


main()

"""Kills imports and runs at random moments and looks whether the store is whole and, once completed, as if nothing had happened.

usage: crash.py TOUCHLINE [--count N] [--seed N] [--lines N]
"""

import argparse
import hashlib
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

LINES_OF_A_BATCH = 50_000
AS_OF = "2026-01-29T10:00:00Z"
PACK = """
touchline: 1
pack: crash
version: 1.0.0
title: Crash
summary: Rules of a trial.
domain: commercial-discipline
rules:
  quiet:
    title: A deal has gone quiet
    level: act
    while: deal.open
    without: any
    in_last: 1 day
    nudge: { rep: "{deal.name} is quiet." }
  alone:
    per: rep
    title: A rep has gone quiet
    level: act
    while: "true"
    without: any
    in_last: 1 hour
    nudge: { rep: "Nothing is on record." }
"""


def activities(count, chance):
    """Lines of a log: deals in turn, now and then an edit, a tombstone or a repeat."""
    lines = []
    for number in range(count):
        line = {
            "id": f"a{number:07}", "at": f"2026-01-{1 + number % 28:02}T09:{number % 60:02}:00Z",
            "kind": "email.sent", "deal": f"D{number % 997}", "account": f"A{number % 331}", "rep": f"R{number % 17}",
            "text": "x" * chance.randrange(200),
        }
        if number and number % 50 == 0:
            line["id"], line["rev"] = f"a{chance.randrange(number):07}", number
            line["deleted"] = number % 100 == 0
        lines.append(json.dumps(line))
    return lines


class Trial:
    def __init__(self, program, folder, log, name):
        self.program, self.log, self.store = program, log, folder / f"{name}.store"
        self.run("store", "init", self.store)

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True)
        if done.returncode:
            sys.exit(f"{' '.join(map(str, arguments))}: status {done.returncode}\n{done.stderr.decode()}")
        return done.stdout

    def import_all(self):
        self.run("import", "ndjson", self.log, "--store", self.store)

    def run_rules(self):
        self.run(*self.rules())

    def rules(self):
        return ["run", "--store", self.store, "--packs", self.log.parent / "crash.yaml", "--as-of", AS_OF]

    def import_and_kill(self, seconds):
        return self.kill(["import", "ndjson", self.log, "--store", self.store], seconds)

    def run_and_kill(self, seconds):
        return self.kill(self.rules(), seconds)

    def kill(self, arguments, seconds):
        process = subprocess.Popen([self.program, *map(str, arguments)], stdout=subprocess.PIPE)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.communicate()[0] != b""

    def digest(self):
        return hashlib.sha256(self.run("store", "export", self.store)).hexdigest()

    def outbox(self):
        return self.run("deliver", "--store", self.store, "--as-of", AS_OF)

    def kept(self):
        return json.loads(self.run("store", "info", self.store, "--format", "json"))["lines"]

    def remove(self):
        for ending in ("", "-wal", "-shm"):
            pathlib.Path(f"{self.store}{ending}").unlink(missing_ok=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lines", type=int, default=220_000)
    parser.add_argument("--runs", type=int, default=100, help="how many kills of runs, after those of imports")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        log = folder / "log.ndjson"
        log.write_text("".join(line + "\n" for line in activities(options.lines, chance)))
        undisturbed = Trial(options.program, folder, log, "undisturbed")
        start = time.monotonic()
        undisturbed.import_all()
        seconds = time.monotonic() - start
        digest, lines = undisturbed.digest(), undisturbed.kept()
        early = late = 0
        for number in range(options.count):
            trial = Trial(options.program, folder, log, f"trial-{number}")
            was_acknowledged = trial.import_and_kill(chance.uniform(0, seconds * 1.05))
            kept = trial.kept()
            if was_acknowledged and kept != lines:
                sys.exit(f"trial {number}: all was said to be kept, and {kept} lines of {lines} are")
            early, late = early + (kept < LINES_OF_A_BATCH // 2), late + (kept == lines)
            trial.run("store", "check", trial.store)
            trial.import_all()
            if trial.digest() != digest:
                sys.exit(f"trial {number}: another store than without the kill")
            trial.remove()
            tell("kills of imports", number + 1, options.count)
        kill_runs(options, folder, log, chance)
        print(f"{options.count} kills: {early} before the first batch, {late} after the last; all stores whole, all equal")


def tell(what, number, count):
    if number % 10 == 0:
        print(f"{number} of {count} {what}", file=sys.stderr, flush=True)


def kill_runs(options, folder, log, chance):
    """Of a run that dies nothing is kept; the next one does all of it, and nobody is told twice."""
    (folder / "crash.yaml").write_text(PACK)
    base = Trial(options.program, folder, log, "base")
    base.import_all()
    base.run("store", "compact", base.store)
    seconds, digest, outbox, done = 0, None, None, 0
    for number in range(-1, options.runs):
        trial = Trial(options.program, folder, log, f"run-{number}")
        trial.remove()
        base.run("store", "backup", base.store, trial.store)
        if number < 0:
            start = time.monotonic()
            trial.run_rules()
            seconds = time.monotonic() - start
            digest, outbox = trial.digest(), trial.outbox()
        else:
            done += trial.run_and_kill(chance.uniform(0, seconds * 1.05))
            trial.run("store", "check", trial.store)
            trial.run_rules()
            if trial.digest() != digest or trial.outbox() != outbox:
                sys.exit(f"run {number}: another store than without the kill")
            tell("kills of runs", number + 1, options.runs)
        trial.remove()
    print(f"{options.runs} kills of runs, {done} after their end; all stores as without")


main()

"""growing.py TOUCHLINE LOG STORE [RUNS]: how long `touchline run` takes after one new activity on a store of a log.

The store is made and run once if it is not there. What comes is drawn from the log itself: an activity of it that happens
again now, with its deal, account, rep, kind and data. Wall time from the start of the program to its end.
"""

import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

DAY = "2027-01-01T"


def call(*command):
    """Runs to the end; seconds of wall and of processor time, MB of memory, and what was printed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: {process.returncode}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out


def say(what, wall, cpu, memory):
    print(f"{what}: {wall:.1f} s, {cpu:.1f} s of processor time, {memory:.0f} MB", flush=True)


def samples(log, count, chance):
    """Lines from anywhere in the log."""
    size = os.path.getsize(log)
    with open(log, "rb") as file:
        for _ in range(count):
            file.seek(chance.randrange(size - 100_000))
            file.readline()
            yield json.loads(file.readline())


def main(touchline, log, store, runs=61):
    chance = random.Random(1)
    new = pathlib.Path(store + ".new.ndjson")
    minute = iter(range(int(os.environ.get("FROM", "1")), 220))
    moment = lambda: "{}{:02}:{:02}:00Z".format(DAY, *divmod(9 * 60 + next(minute), 60))
    if not os.path.exists(store):
        call(touchline, "store", "init", store)
        say("import", *call(touchline, "import", "ndjson", log, "--store", store)[:3])
        say("first run", *call(touchline, "run", "--store", store, "--as-of", moment())[:3])
        say("what it said itself", *call(touchline, "run", "--store", store, "--as-of", moment())[:3])
    times, memories = [], []
    stamp = time.time_ns()
    for number, line in enumerate(samples(log, int(runs), chance)):
        now = moment()
        line |= {"id": f"new-{stamp}-{number}", "at": now}
        new.write_text(json.dumps(line) + "\n")
        call(touchline, "import", "ndjson", str(new), "--store", store)
        wall, _, memory, out = call(touchline, "run", "--store", store, "--as-of", now)
        times.append(wall * 1000)
        memories.append(memory)
        if os.environ.get("EACH"):
            print(f"{wall * 1000:.0f} ms, {memory:.0f} MB: {line['kind']}: {out.splitlines()[0]}")
    times.sort()
    tenth = times[len(times) * 9 // 10]
    print(
        f"{len(times)} runs after one new activity: median {statistics.median(times):.0f} ms, nine of ten within "
        f"{tenth:.0f} ms, greatest {times[-1]:.0f} ms; at most {max(memories):.0f} MB"
    )


main(*sys.argv[1:])

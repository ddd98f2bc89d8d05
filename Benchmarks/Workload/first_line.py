"""first_line.py TOUCHLINE STORE AS_OF: how long pages from a store take to their first line; wall time, for a person waits."""

import statistics
import subprocess
import sys
import time

touchline, store, as_of = sys.argv[1:4]
deals = [f"D{number:06}" for number in range(1, 22)]


def measure(page):
    """Milliseconds to the first line and to the end, and how many lines there were."""
    start = time.monotonic()
    command = [touchline, *page, "--store", store, "--as-of", as_of]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        program.stdout.readline()
        first = time.monotonic()
        lines = 1 + len(program.stdout.readlines())
    return (first - start) * 1000, (time.monotonic() - start) * 1000, lines


pages = {
    "brief": lambda deal: ["brief", deal],
    "brief, JSON": lambda deal: ["brief", deal, "--format", "json"],
    "check DEAL": lambda deal: ["check", deal],
    "preflight": lambda deal: ["preflight", deal, "--if", "proposal.sent amount=50000", "--if", "+9d deal.lost"],
    "why-not": lambda deal: ["why-not", "answer-in-time", "--subject", f"deal:{deal}"],
}
for name, page in pages.items():
    measure(page(deals[0]))
    firsts, ends, lines = zip(*(measure(page(deal)) for deal in deals))
    print(
        f"{name:12} {len(deals)} deals, {sum(lines)} lines; to the first line median {statistics.median(firsts):.1f} ms, "
        f"greatest {max(firsts):.1f} ms; to the end median {statistics.median(ends):.1f} ms"
    )

"""commands.py ROUNDS NAME=COMMAND...: wall time from start to end, for a person waits; the median and the longest."""

import shlex
import statistics
import subprocess
import sys
import time

rounds = int(sys.argv[1])
for named in sys.argv[2:]:
    name, command = named.split("=", 1)
    times = []
    for _ in range(rounds):
        start = time.monotonic()
        subprocess.run(shlex.split(command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        times.append(time.monotonic() - start)
    print(f"{name:28} median {statistics.median(times):7.3f} s, longest {max(times):7.3f} s")

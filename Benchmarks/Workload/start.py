"""start.py COMMAND...: how long a command takes from its start to its end, 21 times; wall time, for a person waits."""

import statistics
import subprocess
import sys
import time

times = []
for _ in range(21):
    start = time.monotonic()
    out = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    times.append((time.monotonic() - start) * 1000)
print(f"{len(out.splitlines())} findings; median {statistics.median(times):.1f} ms, greatest {max(times):.1f} ms")

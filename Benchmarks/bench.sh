#!/bin/sh
# Called by ./dev bench, which has looked for what the build needs.
set -eu
cd "$(dirname "$0")/.."

tools=../shared/bench
as_of=2027-01-01T00:00:00Z

usage() {
  cat <<'TEXT'
usage: ./dev bench WHAT [ARGUMENTS]

  S, M, L              the twelve rules over a generated log (1 000, 20 000, 200 000 deals), five runs
  cel [ROUNDS]         ten conditions beside cel-cpp and the Rust CEL
  reading LOG [RUNS]   reading a log into columns, without rules
  rules PACK LOG AS-OF [RUNS]
                       rules over a log that is already read
TEXT
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "bench: $*"
  exit 1
}

# A virtual environment of its own with what a list of requirements names; its python on standard output.
environment() {
  folder=.build-peers
  [ -x "$folder/bin/python" ] || python3 -m venv "$folder" >&2
  "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$1" >&2
  printf '%s/bin/python' "$folder"
}

# Builds one program of this package; its path on standard output.
program() {
  swift build -c release --package-path Benchmarks --product "$1" >&2
  printf '%s/%s' "$(swift build -c release --package-path Benchmarks --show-bin-path)" "$1"
}

bench_cel() {
  python=$(environment Benchmarks/CEL/requirements.txt)
  ours=$(program cel)
  rounds=${1:-3}
  say "Ten conditions, $rounds rounds in alternation; nanoseconds of one evaluation"
  while [ "$rounds" -gt 0 ]; do
    "$ours" Benchmarks/CEL/conditions.json
    "$python" Benchmarks/CEL/peers.py Benchmarks/CEL/conditions.json
    rounds=$((rounds - 1))
  done | "$python" Benchmarks/CEL/table.py
}

# The generated log of so many deals; its path on standard output.
generated() {
  [ -d "$tools" ] || fail "the generator of the log is not here ($tools)."
  log=.build/bench-$1.ndjson
  [ -s "$log" ] || python3 "$tools/generate.py" --deals "$1" --seed 1 --out "$log" >&2
  printf '%s' "$log"
}

# User and system time of a command, in seconds; what it prints is thrown away.
cpu_seconds() {
  sh -c '"$@" >/dev/null 2>&1; times' sh "$@" | awk 'NR == 2 {
    for (i = 1; i <= 2; i++) { split($i, part, /[ms]/); total += part[1] * 60 + part[2] }
    printf "%.2f\n", total
  }'
}

bench_workload() {
  log=$(generated "$1")
  swift build -c release --product touchline >&2
  touchline=$(swift build -c release --show-bin-path)/touchline
  count=$(wc -l <"$log")
  say "$count activities of $1 deals, twelve rules: CPU seconds of five runs, then their median"
  for _ in 1 2 3 4 5; do
    cpu_seconds "$touchline" check --log "$log" --packs "$tools/workload.yaml" --as-of "$as_of" \
      --format ndjson --fields rule,subject,at --all
  done | sort -n | awk -v n="$count" '
    { print $1; seconds[NR] = $1 }
    END { printf "median %.2f s, %.2f million activities a second\n", seconds[3], n / seconds[3] / 1e6 }'
}

kind=${1:-S}
[ $# -eq 0 ] || shift
case "$kind" in
  S) bench_workload 1000 ;;
  M) bench_workload 20000 ;;
  L) bench_workload 200000 ;;
  cel) bench_cel "$@" ;;
  reading) "$(program reading)" "$@" ;;
  rules) "$(program rules)" "$@" ;;
  help | -h | --help) usage ;;
  *) fail "there is no measurement '$kind'." ;;
esac

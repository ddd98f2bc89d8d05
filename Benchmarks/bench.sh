#!/bin/sh
# Called by ./dev bench, which has looked for what the build needs.
set -eu
cd "$(dirname "$0")/.."

# The generator of the log and the pack of twelve rules, which are beside the repository.
tools=../shared/bench
pack=$tools/workload.yaml
as_of=2027-01-01T00:00:00Z
logs=.build-bench

usage() {
  cat <<'TEXT'
usage: ./dev bench WHAT [ARGUMENTS]

  S, M, L [ROUNDS]     the twelve rules over a generated log (1 000, 20 000, 200 000 deals), beside DuckDB and polars
  permuted [S|M|L]     a log with keys, lines and ids in disorder, against the log itself
  growth [S|M|L]       12, 120 and 1 200 rules over a log that is already read
  reading [S|M|L]      reading a log into columns, without rules
  rules [S|M|L]        rules over a log that is already read
  steps [S|M|L]        one activity more in a session
  run [S|M|L]          one activity more in a store, and 'touchline run'
  temporal             folds, waits and timers by themselves
  cel [ROUNDS]         ten conditions beside cel-cpp and the Rust CEL
  lint [ROUNDS]        lint of all shipped packs, and an editor's diagnostics after an edit to a pack of 500 lines
  start                from the start of the program to the findings of a log of 100 lines, with the shipped packs
  pages [S|M|L]        from the start of the program to the first line of a brief, and of other pages, from a store
  authoring [S|M|L]    what a change of tuning does to a log, and how deals went by rule (pack impact, pack backtest)
  count [S|M]          instructions instead of seconds, for steady comparison (needs valgrind)
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
  # The plan of an earlier build does not notice files that came or went in the parent package.
  rm -f Benchmarks/.build/release.yaml
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

deals() {
  case "$1" in
    S) echo 1000 ;;
    M) echo 20000 ;;
    L) echo 200000 ;;
    *) fail "the sizes are S, M and L, not '$1'." ;;
  esac
}

# The generated log of a size; its path on standard output.
log_of() {
  [ -d "$tools" ] || fail "the generator of the log is not here ($tools)."
  mkdir -p "$logs"
  if [ ! -s "$logs/$1.ndjson" ]; then
    python3 "$tools/generate.py" --deals "$(deals "$1")" --seed 1 --out "$logs/$1.part" >&2
    mv "$logs/$1.part" "$logs/$1.ndjson"
  fi
  printf '%s' "$logs/$1.ndjson"
}

touchline() {
  swift build -c release --static-swift-stdlib --product touchline >&2
  printf '%s/touchline' "$(swift build -c release --show-bin-path)"
}

# How the program is run over a log, for workload.py; arguments: its path, further options.
check_command() {
  printf '%s check --log {log} --packs %s --as-of {as_of} --format ndjson --fields rule,subject,at --all %s' \
    "$1" "$pack" "${2:-}"
}

bench_workload() {
  log=$(log_of "$1")
  python=$(environment Benchmarks/Workload/requirements.txt)
  touchline=$(touchline)
  POLARS_MAX_THREADS=1 "$python" Benchmarks/Workload/workload.py "$log" "$as_of" "${2:-5}" \
    "Touchline=$(check_command "$touchline" "--threads 1")" \
    "Touchline, 2 threads=$(check_command "$touchline" "--threads 2")" \
    "DuckDB=$python Benchmarks/Workload/run_duckdb.py {log} {as_of} {out}" \
    "polars=$python Benchmarks/Workload/run_polars.py {log} {as_of} {out}"
}

bench_permuted() {
  log=$(log_of "$1")
  if [ ! -s "$logs/$1-permuted.ndjson" ]; then
    python3 Benchmarks/Workload/permute.py "$log" "$logs/$1.part"
    mv "$logs/$1.part" "$logs/$1-permuted.ndjson"
  fi
  touchline=$(touchline)
  python3 Benchmarks/Workload/workload.py "$log" "$as_of" 5 "the log itself=$(check_command "$touchline" "--threads 1")" \
    "permuted=$(check_command "$touchline" "--threads 1" | sed "s|{log}|$logs/$1-permuted.ndjson|")"
}

bench_growth() {
  log=$(log_of "$1")
  rules=$(program rules)
  for sets in 1 10 100; do
    python3 "$tools/many_rules.py" "$sets" >"$logs/many-$sets.yaml"
    "$rules" "$logs/many-$sets.yaml" "$log" "$as_of" 3
  done
}

bench_start() {
  log=$logs/first-100.ndjson
  head -100 "$(log_of S)" >"$log"
  touchline=$(touchline)
  python3 Benchmarks/Workload/start.py "$touchline" check --log "$log" --as-of 2025-02-01T00:00:00Z --format ndjson --all
}

bench_pages() {
  log=$(log_of "$1")
  touchline=$(touchline)
  store=$logs/$1.store
  if [ ! -s "$store" ]; then
    rm -f "$store.part"*
    "$touchline" store init "$store.part" >&2
    "$touchline" import ndjson "$log" --store "$store.part" >&2
    "$touchline" run --store "$store.part" --as-of 2027-01-01T09:00:00Z >/dev/null
    mv "$store.part" "$store"
  fi
  python3 Benchmarks/Workload/first_line.py "$touchline" "$store" 2027-01-01T09:00:00Z
}

bench_authoring() {
  log=$(log_of "$1")
  touchline=$(touchline)
  cat >"$logs/touchline.yaml" <<'YAML'
touchline: 1
tune:
  deal-signals:
    params: { quiet: 21 days, reply: 2 business days }
YAML
  over="--log $log --as-of $as_of"
  python3 Benchmarks/Authoring/commands.py 5 \
    "impact of a tuned pack=$touchline pack impact --from shipped --to $logs/touchline.yaml $over" \
    "backtest of all rules=$touchline pack backtest $over"
}

bench_run() {
  log=$(log_of "$1")
  touchline=$(touchline)
  rm -f "$logs/$1.store" "$logs/$1.store-wal" "$logs/$1.store-shm"
  python3 Benchmarks/Workload/growing.py "$touchline" "$log" "$logs/$1.store"
}

bench_lint() {
  authoring=$(program authoring)
  touchline=$(touchline)
  "$authoring" "${1:-20}"
  say "the whole program, touchline pack lint:"
  python3 Benchmarks/Workload/start.py "$touchline" pack lint
}

bench_count() {
  command -v valgrind >/dev/null 2>&1 || fail "valgrind is not installed."
  log=$(log_of "$1")
  touchline=$(touchline)
  # Valgrind of Debian 12 does not know the debugging information that Swift writes.
  strip --strip-debug -o "$logs/touchline" "$touchline"
  valgrind --tool=callgrind --callgrind-out-file="$logs/callgrind.out" "$logs/touchline" check --log "$log" --packs "$pack" \
    --as-of "$as_of" --format ndjson --fields rule,subject,at --all --threads 1 2>&1 >/dev/null |
    awk -v lines="$(wc -l <"$log")" '/Collected/ {
      printf "%.3f thousand million instructions, %.0f an activity\n", $4 / 1e9, $4 / lines }'
  say "by function: callgrind_annotate $logs/callgrind.out"
}

kind=${1:-help}
[ $# -eq 0 ] || shift
case "$kind" in
  S | M | L) bench_workload "$kind" "$@" ;;
  permuted) bench_permuted "${1:-M}" ;;
  growth) bench_growth "${1:-M}" ;;
  reading | rules | steps) "$(program "$kind")" "$pack" "$(log_of "${1:-M}")" "$as_of" ;;
  run) bench_run "${1:-M}" ;;
  temporal) "$(program temporal)" ;;
  cel) bench_cel "$@" ;;
  lint) bench_lint "$@" ;;
  start) bench_start ;;
  pages) bench_pages "${1:-M}" ;;
  authoring) bench_authoring "${1:-M}" ;;
  count) bench_count "${1:-S}" ;;
  help | -h | --help) usage ;;
  *) fail "there is no measurement '$kind'." ;;
esac

"""run_duckdb.py LOG AS-OF OUT: the twelve rules in SQL, on one thread; prints the seconds of reading and of rules."""

import datetime
import pathlib
import sys
import time

import duckdb

log, as_of, out = sys.argv[1:4]
seconds = int(datetime.datetime.fromisoformat(as_of.replace("Z", "+00:00")).timestamp())
start = time.process_time()
database = duckdb.connect(config={"threads": 1})
database.execute("SET TimeZone = 'UTC'")
database.execute(f"SET VARIABLE log = '{log}'; SET VARIABLE as_of = {seconds}")
statements = pathlib.Path(__file__).with_name("duckdb.sql").read_text()
reading, rules = statements.split("CREATE TEMP TABLE closing", 1)
database.execute(reading)
read = time.process_time()
database.execute("CREATE TEMP TABLE closing" + rules)
database.execute(f"""
COPY (
  SELECT rule, subject, strftime(make_timestamp(t * 1000000), '%Y-%m-%dT%H:%M:%SZ') AS "at"
  FROM finding ORDER BY t, rule, subject
) TO '{out}' (FORMAT JSON)""")
print(f"reading {read - start:.3f} rules {time.process_time() - read:.3f}")

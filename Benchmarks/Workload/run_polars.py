"""run_polars.py LOG AS-OF OUT: the twelve rules as polars expressions; prints the CPU seconds of reading and of rules.

Set POLARS_MAX_THREADS=1 for one thread. Ids are numbers and the order of the log is n, as in duckdb.sql, which explains
the rules.
"""

import datetime
import sys
import time

import polars as pl

DAY = 86_400
DATA = {
    "amount": pl.Int64, "reason": pl.String, "topic": pl.String, "from": pl.String, "to": pl.String,
    "talk_ratio": pl.Float64, "manager_present": pl.Boolean, "department": pl.String,
}
SCHEMA = {
    "id": pl.String, "at": pl.String, "kind": pl.String, "deal": pl.String, "rep": pl.String,
    "contacts": pl.List(pl.String), "data": pl.Struct(DATA),
}

kind, n, t = pl.col("kind"), pl.col("n"), pl.col("t")


def read(log, as_of):
    number = lambda name: pl.col(name).str.slice(1).cast(pl.Int32)
    rows = pl.scan_ndjson(log, schema=SCHEMA).select(
        number("id").alias("n"), pl.col("at").str.to_datetime("%Y-%m-%dT%H:%M:%SZ").dt.epoch("s").alias("t"),
        kind.cast(pl.Categorical), number("deal"), number("rep"), "contacts", "data",
    )
    return rows.filter(t <= as_of).unnest("data").collect()


def of(log, *kinds):
    return log.filter(kind.is_in(kinds))


def chain(frame, keys, step):
    """The first t of each key, then the first from `step(t)` on, and so on."""
    fired = frame.group_by(keys).agg(t.min())
    found = [fired]
    while len(fired):
        later = frame.join(fired.rename({"t": "last"}), on=keys).filter(step(t, pl.col("last")))
        fired = later.group_by(keys).agg(t.min())
        found.append(fired)
    return pl.concat(found)


def named(rule, frame, letter, width, key="deal"):
    subject = pl.lit(letter) + pl.col(key).cast(pl.String).str.zfill(width)
    return frame.select(pl.lit(rule).alias("rule"), subject.alias("subject"), t.cast(pl.Int64))


def third(rule, frame, key, days, letter, width):
    hits = frame.sort(n).filter(t.shift(2).over(key) >= t - days * DAY)
    return named(rule, chain(hits, [key], lambda t, last: t >= last + days * DAY), letter, width, key)


def mails(log, closing):
    rows = of(log, "email.received", "email.sent", "call.held", "meeting.held", "deal.won", "deal.lost")
    cut = kind != "email.received"
    rows = rows.sort(n, descending=True).with_columns(
        cut.cum_sum().over("deal").alias("stretch"), pl.when(cut).then(t).forward_fill().over("deal").alias("answered"))
    rows = rows.filter(~cut).join(closing, on="deal", how="left")
    rows = rows.filter(pl.col("closed").is_null() | (n < pl.col("closed")))
    keys = ["deal", "stretch", "answered"]
    rows = rows.select(*keys, "t").with_columns(pl.col("answered").fill_null(1 << 60))
    return chain(rows, keys, lambda t, last: t > last + 2 * DAY)


def stays(log):
    manager = (kind == "meeting.held") & pl.col("manager_present")
    rows = log.filter(kind.is_in(["deal.opened", "deal.won", "deal.lost"]) | manager).sort(n)
    change = pl.when(kind == "deal.opened").then(1).when(kind == "meeting.held").then(0).otherwise(-1)
    begins = (kind == "meeting.held").cum_sum()
    rows = rows.select("rep", "n", "t", change.cum_sum().over("rep").alias("open"), begins.over("rep").alias("stay"))
    instants = rows.group_by("rep", "stay", "t").agg(pl.col("open").sort_by("n").last())
    begun = instants.group_by("rep", "stay").agg(t.min().alias("begun")).sort("rep", "stay")
    begun = begun.with_columns((pl.col("begun") + 90 * DAY).alias("deadline"), pl.col("begun").shift(-1).over("rep").alias("next"))
    begun = begun.filter(pl.col("next").is_null() | (pl.col("next") > pl.col("deadline")))
    judged = instants.join(begun, on=["rep", "stay"]).sort("t").group_by("rep", "stay", "deadline").agg(
        pl.col("open").filter(t <= pl.col("deadline")).last().alias("then"),
        t.filter((t > pl.col("deadline")) & (pl.col("open") > 0)).min().alias("later"))
    return judged.select("rep", pl.when(pl.col("then") > 0).then("deadline").otherwise("later").alias("t"))


def rules(log, as_of):
    proposal = of(log, "proposal.sent").select("deal", "n", "t")
    closing = of(log, "deal.won", "deal.lost").select("deal", n.alias("closed"))
    is_open = pl.col("closed").is_null() | (n < pl.col("closed"))
    so_far = lambda value: value.forward_fill().over("deal")

    confirmed = of(log, "issue.confirmed").group_by("deal").agg(n.min().alias("first"))
    r1 = proposal.join(confirmed, on="deal", how="left").filter(pl.col("first").is_null() | (pl.col("first") > n))

    met = of(log, "call.held", "meeting.held", "demo.held").select("deal", n.alias("m"), t.alias("met"), "contacts")
    met = met.join(proposal, on="deal").filter((pl.col("m") < n) & (pl.col("met") >= t - 45 * DAY)).explode("contacts")
    met = met.group_by("n").agg(pl.col("contacts").drop_nulls().n_unique().alias("people"))
    r2 = proposal.join(met, on="n", how="left").filter(pl.col("people").fill_null(0) < 2)

    r3 = mails(log, closing).with_columns(t + 2 * DAY).filter(pl.col("answered") > t)

    last = log.select("deal", "n", "t", t.shift(-1).over("deal").alias("next")).join(closing, on="deal", how="left")
    r4 = last.filter(is_open & (pl.col("next").is_null() | (pl.col("next") > t + 14 * DAY))).with_columns(t + 14 * DAY)

    staged = of(log, "deal.opened", "deal.stage_changed", "deal.won", "deal.lost")
    staged = staged.select("deal", "n", "t", "kind", t.shift(-1).over("deal").alias("next"))
    staged = of(staged, "deal.opened", "deal.stage_changed").join(closing, on="deal", how="left")
    r5 = staged.filter(is_open & (pl.col("next").is_null() | (pl.col("next") > t + 30 * DAY))).with_columns(t + 30 * DAY)

    price = (kind == "objection.raised") & (pl.col("topic") == "price")
    offered = log.filter(kind.is_in(["discount.offered", "issue.confirmed"]) | price).with_columns(
        so_far(pl.when(kind == "objection.raised").then(n)).alias("objection"),
        so_far(pl.when(kind == "objection.raised").then(t)).alias("objected"),
        so_far(pl.when(kind == "issue.confirmed").then(n)).alias("confirmation"))
    r6 = of(offered, "discount.offered").filter(
        (t - pl.col("objected") <= 7 * DAY)
        & (pl.col("confirmation").is_null() | (pl.col("confirmation") < pl.col("objection"))))

    pushes = of(log, "deal.close_date_changed").filter(pl.col("to") > pl.col("from"))
    losses = of(log, "deal.lost").filter(pl.col("reason") == "price")

    hundredths = (pl.col("talk_ratio") * 100).round().cast(pl.Int32)
    calls = of(log, "call.held").with_columns((hundredths.rolling_sum(5).over("deal") > 325).alias("above"))
    calls = calls.filter(pl.col("above").is_not_null())
    r8 = calls.filter(pl.col("above") & ~pl.col("above").shift(1).over("deal").fill_null(False))

    worth = of(log, "proposal.sent", "deal.opened", "deal.amount_changed")
    worth = worth.with_columns(so_far(pl.when(kind != "proposal.sent").then(pl.col("amount"))).alias("amount"))
    worth = of(worth, "proposal.sent").filter(pl.col("amount") >= 100_000).select("deal", "n", "t")
    departments = of(log, "colleague.joined").group_by("deal", "department").agg(n.min().alias("joined"))
    within = worth.join(departments, on="deal").filter(pl.col("joined") < n).group_by("n").len()
    r9 = worth.join(within, on="n", how="left").filter(pl.col("len").fill_null(0) < 2)

    issues = of(log, "issue.raised", "issue.resolved").join(closing, on="deal").filter(n < pl.col("closed"))
    issues = issues.group_by("deal", "topic").agg(
        n.filter(kind == "issue.raised").max().alias("raised"), n.filter(kind == "issue.resolved").max().alias("resolved"))
    issues = issues.filter(pl.col("raised").is_not_null() & (pl.col("resolved").is_null() | (pl.col("resolved") < pl.col("raised"))))
    r12 = of(log, "deal.won").join(issues.select("deal").unique(), on="deal", how="semi")

    deals = [("R1", r1), ("R2", r2), ("R3", r3), ("R4", r4), ("R5", r5), ("R6", r6), ("R8", r8), ("R9", r9), ("R12", r12)]
    found = [named(rule, frame, "D", 6) for rule, frame in deals]
    found += [third("R7", pushes, "deal", 60, "D", 6), third("R10", losses, "rep", 30, "R", 4)]
    found.append(named("R11", stays(log), "R", 4, "rep"))
    return pl.concat(found).filter(t <= as_of).sort("t", "rule", "subject")


def main():
    log, as_of, out = sys.argv[1:4]
    seconds = int(datetime.datetime.fromisoformat(as_of.replace("Z", "+00:00")).timestamp())
    start = time.process_time()
    activities = read(log, seconds)
    middle = time.process_time()
    found = rules(activities, seconds)
    at = pl.from_epoch(t, time_unit="s").dt.strftime("%Y-%m-%dT%H:%M:%SZ").alias("at")
    found.select("rule", "subject", at).write_ndjson(out)
    print(f"reading {middle - start:.3f} rules {time.process_time() - middle:.3f}")


main()

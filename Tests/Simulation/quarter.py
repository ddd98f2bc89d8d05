"""Plays a quarter of a team through a store, half a day at a time, and looks whether nudges stay few and nothing vanishes.

usage: quarter.py TOUCHLINE [--deals N] [--reps N] [--days N] [--seed N] [--again]

Eight reps of two managers sell on 300 deals that are open at a time; who loses or wins one opens another. On a working day
something happens on a deal with the odds of `ACTIVITIES`; mails and worries are answered by chance, sooner or later, or not
at all; a fifth of all lines is recorded a day late. At 09:05 and 13:35 UTC what is known by then is imported, `touchline run`
decides, and `touchline deliver` hands over. People answer by the odds of `REPLIES`, within the half day. Chance comes from the
seed alone.

Checked at each run: no person gets more than three points a message, one a deal, or more than one message a half day; every
open finding's reader is either told or listed as held back with a reason, and nobody else is; what ended had waited. With
--again all of it is played twice: log, outbox and what the runs said have to be the same, byte for byte.
"""

import argparse
import collections
import datetime
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

START = datetime.datetime(2026, 1, 5, tzinfo=datetime.timezone.utc)
MOST_A_MESSAGE, MESSAGES_A_DAY = 3, 2
# How likely each is on one deal and working day.
ACTIVITIES = [
    ("email.received", 0.12), ("email.sent", 0.15), ("call.held", 0.10), ("meeting.held", 0.05), ("note.logged", 0.05),
    ("objection.raised", 0.02), ("proposal.sent", 0.015), ("discount.offered", 0.008), ("contact.joined", 0.02),
]
ANSWERS = {"email.received": ("email.sent", 0.7), "objection.raised": ("objection.answered", 0.5)}
CLOSES = 0.012
REPLIES = [(["done"], 0.30), (["later", "2d"], 0.08), (["not-relevant"], 0.04), (["wrong", "It was said on the phone."], 0.03)]


class Team:
    """People, their deals, and what happens on them."""

    def __init__(self, dice, reps, deals):
        self.dice, self.deals, self.count, self.lines = dice, {}, 0, 0
        self.reps = [f"R{number}" for number in range(1, reps + 1)]
        for _ in range(deals):
            self.open(START - datetime.timedelta(days=dice.uniform(0, 60)), [])

    def directory(self):
        people = [{"person": "V1", "role": "director"}]
        people += [{"person": manager, "role": "manager", "manager": "V1"} for manager in ("M1", "M2")]
        people += [
            {"person": rep, "role": "rep", "manager": f"M{1 + place % 2}", "team": f"team-{1 + place % 2}"}
            for place, rep in enumerate(self.reps)
        ]
        return "".join(json.dumps(person) + "\n" for person in people)

    def line(self, at, kind, deal, data=None):
        self.lines += 1
        line = {
            "id": f"a{self.lines:06}", "at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "kind": kind, "deal": deal,
            "account": f"A{int(deal[1:]) % 120}", "rep": self.deals[deal], "actor": "rep",
        }
        if data:
            line["data"] = data
        known = at
        if self.dice.random() < 0.2:
            known += datetime.timedelta(days=1)
            line["recorded"] = f"{known:%Y-%m-%dT%H:%M:%SZ}"
        return known, json.dumps(line)

    def open(self, at, lines):
        self.count += 1
        deal = f"D{self.count}"
        self.deals[deal] = self.dice.choice(self.reps)
        amount = round(10 ** self.dice.uniform(3.5, 5.5))
        close = at + datetime.timedelta(days=self.dice.uniform(30, 150))
        lines.append(self.line(at, "deal.opened", deal, {"amount": amount, "close_date": f"{close:%Y-%m-%d}"}))
        return deal

    def day(self, day):
        """Lines of one day, each with the instant from which on it is known."""
        lines = []
        def moment(first=8.0, last=17.5):
            return day + datetime.timedelta(seconds=round(3600 * self.dice.uniform(first, last)))
        for deal in sorted(self.deals, key=lambda name: int(name[1:])):
            for kind, odds in ACTIVITIES:
                if self.dice.random() >= odds:
                    continue
                at = moment()
                lines.append(self.line(at, kind, deal))
                reply, likely = ANSWERS.get(kind, (None, 0))
                if self.dice.random() < likely:
                    lines.append(self.line(at + datetime.timedelta(hours=self.dice.expovariate(1 / 20)), reply, deal))
            if self.dice.random() < CLOSES:
                lines.append(self.line(moment(17.6, 17.9), self.dice.choice(["deal.won", "deal.lost"]), deal))
                del self.deals[deal]
                self.open(day + datetime.timedelta(hours=18), lines)
        return lines


class Play:
    def __init__(self, program, folder, given, extra):
        self.program, self.folder, self.given, self.extra = program, pathlib.Path(folder), given, extra
        self.store, self.digest = str(self.folder / "team.store"), hashlib.sha256()
        self.dice = random.Random(given.seed)
        self.team = Team(self.dice, given.reps, given.deals)
        self.pending, self.waiting, self.faults = [], {}, []
        self.told, self.reasons, self.ended = collections.Counter(), collections.Counter(), collections.Counter()
        self.candidates = self.points = self.replies = self.runs = 0

    def call(self, *arguments, ok=(0,)):
        done = subprocess.run([self.program, *arguments], capture_output=True, text=True)
        if done.returncode not in ok:
            sys.exit(f"touchline {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def play(self):
        self.call("store", "init", self.store)
        (self.folder / "people.ndjson").write_text(self.team.directory())
        self.call("import", "directory", str(self.folder / "people.ndjson"), "--store", self.store)
        for number in range(self.given.days):
            day = START + datetime.timedelta(days=number)
            if day.weekday() < 5:
                self.pending += self.team.day(day)
                for hour, minute in ((9, 5), (13, 35)):
                    self.half_day(day.replace(hour=hour, minute=minute), number)
        log = self.call("store", "export", self.store)
        self.digest.update(log.encode())
        return self.digest.hexdigest()

    def half_day(self, now, number):
        known = [line for at, line in self.pending if at <= now]
        self.pending = [(at, line) for at, line in self.pending if at > now]
        (self.folder / "new.ndjson").write_text("".join(line + "\n" for line in known))
        self.call("import", "ndjson", str(self.folder / "new.ndjson"), "--store", self.store)
        as_of = f"{now:%Y-%m-%dT%H:%M:%SZ}"
        # Every fifth day what is open is counted apart, before the run: what it says is read by the next one only.
        wanted = self.open_readers(as_of) if number % 5 == 0 else None
        said = self.call("run", "--store", self.store, *self.extra, "--as-of", as_of, "--withheld", "--format", "json")
        messages = self.call("deliver", "--store", self.store, "--as-of", as_of)
        self.digest.update((said + messages).encode())
        run, messages = json.loads(said), [json.loads(line) for line in messages.splitlines()]
        self.runs += 1
        self.look(run, messages, as_of, wanted)
        self.reply(messages, now)

    # What has to hold.

    def fault(self, as_of, words):
        self.faults.append(f"{as_of}: {words}")

    def look(self, run, messages, as_of, wanted):
        people = collections.Counter(message["person"] for message in messages)
        for message in messages:
            nudges = message["nudges"]
            subjects = [nudge["subject"] for nudge in nudges]
            self.told[message["person"], as_of[:10]] += len(nudges)
            self.points += len(nudges)
            if len(nudges) > MOST_A_MESSAGE:
                self.fault(as_of, f"{len(nudges)} points for {message['person']}")
            if len(set(subjects)) < len(subjects):
                self.fault(as_of, f"two points a deal for {message['person']}")
            if people[message["person"]] > 1 and not message.get("taken_back"):
                self.fault(as_of, f"{people[message['person']]} messages for {message['person']}")
        sent, held = run["sent"], [nudge["nudge"] for nudge in run["withheld"]]
        self.candidates += len(sent) + len(held)
        self.reasons.update(nudge["reason"] for nudge in run["withheld"])
        self.ended.update(ending["how"] for ending in run["ended"])
        for ending in run["ended"]:
            if self.waiting.pop(ending["nudge"], None) is None:
                self.fault(as_of, f"{ending['nudge']} ended and had not waited")
        if set(sent) & set(held) or len(set(sent + held)) < len(sent + held):
            self.fault(as_of, "told and held back at once")
        if not all(nudge["reason"] for nudge in run["withheld"]):
            self.fault(as_of, "held back without a reason")
        self.waiting.update((nudge, as_of) for nudge in sent)
        if wanted is not None and wanted != set(sent + held):
            lost, more = wanted - set(sent + held), set(sent + held) - wanted
            self.fault(
                as_of, f"{len(lost)} neither told nor held back {sorted(lost)[:3]}, {len(more)} too many {sorted(more)[:3]}")

    def open_readers(self, as_of):
        rows = self.call("check", "--store", self.store, *self.extra, "--as-of", as_of, "--all", "--format", "ndjson")
        found = [json.loads(row) for row in rows.splitlines()]
        return {
            f"{row['id']}-{reader}" for row in found if row["status"] == "open" for reader in ("rep", "manager")
            if row.get("nudge", {}).get(reader)
        }

    def reply(self, messages, now):
        for message in messages:
            for nudge in message["nudges"]:
                chance = self.dice.random()
                for words, odds in REPLIES:
                    if chance < odds:
                        at = now + datetime.timedelta(minutes=self.dice.randrange(5, 200))
                        self.call(
                            "answer", nudge["nudge"], *words, "--store", self.store, *self.extra, "--as-of",
                            f"{at:%Y-%m-%dT%H:%M:%SZ}")
                        self.replies += 1
                        if words[0] != "later":
                            self.waiting.pop(nudge["nudge"], None)
                        break
                    chance -= odds

    def report(self):
        days = sum(1 for n in range(self.given.days) if (START + datetime.timedelta(days=n)).weekday() < 5)
        reps = [count for (person, _), count in self.told.items() if person.startswith("R")]
        managers = [count for (person, _), count in self.told.items() if not person.startswith("R")]
        share = self.points / max(1, self.candidates)
        print(f"{self.team.lines} activities, {self.runs} runs on {days} days, {self.replies} answers")
        print(f"points said: {self.points} of {self.candidates} times that one could have been ({share:.1%})")
        print(f"a rep and day: {sum(reps) / days / self.given.reps:.2f} on average, {max(reps, default=0)} at most")
        print(f"a manager and day: {sum(managers) / days / 3:.2f} on average, {max(managers, default=0)} at most")
        print("over without an answer: " + ", ".join(f"{count} {how}" for how, count in sorted(self.ended.items())))
        print("held back:")
        for reason, count in self.reasons.most_common():
            print(f"  {count:8}  {reason}")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--deals", type=int, default=300)
    arguments.add_argument("--reps", type=int, default=8)
    arguments.add_argument("--days", type=int, default=90)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--again", action="store_true")
    given, extra = arguments.parse_known_args()
    digests = []
    for _ in range(2 if given.again else 1):
        with tempfile.TemporaryDirectory() as folder:
            play = Play(given.program, folder, given, extra)
            digests.append(play.play())
    play.report()
    most = max(play.told.values(), default=0)
    if most > MOST_A_MESSAGE * MESSAGES_A_DAY:
        play.faults.append(f"{most} points a person and day")
    if len(set(digests)) > 1:
        play.faults.append("played again, something else came out")
    print(f"sha256 {digests[0]}" + (", twice" if given.again else ""))
    for fault in play.faults[:20]:
        print(fault)
    sys.exit(1 if play.faults else 0)


main()

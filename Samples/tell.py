#!/usr/bin/env python3
"""Tells quarter.story as an activity log: python3 Samples/tell.py >Samples/quarter.ndjson

The story says what happened; this adds what a log carries besides: ids, accounts and reps, the stage, amount and date
before a change. The same story always gives the same bytes.
"""
import json
import pathlib
import shlex
import sys

YEAR = 2026
ZONE = "Z"
LISTS = {"contacts", "topics", "roles", "functions", "departments", "colleagues", "channels", "lines", "assets", "messages"}
ENVELOPE = {"id", "deal", "account", "rep", "actor", "contacts", "seq", "recorded", "rev", "deleted"}
THEIRS = {"email.received": "customer", "objection.raised": "customer", "value.agreed": "customer"}


def value(key, text):
    if key in LISTS:
        return text.split(",")
    if text in ("true", "false"):
        return text == "true"
    if key in ("starts", "ends", "due", "recorded", "from", "to", "id", "case", "target", "measure"):
        return text
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            pass
    return text


def date(text):
    month, day = text.split("-")
    return f"{YEAR}-{month}-{day}"


class Deal:
    def __init__(self, name, pairs):
        self.name = name
        self.pairs = pairs
        self.stage = None
        self.amount = value("amount", pairs.get("amount", "0"))
        self.close = date(pairs["close"]) if "close" in pairs else None

    def expand(self, verb, rest):
        """The four short forms, with what was before; every other verb is a kind already."""
        if verb == "opened":
            self.stage = rest["stage"]
            return "deal.opened", {
                "name": self.pairs["name"], "stage": self.stage, "amount": self.amount, "currency": "EUR",
                "close_date": self.close, **rest}
        if verb == "stage":
            before, self.stage = self.stage, rest.pop("")
            return "deal.stage_changed", {"from": before, "to": self.stage, **rest}
        if verb == "close":
            before, self.close = self.close, date(rest.pop(""))
            return "deal.close_date_changed", {"from": before, "to": self.close, **rest}
        if verb == "amount":
            before, self.amount = self.amount, value("amount", rest.pop(""))
            return "deal.amount_changed", {"from": before, "amount": self.amount, **rest}
        return verb, rest


def tell(lines):
    deal, count = None, 0
    for line in lines:
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        line, _, text = line.partition(" : ")
        words = shlex.split(line)
        if words[0] in ("deal", "team"):
            deal = Deal(words[1] if len(words) > 1 else None, dict(word.split("=", 1) for word in words[2:]))
            continue
        day, clock, verb = words[:3]
        pairs = dict(word.split("=", 1) if "=" in word else ("", word) for word in words[3:])
        kind, pairs = deal.expand(verb, pairs)
        typed = {key: value(key, given) if isinstance(given, str) else given for key, given in pairs.items()}
        count += 1
        yield activity(deal, count, f"{date(day)}T{clock}:00{ZONE}", kind, typed, text)


def activity(deal, count, at, kind, pairs, text):
    own = {"deal": deal.name, "account": deal.pairs.get("account"), "rep": deal.pairs.get("rep")}
    own.update({key: pairs[key] for key in ENVELOPE if key in pairs})
    given_by = THEIRS.get(kind, deal.pairs.get("actor", "manager"))
    result = {"id": own.pop("id", f"s{count:04}"), "at": at, "kind": kind}
    for key in ("deal", "account", "rep"):
        if own.get(key):
            result[key] = own[key]
    result["actor"] = own.pop("actor", given_by)
    for key in ("contacts", "seq", "recorded", "rev", "deleted"):
        if key in own:
            result[key] = own[key]
    data = {key: given for key, given in pairs.items() if key not in ENVELOPE}
    if data:
        result["data"] = data
    if text:
        result["text"] = text.strip().strip('"')
    return result


if __name__ == "__main__":
    story = pathlib.Path(__file__).with_name("quarter.story")
    told = sorted(tell(story.open(encoding="utf-8")), key=lambda one: (one["at"], one["id"], one.get("rev", 0)))
    for one in told:
        sys.stdout.write(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n")

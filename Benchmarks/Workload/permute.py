#!/usr/bin/env python3
"""Writes a log again so that everything differs which must not matter, and every finding stays.

    permute.py IN.ndjson OUT.ndjson [--seed S]

Lines are shuffled, keys permuted in every object, white space strewn, characters of texts written as \\u escapes, and ids
replaced by ones that look like UUIDs (version 7) and sort as the old ones did, since ids order activities of an instant.
The output depends on input and seed only. Standard library only; needs memory for some four times the input.
"""
import argparse
import json
import random

ESCAPED = 0.02  # of the characters of a text
GAPS = ["", "", "", " ", " ", "  ", "\t"]


def uuid(rank, count, rng):
    """48 bits that grow with the rank, then 74 at random: as a UUID of version 7 has its time first."""
    time = (rank * ((1 << 48) // (count + 1))) & ((1 << 48) - 1)
    rest = rng.getrandbits(74)
    tail = rest & ((1 << 62) - 1) | 1 << 63
    digits = f"{time:012x}7{rest >> 62:03x}{tail:016x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def escaped(character):
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04X}"


def text(value, rng):
    if value and rng.random() < ESCAPED * len(value):
        place = int(rng.random() * len(value))
        parts = (value[:place], value[place + 1 :])
        before, after = (json.dumps(part, ensure_ascii=False)[1:-1] for part in parts)
        return f'"{before}{escaped(value[place])}{after}"'
    return json.dumps(value, ensure_ascii=False)


def written(value, rng, gap):
    if isinstance(value, str):
        return text(value, rng)
    if isinstance(value, dict):
        members = list(value.items())
        rng.shuffle(members)
        inner = [f"{gap()}{text(k, rng)}{gap()}:{gap()}{written(v, rng, gap)}{gap()}" for k, v in members]
        return "{" + ",".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ",".join(f"{gap()}{written(v, rng, gap)}{gap()}" for v in value) + "]"
    return json.dumps(value)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with open(options.source, encoding="utf-8") as source:
        activities = [json.loads(line) for line in source if line.strip()]
    ids = sorted({activity["id"] for activity in activities}, key=str.encode)
    renamed = {old: uuid(rank, len(ids), rng) for rank, old in enumerate(ids)}
    rng.shuffle(activities)
    styles = [lambda: "", lambda: "", lambda: GAPS[int(rng.random() * len(GAPS))]]
    with open(options.target, "w", encoding="utf-8", newline="\n") as target:
        for activity in activities:
            activity["id"] = renamed[activity["id"]]
            target.write(written(activity, rng, styles[int(rng.random() * len(styles))]) + "\n")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Holds the JSON Schemas for editors against the linter.

Every good pack must have no message from either. Then packs are damaged in their shape, one mistake at a time: an
unknown key, a required key left out, a list where a text is wanted. Each must give one message of the schema and
one error of the linter.
"""

import argparse
import copy
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml


class Loader(yaml.CSafeLoader):
    """Reads scalars as YAML 1.2 does, and so as editors do: `on` and `2026-01-05` are texts."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(true|false)$", "tf"),
    ("int", r"^-?[0-9]+$", "-0123456789"),
    ("float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
    ("null", r"^(~|null|)$", ["~", "n", ""]),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def document(path):
    return "tests" if path.endswith(".test.yaml") else "pack"


def validators(program):
    made = {}
    for name in ("pack", "tests", "site"):
        schema = json.loads(subprocess.run([program, "pack", "schema", "--for", name], check=True, capture_output=True).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        made[name] = jsonschema.Draft202012Validator(schema)
    return made


def lint(program, paths):
    """The errors of each file."""
    run = subprocess.run([program, "pack", "lint", "--format", "json", *paths], capture_output=True, text=True)
    errors = {path: [] for path in paths}
    for found in json.loads(run.stdout)["diagnostics"]:
        if found["severity"] == "error":
            errors.setdefault(found["file"], []).append(f"{found['code']} {found['message']}")
    return errors


REQUIRED = {"rule": ["title", "nudge"], "top": ["version", "title", "summary", "domain"]}


def damages(pack):
    """Pairs of what is wrong and the pack with it."""
    def changed(path, change):
        copied = copy.deepcopy(pack)
        place = copied
        for step in path:
            place = place[step]
        change(place)
        return copied

    for key in REQUIRED["top"]:
        yield f"no {key}", changed([], lambda place: place.pop(key))
    yield "unknown key", changed([], lambda place: place.update(colour="red"))
    for name, rule in pack["rules"].items():
        where = ["rules", name]
        for key in REQUIRED["rule"]:
            yield f"{name}: no {key}", changed(where, lambda place: place.pop(key))
        yield f"{name}: unknown key", changed(where, lambda place: place.update(colour="red"))
        yield f"{name}: title is a list", changed(where, lambda place: place.update(title=["a", "b"]))
        yield f"{name}: no such level", changed(where, lambda place: place.update(level="loud"))
        yield f"{name}: unknown key of the nudge", changed(where + ["nudge"], lambda place: place.update(colour="red"))
        yield f"{name}: nothing is said", changed(where, lambda place: place.update(nudge={"ask": ["Why?"]}))
        if "while" in rule:
            yield f"{name}: two starters", changed(where, lambda place: place.update(when="call.held"))
        if "when" in rule and "expect" in rule:
            yield f"{name}: a stray companion", changed(where, lambda place: place.update({"in_last": "3 days"}))
            yield f"{name}: unknown key of expect", changed(where + ["expect"], lambda place: place.update(colour="red"))
        if "never" in rule.get("expect", {}):
            yield f"{name}: never needs within", changed(where + ["expect"], lambda place: place.pop("within"))
    for name in pack.get("facts", {}):
        yield f"fact {name}: unknown key", changed(["facts", name], lambda place: place.update(colour="red"))
        yield f"fact {name}: is a text", changed(["facts"], lambda place: place.update({name: "call.held"}))
    for name in pack.get("params", {}):
        yield f"param {name}: no default", changed(["params", name], lambda place: place.pop("default"))


# Codes of mistakes that are of shape: what keys there are, and what kind of value stands under them.
SHAPE = {"TL1201", "TL1202", "TL1203", "TL1204", "TL1205", "TL1206", "TL1207", "TL1209", "TL1210", "TL1212"}


def lines_of(node, path):
    """The lines of the value at a path and of the key above it, counted from 1."""
    lines = [node.start_mark.line + 1]
    for step in path:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    lines.append(key.start_mark.line + 1)
                    node = value
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[step]
    return {lines[-1], node.start_mark.line + 1} | (
        {key.start_mark.line + 1 for key, _ in node.value} if isinstance(node, yaml.MappingNode) else set())


def mistakes(program, schema):
    """Mistakes of shape that stand as files: the schema has one message, at the line of the linter's."""
    wrong = count = 0
    for path in sorted(glob.glob("Tests/Mistakes/*.yaml")):
        run = subprocess.run([program, "pack", "lint", "--format", "json", path], capture_output=True, text=True)
        found = [one for one in json.loads(run.stdout)["diagnostics"] if one["severity"] == "error"]
        if path.endswith(".site.yaml") or len(found) != 1 or found[0]["code"] not in SHAPE:
            continue
        text = open(path, encoding="utf-8").read()
        said = list(schema.iter_errors(yaml.load(text, Loader)))
        line = found[0]["range"]["start"]["line"]
        if "default:" in text.splitlines()[line - 1]:
            continue  # The type stands beside it.
        count += 1
        where = lines_of(yaml.compose(text, yaml.CSafeLoader), said[0].absolute_path) if said else set()
        if len(said) != 1 or line not in where:
            wrong += 1
            print(f"{path}: line {line} {found[0]['code']} {found[0]['message']}")
            print(f"  schema: lines {sorted(where)} {[error.message[:120] for error in said]}")
    return count, wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("--count", type=int, default=400, help="damaged packs, chosen at random")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    schemas, wrong = validators(options.program), 0
    good = sorted(glob.glob("Rules/*/*.yaml"))
    packs = {}
    for path in good:
        content = yaml.load(open(path, encoding="utf-8"), Loader)
        for error in schemas[document(path)].iter_errors(content):
            wrong += 1
            print(f"{path}: good, and the schema says: {error.message[:160]}")
        if document(path) == "pack":
            packs[path] = {key: value for key, value in content.items() if key != "tests"}
    cases = [(path, *damage) for path, pack in packs.items() for damage in damages(pack)]
    random.Random(options.seed).shuffle(cases)
    cases = cases[: options.count]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, (path, what, pack) in enumerate(cases):
            file = os.path.join(folder, f"{number:05}.yaml")
            with open(file, "w", encoding="utf-8") as out:
                yaml.safe_dump(pack, out, sort_keys=False, allow_unicode=True)
            files.append(file)
        errors = lint(options.program, files)
        for file, (path, what, pack) in zip(files, cases):
            said = [error.message for error in schemas["pack"].iter_errors(pack)]
            if len(said) != 1 or len(errors[file]) != 1:
                wrong += 1
                print(f"{path}: {what}\n  schema: {said}\n  lint: {errors[file]}")
    shaped, misplaced = mistakes(options.program, schemas["pack"])
    wrong += misplaced
    print(f"{len(good)} good files, {len(cases)} damaged packs, {shaped} mistakes of shape, {wrong} disagreements")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

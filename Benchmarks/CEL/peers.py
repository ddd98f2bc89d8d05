"""Measures cel-cpp and the Rust CEL over conditions.json: nanoseconds of one evaluation, without the binding to Python.

What calling through Python costs is measured in the same way, on a constant of the same type with the same variables
bound, and taken off. Variables are bound before the clock starts. One JSON object a line on standard output.
"""

import datetime
import json
import statistics
import sys
import time

import cel as rust
from cel_expr_python import cel as cpp

SIMPLE = {"int": "INT", "double": "DOUBLE", "string": "STRING", "bool": "BOOL", "timestamp": "TIMESTAMP"}


def cpp_type(declared):
    if isinstance(declared, dict):
        return cpp.Type.Map(cpp.Type.STRING, cpp.Type.DYN)
    if declared == "list(int)":
        return cpp.Type.List(cpp.Type.INT)
    if declared == "list(map)":
        return cpp.Type.List(cpp.Type.Map(cpp.Type.STRING, cpp.Type.DYN))
    return getattr(cpp.Type, SIMPLE[declared])


def typed(value, declared):
    if isinstance(declared, dict):
        return {key: typed(value[key], declared[key]) for key in value}
    if declared == "timestamp":
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


class Cpp:
    name = "cel-cpp"

    def __init__(self, condition):
        types = condition["types"]
        self.env = cpp.NewEnv(variables={name: cpp_type(types[name]) for name in types})
        self.cases = [
            self.env.Activation({name: typed(case[name], types[name]) for name in types}) for case in condition["cases"]
        ]

    def compile(self, expression):
        return self.env.compile(expression).eval

    def plain(self, result):
        return result.value()


class Rust:
    name = "Rust CEL"

    def __init__(self, condition):
        types = condition["types"]
        self.cases = [rust.Context({name: typed(case[name], types[name]) for name in types}) for case in condition["cases"]]

    def compile(self, expression):
        return rust.compile(expression).execute

    def plain(self, result):
        return result


def elapsed(call, bound, calls):
    start = time.process_time_ns()
    for _ in range(calls):
        call(bound)
    return (time.process_time_ns() - start) / calls


def measure(engine, condition, samples=9, nanoseconds=20_000_000):
    """The median over pairs of samples, one with the expression and one without, taken in turn."""
    subject = engine(condition)
    run = subject.compile(condition["expression"])
    results = [subject.plain(run(bound)) for bound in subject.cases]
    if results != condition["results"]:
        sys.exit(f"{engine.name}: {condition['name']} gives {results}")
    empty = subject.compile("''" if isinstance(results[0], str) else "true")
    costs = []
    for bound in subject.cases:
        calls = int(nanoseconds / elapsed(run, bound, 200)) + 1
        pairs = [(elapsed(run, bound, calls), elapsed(empty, bound, calls)) for _ in range(samples)]
        costs.append(statistics.median(full - none for full, none in pairs))
    return statistics.mean(costs)


def main():
    with open(sys.argv[1]) as file:
        conditions = json.load(file)
    for place, condition in enumerate(conditions):
        if condition["cases"] == "as before":
            condition["cases"] = conditions[place - 1]["cases"]
        for engine in (Cpp, Rust):
            cost = measure(engine, condition)
            print(json.dumps({"engine": engine.name, "condition": condition["name"], "ns": cost}), flush=True)


main()

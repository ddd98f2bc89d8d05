"""Lets cel-cpp answer the cases of `differential make`: reads JSON lines, writes them with its answers."""

import base64
import datetime
import json
import struct
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings

T = cel.Type
TYPES = {
    "bool": T.BOOL, "int": T.INT, "uint": T.UINT, "double": T.DOUBLE, "string": T.STRING, "bytes": T.BYTES,
    "timestamp": T.TIMESTAMP, "duration": T.DURATION, "dyn": T.DYN, "list(int)": T.List(T.INT),
    "list(double)": T.List(T.DOUBLE), "list(string)": T.List(T.STRING), "map(string, int)": T.Map(T.STRING, T.INT),
    "map(string, string)": T.Map(T.STRING, T.STRING),
}

def environment(variables):
    extensions = [
        ext_math.ExtMath(), ext_optional.ExtOptional(), ext_strings.ExtStrings(), ext_encoders.ExtEncoders(),
        ext_bindings.ExtBindings(),
    ]
    return cel.NewEnv(variables={name: TYPES[kind] for name, kind in variables.items()}, extensions=extensions)


def plain(typed):
    """A typed value of the test suite as Python has it."""
    (kind, content), = typed.items()
    if kind == "null":
        return None
    if kind in ("int64", "uint64"):
        return int(content)
    if kind == "double":
        return float(content)
    if kind == "bytes":
        return base64.b64decode(content)
    if kind == "timestamp":
        return datetime.datetime.fromisoformat(content.replace("Z", "+00:00"))
    if kind == "duration":
        return datetime.timedelta(microseconds=round(float(content[:-1]) * 1_000_000))
    if kind == "list":
        return [plain(element) for element in content]
    if kind == "map":
        return {plain(key): plain(value) for key, value in content}
    return content


def exact(number):
    return "dnan" if number != number else "d%x" % struct.unpack(">Q", struct.pack(">d", number))


def key(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "s" + value.encode().hex()


def canonical(value):
    """A value as `Memory.canonicalText` writes it."""
    kind = value.type().name()
    if kind.startswith("LIST"):
        return "[" + ",".join(canonical(element) for element in value.value()) + "]"
    if kind.startswith("MAP"):
        return "{" + ",".join(sorted(key(k) + ":" + canonical(v) for k, v in value.value().items())) + "}"
    content = value.value()
    if kind == "NULL":
        return "null"
    if kind == "BOOL":
        return "true" if content else "false"
    if kind == "INT":
        return str(content)
    if kind == "UINT":
        return str(content) + "u"
    if kind == "DOUBLE":
        return exact(content)
    if kind == "STRING":
        return "s" + content.encode().hex()
    if kind == "BYTES":
        return "b" + bytes(content).hex()
    # Python has no finer parts of a second than these.
    if kind == "TIMESTAMP":
        return "t" + trimmed(content.strftime("%Y-%m-%dT%H:%M:%S.%f").rjust(26, "0"), "Z")
    if kind == "DURATION":
        sign = "-" if content < datetime.timedelta() else ""
        content = abs(content)
        seconds = content.days * 86_400 + content.seconds
        return "r" + sign + trimmed("%d.%06d" % (seconds, content.microseconds), "s")
    return kind


def trimmed(text, unit):
    return text.rstrip("0").rstrip(".") + unit


def exact_time(environment, source, kind, activation):
    """A time to the nanosecond, which only its text has, without the zeros that cel-cpp puts at the end of it."""
    text = environment.compile("string(" + source + ")").eval(activation).value()
    return kind[0].lower().replace("d", "r") + (trimmed(text[:-1], text[-1]) if "." in text else text)


def answer(environment, source, activation):
    try:
        program = environment.compile(source)
    except RuntimeError as problem:
        return "error", "not compiled: " + str(problem).splitlines()[0]
    try:
        value = program.eval(activation)
        if value.type().name() == "ERROR":
            return "error", str(value.value())
        if value.type().name() in ("TIMESTAMP", "DURATION"):
            return exact_time(environment, source, value.type().name(), activation), ""
        return canonical(value), ""
    except (RuntimeError, UnicodeDecodeError) as problem:
        return "error", str(problem)
    except TypeError:
        return "untold", "the package cannot hand this value to Python"


def main():
    environment_ = activation = None
    for line in sys.stdin:
        case = json.loads(line)
        if "variables" in case:
            environment_ = environment(case["variables"])
        elif "bindings" in case:
            activation = environment_.Activation({name: plain(value) for name, value in case["bindings"].items()})
        else:
            case["peer"], case["reason"] = answer(environment_, case["expr"], activation)
        print(json.dumps(case), flush=True)


main()

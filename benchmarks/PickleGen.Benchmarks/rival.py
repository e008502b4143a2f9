"""CPython's C pickler on the same values: loads each pickle it is given, then times dumps and loads of what it loaded.

Reads lines "measure PATH", answers lines "dumps_us loads_us size"; times are medians, the garbage collector is on, as it is by default.
"plain NAME" does so with a value that plain.py makes, and answers more: dumps_us of values that were never saved before, and the pickle's CRC-32.
"rewrite PATH" puts what it saves into the pickle's place, and answers its size.
"""
import pickle
import statistics
import sys
import time
import types
import zlib

import plain


class Anything(types.ModuleType):
    """A module that has a class of any name."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__, "__init__": lambda self, *args: self.__dict__.update(named(type(self), args))})
        setattr(self, name, made)
        return made


# Classes that a pickle of ours calls with their members, and what those are called.
MEMBERS = {"Vector3": ("X", "Y", "Z")}


def named(cls, args):
    return dict(zip(MEMBERS.get(cls.__name__, (f"a{i}" for i in range(len(args)))), args))


def measure(run, make=lambda: None):
    """The median time of run(value); each value is made before."""
    value = make()
    start = time.perf_counter()
    runs = 0
    while runs < 3 or time.perf_counter() - start < 0.1:
        run(value)
        runs += 1
    count = max(1, int(0.005 / ((time.perf_counter() - start) / runs)))
    times = []
    for _ in range(21):
        values = [make() for _ in range(count)]
        start = time.perf_counter()
        for value in values:
            run(value)
        times.append((time.perf_counter() - start) / count)
    return statistics.median(times) * 1e6


for module in ("PickleGen", "PickleGen.Benchmarks", "PickleGen.Benchmarks.Workloads", "PickleGen.Benchmarks.Workloads.Positional"):
    sys.modules[module] = Anything(module)
sys.setrecursionlimit(1_000_000)


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)


for line in sys.stdin:
    order, name = line.split()
    value = plain.VALUES[name]() if order == "plain" else load(name)
    data = pickle.dumps(value, 5)
    if order == "rewrite":
        with open(name, "wb") as file:
            file.write(data)
        print(len(data), flush=True)
        continue
    answer = [measure(lambda _: pickle.dumps(value, 5)), measure(lambda _: pickle.loads(data)), len(data)]
    if order == "plain":
        answer += [measure(lambda value: pickle.dumps(value, 5), plain.VALUES[name]), zlib.crc32(data)]
    print(*answer, flush=True)

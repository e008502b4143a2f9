"""CPython's C pickler on the same values: loads each pickle it is given, then times dumps and loads of what it loaded.

Reads lines "measure PATH", answers lines "dumps_us loads_us size"; times are medians. "ints", "floats", ... name plain values that it makes itself.
"rewrite PATH" puts what it saves into the pickle's place, and answers its size.
"""
import pickle
import statistics
import sys
import time
import types


class Anything(types.ModuleType):
    """A module that has a class of any name."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (), {"__module__": self.__name__, "__init__": lambda self, *args: self.__dict__.update(enumerate_args(args))})
        setattr(self, name, made)
        return made


def enumerate_args(args):
    return {f"a{i}": arg for i, arg in enumerate(args)}


def measure(run):
    start = time.perf_counter()
    runs = 0
    while runs < 3 or time.perf_counter() - start < 0.1:
        run()
        runs += 1
    count = max(1, int(0.005 / ((time.perf_counter() - start) / runs)))
    times = []
    for _ in range(21):
        start = time.perf_counter()
        for _ in range(count):
            run()
        times.append((time.perf_counter() - start) / count)
    return statistics.median(times) * 1e6


PLAIN = {
    "ints": lambda: [i * 7919 for i in range(10_000)],
    "floats": lambda: [i * 1.37 for i in range(10_000)],
    "strings": lambda: [f"text {i * 7919}" for i in range(10_000)],
    "dict": lambda: {f"key{i * 7919}": i for i in range(10_000)},
    "records": lambda: [{"id": i, "name": f"name {i * 31}", "score": i * 1.37, "tags": ["a", "b"]} for i in range(1_000)],
}

for module in ("PickleGen", "PickleGen.Benchmarks", "PickleGen.Benchmarks.Workloads", "PickleGen.Benchmarks.Workloads.Positional"):
    sys.modules[module] = Anything(module)
sys.setrecursionlimit(1_000_000)


def load(path):
    with open(path, "rb") as file:
        return pickle.load(file)


for line in sys.stdin:
    order, name = line.split()
    value = PLAIN[name]() if name in PLAIN else load(name)
    data = pickle.dumps(value, 5)
    if order == "rewrite":
        with open(name, "wb") as file:
            file.write(data)
        print(len(data), flush=True)
    else:
        print(measure(lambda: pickle.dumps(value, 5)), measure(lambda: pickle.loads(data)), len(data), flush=True)

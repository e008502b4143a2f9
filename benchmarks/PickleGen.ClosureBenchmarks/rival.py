"""cloudpickle on the closure of Program.cs, timed on demand: a line "dumps N", "loads N" or "size" in, a number out."""

import pickle
import sys
import time

import cloudpickle


def capture(number, text, weights):
    return lambda x: f"{x + number} {text} {sum(weights)}"


closure = capture(41, "some text", [0.5, 1.5, 2.5])
data = cloudpickle.dumps(closure)
runs = {"dumps": lambda: cloudpickle.dumps(closure), "loads": lambda: pickle.loads(data)}

for line in sys.stdin:
    command, *count = line.split()
    if command == "size":
        print(len(data), flush=True)
        continue
    run = runs[command]
    times = range(int(count[0]))
    start = time.perf_counter_ns()
    for _ in times:
        run()
    print((time.perf_counter_ns() - start) / len(times) / 1000, flush=True)

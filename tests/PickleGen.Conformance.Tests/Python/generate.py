"""Random values, pickled by CPython at every protocol: one JSON line each, with what it loads as and the graph it describes.

usage: generate.py SEED COUNT
"""
import array, base64, collections, datetime, decimal, fractions, json, pathlib, pickle, random, sys, uuid

import describe


def main(seed, count):
    rng = random.Random(seed)
    for number in range(count):
        made = Maker(rng).value(rng.randrange(1, 5))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            # The C pickler and the Python one differ in batches and in what they memoize: readers must take both.
            dumps = pickle.dumps if rng.random() < 0.8 else pickle._dumps
            data = dumps(made, protocol)
            print(json.dumps({
                "name": "%d.%d.p%d" % (seed, number, protocol),
                "pickle": base64.b64encode(data).decode(),
                "value": describe.value(pickle.loads(data)),
                "graph": describe.graph(data),
            }))


class Maker:
    """Makes nested values; now and then one that it made already, or one that is still being made."""

    def __init__(self, rng):
        self.rng, self.known, self.open = rng, [], []

    def value(self, depth):
        rng = self.rng
        roll = rng.random()
        if self.known and roll < 0.1: return rng.choice(self.known)
        if self.open and roll < 0.15: return rng.choice(self.open)
        if depth <= 0 or roll < 0.4: return self.atom()
        made = self.container(depth - 1)
        self.known.append(made)
        return made

    def many(self, make):
        return [make() for _ in range(self.rng.choice([0, 1, 1, 2, 3, 4, 7, 30]))]

    def container(self, depth):
        inner = lambda: self.value(depth)
        kind = self.rng.choice(["list", "list", "tuple", "tuple", "dict", "dict", "set", "frozenset", "ordereddict", "defaultdict",
                                "deque", "counter", "bytearray", "slice", "exception"])
        if kind == "list": return self.filled([], lambda made: made.extend(self.many(inner)))
        if kind == "dict": return self.filled({}, lambda made: made.update((self.key(), inner()) for _ in self.many(inner)))
        if kind == "ordereddict": return self.filled(collections.OrderedDict(), lambda made: made.update((self.key(), inner()) for _ in self.many(inner)))
        if kind == "defaultdict":
            factory = self.rng.choice([None, list, dict, int, str])
            return self.filled(collections.defaultdict(factory), lambda made: made.update((self.key(), inner()) for _ in self.many(inner)))
        if kind == "deque": return self.filled(collections.deque(maxlen=self.rng.choice([None, 0, 2, 100])), lambda made: made.extend(self.many(inner)))
        if kind == "tuple": return tuple(self.many(inner))
        if kind == "set": return set(self.many(self.key))
        if kind == "frozenset": return frozenset(self.many(self.key))
        if kind == "counter": return collections.Counter(self.many(self.key))
        if kind == "bytearray": return bytearray(self.bytes())
        if kind == "slice": return slice(inner(), inner(), inner())
        error = self.rng.choice([ValueError, KeyError, OSError, StopIteration, ZeroDivisionError, RuntimeError])
        made = error(*self.many(self.atom)[:2])
        if self.rng.random() < 0.3: made.note = self.atom()
        return made

    # While it is filled, what it holds may refer to it.
    def filled(self, empty, fill):
        self.open.append(empty)
        fill(empty)
        self.open.pop()
        return empty

    def key(self):
        if self.rng.random() < 0.15: return tuple(self.key() for _ in range(self.rng.randrange(4)))
        while True:
            made = self.atom()
            try: hash(made)
            except TypeError: continue
            return made

    def atom(self):
        return getattr(self, self.rng.choice(ATOMS))()

    def none(self): return None
    def bool(self): return self.rng.random() < 0.5
    def str(self): return "".join(self.character() for _ in range(self.length()))
    def bytes(self): return self.rng.randbytes(self.length())
    def ellipsis(self): return self.rng.choice([..., NotImplemented])
    def type(self): return self.rng.choice([int, list, len, ValueError, dict, str, collections.OrderedDict, datetime.date])
    def length(self): return self.rng.choice([0, 1, 2, 3, 5, 20, 254, 255, 256, 257, 400])
    def micro(self): return self.rng.choice([0, 1, 999999, self.rng.randrange(10**6)])
    def date(self): return datetime.date(self.rng.randrange(1, 10000), self.rng.randrange(1, 13), self.rng.randrange(1, 29))
    def time(self): return datetime.time(self.rng.randrange(24), self.rng.randrange(60), self.rng.randrange(60), self.micro(), self.zone(), fold=self.rng.randrange(2))
    def datetime(self): return datetime.datetime.combine(self.date(), self.time())
    def uuid(self): return uuid.UUID(int=self.rng.getrandbits(self.rng.choice([0, 8, 64, 128])))
    def fraction(self): return fractions.Fraction(self.int(), self.rng.randrange(1, 10**9))
    def range(self): return range(self.int(), self.int(), self.rng.choice([1, -1, 7, 2**70]))
    def complex(self): return complex(self.float(), self.float())

    def int(self):
        bits = self.rng.choice([0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200, 2039, 2040, 2041])
        return self.rng.choice([-1, 1]) * (self.rng.getrandbits(bits) if self.rng.random() < 0.5 else (1 << bits) - self.rng.randrange(2))

    def float(self):
        return self.rng.choice([0.0, -0.0, 1.0, -1.5, 1e16, 1e-5, 123456789.125, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"),
                                float("nan"), self.rng.random(), self.rng.uniform(-1e300, 1e300), float(self.rng.randrange(2**53))])

    def character(self):
        return self.rng.choice(["a", "Z", "0", " ", "\n", "\r", "\0", "\x1a", "\\", "'", "é", "\xff", "Ā", "\u20ac", "\ud800", "\udfff", "\U0001f600", "\U0010ffff", "\u2028"])

    def timedelta(self):
        return datetime.timedelta(self.rng.choice([0, -1, 1, 999999999, -999999999, 10675199, self.rng.randrange(-10**6, 10**6)]), self.rng.randrange(86400), self.micro())

    def zone(self):
        return self.rng.choice([None, None, datetime.timezone.utc, datetime.timezone(datetime.timedelta(minutes=self.rng.randrange(-1439, 1440))),
                                datetime.timezone(datetime.timedelta(seconds=self.rng.randrange(-86399, 86400)), "Somewhere")])

    def decimal(self):
        return self.rng.choice([decimal.Decimal(self.int()), decimal.Decimal("NaN"), decimal.Decimal("-sNaN12"), decimal.Decimal("-Infinity"), decimal.Decimal("-0.000"),
                                decimal.Decimal(self.rng.randrange(10**30)).scaleb(self.rng.randrange(-40, 40))])

    def path(self):
        kind = self.rng.choice([pathlib.PurePosixPath, pathlib.PureWindowsPath, pathlib.PosixPath])
        return kind(*self.rng.sample(["a", "b.txt", "/", "c d", "..", "é"], self.rng.randrange(4)))

    def array(self):
        code = self.rng.choice("bBhHiIlLqQfdu")
        if code == "u": return array.array(code, "".join(self.rng.choice("aé\U0001f600") for _ in range(3)))
        if code in "fd": return array.array(code, [1.5, -0.0, float("inf")])
        size = 8 * array.array(code).itemsize
        low, high = (0, 2**size - 1) if code.isupper() else (-(2 ** (size - 1)), 2 ** (size - 1) - 1)
        return array.array(code, [low, high, self.rng.randint(low, high)])


ATOMS = ["none", "bool", "int", "int", "float", "str", "str", "bytes", "ellipsis", "type", "date", "time", "datetime", "timedelta", "zone",
         "uuid", "decimal", "fraction", "path", "range", "complex", "array"]

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

"""Random values, described as tests/corpus/README.md says, and what CPython's C pickler writes for them.

Arguments: seed, count. Prints one JSON object a line: {"value": description, "outputs": [[protocol, fix_imports, hex], ...]}.
"""
import array, base64, collections, datetime, decimal, fractions, io, json, pathlib, random, sys, uuid
import _pickle


class Describer:
    """Descriptions with the identities that the pickler can see."""
    def __init__(self, root):
        self.count, self.ids, self.keep = collections.Counter(), {}, []
        self.walk(root)
    def parts(self, v):
        t = type(v)
        if t in (list, tuple, set, frozenset): return list(v)
        if t in (dict, collections.OrderedDict): return [x for kv in v.items() for x in kv]
        if t is collections.deque: return list(v)
        if t is slice: return [v.start, v.stop, v.step]
        if t is datetime.timezone: return list(v.__getinitargs__()[1:])
        if t in (datetime.datetime, datetime.time): return [v.tzinfo]
        if isinstance(v, BaseException): return [v.args]
        return []
    def shared(self, v):
        return type(v) not in (type(None), bool, int, float, type(...), type(NotImplemented)) and v != ()
    def walk(self, v):
        self.keep.append(v)
        if self.shared(v):
            self.count[id(v)] += 1
            if self.count[id(v)] > 1: return
        for x in self.parts(v): self.walk(x)
    def describe(self, v):
        if not self.shared(v) or self.count[id(v)] < 2: return self.fresh(v)
        if id(v) in self.ids: return {"ref": self.ids[id(v)]}
        self.ids[id(v)] = n = len(self.ids) + 1
        return {"id": n, **self.fresh(v)}
    def fresh(self, v):
        t, d = type(v), self.describe
        if v is None: return {"none": True}
        if v is ...: return {"ellipsis": True}
        if v is NotImplemented: return {"notimplemented": True}
        if t is bool: return {"bool": v}
        if t is int: return {"int": str(v)}
        if t is float: return {"float": v.hex() if v == v and abs(v) != float("inf") else repr(v)}
        if t is complex: return {"complex": [v.real.hex(), v.imag.hex()]}
        if t is str:
            try: v.encode()
            except UnicodeError: return {"strcp": " ".join("%x" % ord(c) for c in v)}
            return {"str": v}
        if t is bytes: return {"bytes": base64.b64encode(v).decode()}
        if t is bytearray: return {"bytearray": base64.b64encode(v).decode()}
        if t in (list, tuple, set, frozenset): return {t.__name__: [d(x) for x in v]}
        if t in (dict, collections.OrderedDict): return {t.__name__.lower(): [[d(k), d(x)] for k, x in v.items()]}
        if t is collections.deque: return {"deque": {"maxlen": d(v.maxlen), "items": [d(x) for x in v]}}
        if t is slice: return {"slice": [d(v.start), d(v.stop), d(v.step)]}
        if t is range: return {"range": [str(v.start), str(v.stop), str(v.step)]}
        if t is datetime.date: return {"date": v.isoformat()}
        if t in (datetime.datetime, datetime.time): return {t.__name__: {"iso": v.replace(tzinfo=None).isoformat(timespec="microseconds"), "fold": v.fold, "tz": d(v.tzinfo)}}
        if t is datetime.timedelta: return {"timedelta": [v.days, v.seconds, v.microseconds]}
        if t is datetime.timezone:
            args = v.__getinitargs__()
            return {"timezone": {"offset": d(args[0]), "name": d(args[1] if len(args) > 1 else None)}}
        if t is decimal.Decimal: return {"decimal": str(v)}
        if t is fractions.Fraction: return {"fraction": [str(v.numerator), str(v.denominator)]}
        if t is uuid.UUID: return {"uuid": str(v)}
        if isinstance(v, pathlib.PurePath): return {"path": [t.__name__, str(v)]}
        if t is array.array: return {"array": {"typecode": v.typecode, "items": [d(x) for x in v]}}
        if isinstance(v, BaseException): return {"exception": {"class": ["builtins", t.__name__], "args": d(v.args), "state": []}}
        raise TypeError(t)

def text(r):
    alphabet = ["a", "zz", "\u00e9", "\u20ac", "\U0001f600", "\n", "\\", "\0", "\r", "\x1a", "\ud800.", "\udfff", "x" * 50, "y" * 200]
    return "".join(r.choice(alphabet) for _ in range(r.choice([0, 1, 1, 2, 3, 5, 8])))

def atom(r):
    k = r.randrange(16)
    if k == 0: return None
    if k == 1: return r.random() < .5
    if k == 2: return r.choice([0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1])
    if k == 3: return r.getrandbits(r.choice([8, 16, 31, 33, 63, 64, 65, 200, 3000])) * r.choice([1, -1])
    if k == 4: return -(1 << r.randrange(0, 2100))
    if k == 5: return r.choice([0.0, -0.0, 1.5, 1e16, 1e-5, 5e-324, float("inf"), float("-inf"), r.random() * 10 ** r.randrange(-320, 300), float(r.getrandbits(60))])
    if k == 6: return bytes(r.getrandbits(8) for _ in range(r.choice([0, 1, 1, 2, 10, 255, 256])))
    if k == 7: return bytearray(r.getrandbits(8) for _ in range(r.choice([0, 1, 5, 300])))
    if k == 8: return complex(r.random(), -r.random())
    if k == 9: return r.choice([..., NotImplemented])
    if k == 10: return range(r.randrange(-5, 5), r.randrange(300), r.choice([1, -1, 7]))
    return text(r)

def std(r):
    k = r.randrange(14)
    tz = r.choice([None, None, datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=r.randrange(-23, 23), seconds=r.randrange(60))), datetime.timezone(datetime.timedelta(0), "Zero"), datetime.timezone(datetime.timedelta(minutes=-90), "Odd")])
    if k == 0: return datetime.date(r.randrange(1, 9999), r.randrange(1, 13), r.randrange(1, 28))
    if k == 1: return datetime.datetime(r.randrange(1, 9999), 2, 3, r.randrange(24), 4, 5, r.randrange(10**6), tz, fold=r.randrange(2))
    if k == 2: return datetime.time(r.randrange(24), 4, 5, r.randrange(10**6), tz, fold=r.randrange(2))
    if k == 3: return datetime.timedelta(r.randrange(-999999999, 999999999), r.randrange(86400), r.randrange(10**6))
    if k == 4: return decimal.Decimal(r.choice(["1.50", "-0", "NaN", "sNaN12", "-Infinity", "1E+30", "0E-9", "123456789012345678901234567890.5"]))
    if k == 5: return fractions.Fraction(r.randrange(-100, 100), r.randrange(1, 50))
    if k == 6: return uuid.UUID(int=r.getrandbits(128))
    if k == 7: return r.choice([pathlib.PurePosixPath, pathlib.PureWindowsPath])(r.choice(["a/b.txt", "/x/y", "//net/x", "", ".", "..", "C:/x", "C:x", "//srv/share/f", "/"]))
    if k == 8: return array.array(r.choice("bhil"), [r.randrange(-100, 100) for _ in range(r.randrange(4))])
    if k == 9: return array.array(r.choice("BHILQ"), [r.randrange(0, 200) for _ in range(r.randrange(4))])
    if k == 10: return array.array(r.choice("fd"), [r.randrange(-100, 100) / 4 for _ in range(r.randrange(4))])
    if k == 11: return ValueError(*[atom(r) for _ in range(r.randrange(3))])
    if k == 12: return slice(atom(r), None, r.randrange(5))
    return datetime.timezone.utc

def value(r, depth, pool):
    if pool and r.random() < .15: return r.choice(pool)
    if depth == 0 or r.random() < .3: made = std(r) if r.random() < .2 else atom(r)
    else:
        n = r.choice([0, 1, 1, 2, 3, 4, 5])
        sub = lambda: value(r, depth - 1, pool)
        k = r.randrange(9)
        if k <= 1: made = [sub() for _ in range(n)]
        elif k == 2: made = tuple(sub() for _ in range(n))
        elif k == 3: made = {text(r): sub() for _ in range(n)}
        elif k == 4: made = {key: sub() for key in range(n)}
        elif k == 5: made = {text(r) for _ in range(n)}
        elif k == 6: made = frozenset(text(r) for _ in range(n))
        elif k == 7: made = collections.OrderedDict((text(r), sub()) for _ in range(n))
        else: made = collections.deque([sub() for _ in range(n)], r.choice([None, 9]))
    if type(made) not in (int, float, bool, type(None), complex, range) : pool.append(made)
    return made

def cyclic(r):
    l = []; d = {}; t = (l, d, text(r))
    l += [t, d, l]; d["t"] = t; d[frozenset([1])] = l
    s = collections.deque([t]); l.append(s); s.append(s)
    o = collections.OrderedDict(); o["self"] = o; l.append((o,)); l.append(((1, 2, 3, l), t))
    t4 = (1, l, 3, 4); l.append(t4)
    return r.choice([t, (t,), [t], t4, l, d, (o, t4)])

def cases(seed, count):
    r = random.Random(seed)
    for i in range(count):
        yield cyclic(r) if i % 10 == 9 else value(r, r.randrange(1, 6), [])

def dumps(v, protocol, fix_imports):
    f = io.BytesIO()
    _pickle.Pickler(f, protocol, fix_imports=fix_imports).dump(v)
    return f.getvalue().hex()

for v in cases(int(sys.argv[1]), int(sys.argv[2])):
    settings = [(p, True) for p in range(6)] + [(p, False) for p in range(3)]
    outputs = [[p, fix, dumps(v, p, fix)] for p, fix in settings]
    print(json.dumps({"value": Describer(v).describe(v), "outputs": outputs}))

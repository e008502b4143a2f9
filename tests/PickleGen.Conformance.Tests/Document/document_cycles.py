"""Graphs in which tuples, frozensets and calls are in themselves. Argument: dump, which prints a pickle a line; or judge, which compares pairs of them."""
import collections, pickle, random, sys, types

shop = types.ModuleType("shop")
sys.modules["shop"] = shop

def lend(o):
    o.__module__ = "shop"
    setattr(shop, o.__name__, o)
    return o

@lend
class Obj:
    a = b = c = None

@lend
class Key:
    """Hashed by what its state gives: in a set before that, it would not be found."""
    def __init__(self, name): self.name = name
    def __hash__(self): return hash(self.name)
    def __eq__(self, other): return self.name == other.name

@lend
class Line(collections.deque): pass

@lend
class Made:
    """Made of a list that others have too; remembers what that had by then."""
    def __init__(self, box): self.box, self.saw = box, len(box)
    def __reduce__(self): return make, (self.box,)

@lend
def make(box): return Made(box)

def cases():
    n = Obj(); n.a = {n}
    yield n.a, [n.a], n, (n.a,), {"x": n.a}
    t = ([],); t[0].append(t)
    yield [t, n], [n, t], (t, n.a)
    t = ([1, "x"], {}); t[0][1:1] = [t, 2]; t[1][t[1].__len__()] = t
    yield t
    n = Obj(); n.a = frozenset([n]); n.b = (n.a, [n.a])
    yield n.a, n
    n = Obj(); k = Key("k"); k.n = n; n.a = {k, n}; n.b = {k: n.a}
    yield n.a, n.b, n, k
    k = Key("k"); k.t = ({k}, frozenset([k])); k.d = {k: k.t}
    yield k, k.t, k.t[0]
    q = Line([1]); q.a = ({1}, q); q.append(q.a); q.s = collections.OrderedDict(); q.s["q"] = [q.s, q.a]
    yield q, q.a, q.s
    m = Made([1]); m.box += [m, 2]
    yield m, m.box, (m.box, m)
    yield from ([graph(random.Random(seed))] for seed in range(150))

def graph(r):
    objects = [r.choice([list, dict, Obj, set, collections.OrderedDict, Line, Obj, list])() for _ in range(r.randrange(2, 8))]
    def key(depth=2):
        keys = [o for o in objects if isinstance(o, Obj)]
        if keys and r.random() < .6: return r.choice(keys)
        if depth and r.random() < .5: return r.choice([tuple, frozenset])(key(depth - 1) for _ in range(r.randrange(3)))
        return r.choice([1, "a", 2.5, None])
    def item(depth=2):
        if r.random() < .6: return r.choice(objects)
        if depth and r.random() < .7: return tuple(item(depth - 1) for _ in range(r.randrange(4)))
        return key()
    for o in objects:
        for _ in range(r.randrange(4)):
            if isinstance(o, (list, Line)): o.append(item())
            elif isinstance(o, dict): o[key()] = item()
            elif isinstance(o, set): o.add(key())
            else: setattr(o, r.choice("abc"), item())
    return r.choice(objects + [objects, tuple(objects)])

def dump():
    for values in cases():
        for value in values:
            for protocol in range(6):
                # A key that leads to where it is a key may be hashed before it has its state: then Python cannot load it itself.
                try:
                    pickled = pickle.dumps(value, protocol)
                    pickle.loads(pickled)
                    print(pickled.hex())
                except (RecursionError, pickle.PicklingError, AttributeError): pass

def seen(o, depth=7):
    """What is in it, unfolded so deep; sets in order of that."""
    see = lambda x: seen(x, depth - 1)
    if depth == 0: return "..."
    if isinstance(o, (list, tuple, collections.deque)): items = [see(x) for x in o]
    elif isinstance(o, dict): items = [(see(k), see(v)) for k, v in o.items()]
    elif isinstance(o, (set, frozenset)): items = [len(o), [x in o for x in o]] + sorted((see(x) for x in o), key=repr)
    else: items = repr(o) if not hasattr(o, "__dict__") else []
    return type(o).__name__, items, sorted((k, see(v)) for k, v in getattr(o, "__dict__", {}).items() if k != "saw")

def objects(o):
    met, left = {}, [o]
    while left:
        o = left.pop()
        if id(o) in met or isinstance(o, (int, float, str, type(None))) or type(o) in (tuple, frozenset) and not o: continue
        met[id(o)] = o
        left += list(o) if isinstance(o, (list, tuple, set, frozenset, collections.deque)) else list(o) + list(o.values()) if isinstance(o, dict) else []
        left += getattr(o, "__dict__", {}).values()
    return met.values()

def kinds(o): return collections.Counter(type(o).__name__ for o in objects(o))

def saw(o): return sum(o.saw for o in objects(o) if isinstance(o, Made))

def judge():
    for line in sys.stdin:
        before, after = (pickle.loads(bytes.fromhex(text)) for text in line.split())
        if seen(before) != seen(after) or kinds(before) != kinds(after) or saw(before) > saw(after): print(line.strip())

globals()[sys.argv[1]]()

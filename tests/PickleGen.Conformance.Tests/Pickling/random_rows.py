"""Random plain values as CPython's C pickler writes them: long rows of atoms, in which containers come up now and then, and deep nests.

Arguments: seed, count. Prints lines "protocol base64".
"""
import base64, io, random, sys
import _pickle

# Around the sizes at which batches end, and such as fill frames.
LENGTHS = [0, 1, 2, 3, 4, 7, 999, 1000, 1001, 1999, 2000, 2001, 3500, 9000]
TEXTS = ["", "a", "\u00e9", "ab", "\u20ac", "\U0001f600", "\udc80", "text", "x" * 84, "y" * 85, "z" * 86, "w" * 255, "v" * 256, "\u00e9" * 127, "\u00e9" * 128, "\u6587" * 85, "\u6587" * 86, "u" * 5000]


def number(r):
    return r.choice([1, -1]) * r.getrandbits(r.choice([1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 62, 63, 64, 65]))


def atom(r, known):
    k = r.randrange(8)
    if k == 0: return r.choice([None, True, False])
    if k <= 2: return number(r)
    if k == 3: return r.choice([0.0, -0.0, 1.5, float("inf"), r.random() * 10 ** r.randrange(-300, 300)])
    if k <= 5 and known: return r.choice(known)
    text = r.choice(TEXTS) if r.random() < .1 else "%s %d" % (r.choice(["id", "name", "na\u00efve", "\u6587\u5b57"]), r.getrandbits(r.choice([3, 20, 40])))
    known.append(text)
    return text


def value(r, depth, known):
    """Of one kind throughout, mixed, or with a container here and there."""
    length = r.choice(LENGTHS) if depth == 0 else r.choice(LENGTHS[:6])
    nested = r.choice([0, 0, .002, .3 if length < 100 else .01]) if depth < 4 else 0
    same = r.random() < .3 and type(atom(r, known))

    def item():
        if r.random() < nested:
            return r.choice(containers) if containers and r.random() < .3 else value(r, depth + 1, known)
        while True:
            made = atom(r, known)
            if not same or type(made) is same: return made

    k = r.randrange(5)
    if k <= 1: made = [item() for _ in range(length)]
    elif k == 2: made = tuple(item() for _ in range(length))
    elif k == 3: made = {"key %d" % i: item() for i in range(length)}
    else: made = {r.choice([number, lambda r: r.choice(TEXTS), lambda r: (number(r), None), lambda r: r.random()])(r): item() for _ in range(length)}
    containers.append(made)
    return made


def nest(r):
    """As deep as the methods call each other, and deeper."""
    made = ["bottom"]
    for i in range(r.choice([20, 62, 63, 64, 65, 66, 130, 300])):
        k = r.randrange(4)
        if k == 0: made = [made]
        elif k == 1: made = (made,) if r.random() < .5 else (i, made, "x", made)
        elif k == 2: made = {"next": made, "again": made}
        else: made = [i, made, "between", [made, i]]
    return made


r = random.Random(int(sys.argv[1]))
sys.setrecursionlimit(10_000)
for i in range(int(sys.argv[2])):
    containers = []
    made = nest(r) if i % 5 == 4 else value(r, 0, [])
    for protocol in range(6):
        f = io.BytesIO()
        _pickle.Pickler(f, protocol).dump(made)
        print(protocol, base64.b64encode(f.getvalue()).decode())

"""What CPython gets from a pickle, as the neutral descriptions of tests/corpus/README.md.

value(obj)     a loaded value
graph(pickle)  what the opcodes build when every name stays a stub; by the pure-Python unpickler, every call of which is replaced
"""
import array, base64, collections, datetime, decimal, fractions, io, json, pathlib, pickle, types, uuid


class Stub:
    """A node of a graph: its tag and what it holds."""

    def __init__(self, tag, **content):
        self.tag, self.content = tag, content


class Ordered(list):
    """The items of a set, in the order of the pickle."""

    def __init__(self, tag, items):
        super().__init__(items)
        self.tag = tag

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def add(self, item):
        self.append(item)


def _unit(value):
    if len(value) > 300:
        for unit in range(1, 65):
            if len(value) % unit == 0 and value[:unit] * (len(value) // unit) == value:
                return unit
    return 0


def _bytes(value, tag):
    value = bytes(value)
    unit = _unit(value)
    if unit:
        return {tag + "_rep": [base64.b64encode(value[:unit]).decode(), len(value) // unit]}
    return {tag: base64.b64encode(value).decode()}


def _str(value):
    if any(0xD800 <= ord(c) <= 0xDFFF for c in value):
        return {"strcp": " ".join("%x" % ord(c) for c in value)}
    unit = _unit(value)
    return {"str_rep": [value[:unit], len(value) // unit]} if unit else {"str": value}


def _hex(value):
    return str(value) if value != value or value in (float("inf"), float("-inf")) else value.hex()


class _Describer:
    def __init__(self):
        self.described = {}
        self.alive = []

    def __call__(self, value):
        atom = self.atom(value)
        if atom is not None:
            return atom
        known = self.described.get(id(value))
        if known is not None:
            known.setdefault("id", None)
            return ("ref", known)
        description = {}
        self.described[id(value)] = description
        self.alive.append(value)
        self.composite(value, description)
        return description

    def atom(self, value):
        kind = type(value)
        if value is None: return {"none": True}
        if kind is bool: return {"bool": value}
        if kind is int: return {"int": str(value)}
        if kind is float: return {"float": _hex(value)}
        if kind is complex: return {"complex": [_hex(value.real), _hex(value.imag)]}
        if kind is str: return _str(value)
        if kind is bytes: return _bytes(value, "bytes")
        if value is ...: return {"ellipsis": True}
        if value is NotImplemented: return {"notimplemented": True}
        if kind in (tuple, frozenset) and not value: return {kind.__name__: []}
        if kind is range: return {"range": [str(value.start), str(value.stop), str(value.step)]}
        if kind is slice: return {"slice": [self(value.start), self(value.stop), self(value.step)]}
        if kind is datetime.date: return {"date": value.isoformat()}
        if kind in (datetime.time, datetime.datetime):
            iso = value.replace(tzinfo=None).isoformat(timespec="microseconds")
            return {kind.__name__: {"iso": iso, "fold": value.fold, "tz": self(value.tzinfo)}}
        if kind is datetime.timedelta: return {"timedelta": [value.days, value.seconds, value.microseconds]}
        if kind is datetime.timezone:
            made = value.__getinitargs__()
            return {"timezone": {"offset": self(made[0]), "name": self(made[1] if len(made) > 1 else None)}}
        if kind is decimal.Decimal: return {"decimal": str(value)}
        if kind is fractions.Fraction: return {"fraction": [str(value.numerator), str(value.denominator)]}
        if kind is uuid.UUID: return {"uuid": str(value)}
        if isinstance(value, pathlib.PurePath): return {"path": [kind.__name__, str(value)]}
        if isinstance(value, (type, types.BuiltinFunctionType)): return {"global": [value.__module__, value.__qualname__]}
        if kind is Stub and value.tag in ("global", "ext", "buffer", "persid"):
            if value.tag == "global": return {"global": value.content["names"]}
            if value.tag == "buffer": return {"buffer": value.content["index"], "readonly": value.content["readonly"]}
            return {value.tag: value.content["code"] if value.tag == "ext" else self(value.content["id"])}
        return None

    def composite(self, value, to):
        kind = type(value)
        if kind in (list, tuple): to[kind.__name__] = [self(item) for item in value]
        elif kind is Ordered: to[value.tag] = [self(item) for item in value]
        elif kind in (set, frozenset): to[kind.__name__] = [self(item) for item in value]
        elif kind is dict: to["dict"] = self.pairs(value.items())
        elif kind is bytearray: to.update(_bytes(value, "bytearray"))
        elif kind is collections.OrderedDict: to["ordereddict"] = self.pairs(value.items())
        elif kind is collections.Counter: to["counter"] = self.pairs(value.items())
        elif kind is collections.defaultdict:
            to["defaultdict"] = {"factory": self(value.default_factory), "items": self.pairs(value.items())}
        elif kind is collections.deque: to["deque"] = {"maxlen": self(value.maxlen), "items": [self(item) for item in value]}
        elif kind is array.array: to["array"] = {"typecode": value.typecode, "items": [self(item) for item in value.tolist()]}
        elif isinstance(value, BaseException):
            to["exception"] = {"class": [kind.__module__, kind.__qualname__], "args": self(value.args), "state": self.pairs(vars(value).items())}
            if isinstance(value, OSError): to["exception"]["filename"] = self(value.filename)
        elif kind is Stub:
            call = {"callable": self(value.content["callable"]), "args": self(value.content["args"])}
            if "kwargs" in value.content: call["kwargs"] = self(value.content["kwargs"])
            for name in ("builds", "appends"):
                if value.content[name]: call[name] = [self(item) for item in value.content[name]]
            if value.content["setitems"]: call["setitems"] = self.pairs(value.content["setitems"])
            if value.content["additems"]: call["additems"] = [self(item) for item in value.content["additems"]]
            to[value.tag] = call
        else: raise TypeError("no description for " + repr(kind))

    def pairs(self, items):
        return [[self(key), self(item)] for key, item in items]


def _numbered(description):
    """Ids count up in the order in which they are written."""
    count = 0

    def walk(part):
        nonlocal count
        if isinstance(part, tuple):
            if part[1]["id"] is None:
                count += 1
                part[1]["id"] = count
            return {"ref": part[1]["id"]}
        if isinstance(part, list):
            return [walk(item) for item in part]
        if not isinstance(part, dict):
            return part
        written = {}
        if "id" in part:
            if part["id"] is None:
                count += 1
                part["id"] = count
            written["id"] = part["id"]
        written.update((key, walk(item)) for key, item in part.items() if key != "id")
        return written

    return walk(description)


def value(obj):
    return _numbered(_Describer()(obj))


def _call(tag, callable, args, **more):
    return Stub(tag, callable=callable, args=args, builds=[], appends=[], setitems=[], additems=[], **more)


class _GraphUnpickler(pickle._Unpickler):
    dispatch = dict(pickle._Unpickler.dispatch)

    def __init__(self, file, **options):
        super().__init__(file, **options)
        self.popped, self.buffers = [], 0

    def find_class(self, module, name):
        return Stub("global", names=[module, name])

    def persistent_load(self, pid):
        return Stub("persid", id=pid)

    def get_extension(self, code):
        self.append(Stub("ext", code=code))

    def load_inst(self):
        module, name = (self.readline()[:-1].decode("ascii") for _ in range(2))
        args = tuple(self.pop_mark())
        self.append(_call("inst", self.find_class(module, name), args))

    def load_obj(self):
        callable, *args = self.pop_mark()
        self.append(_call("inst", callable, tuple(args)))

    def load_reduce(self):
        args = self.stack.pop()
        self.append(_call("reduce", self.stack.pop(), args))

    def load_newobj(self):
        args = self.stack.pop()
        self.append(_call("newobj", self.stack.pop(), args))

    def load_newobj_ex(self):
        kwargs, args = self.stack.pop(), self.stack.pop()
        self.append(_call("newobj_ex", self.stack.pop(), args, kwargs=kwargs))

    def load_build(self):
        state = self.stack.pop()
        self.stack[-1].content["builds"].append(state)

    def fill(self, plain, name, items):
        target = self.stack[-1]
        if isinstance(target, Stub): target.content[name].extend(items)
        else: plain(target, items)

    def load_append(self):
        item = self.stack.pop()
        self.fill(list.extend, "appends", [item])

    def load_appends(self):
        items = self.pop_mark()
        self.fill(list.extend, "appends", items)

    def load_setitem(self):
        item, key = self.stack.pop(), self.stack.pop()
        self.fill(dict.update, "setitems", [(key, item)])

    def load_setitems(self):
        items = self.pop_mark()
        self.fill(dict.update, "setitems", list(zip(items[::2], items[1::2])))

    def load_empty_set(self):
        self.append(Ordered("set", []))

    def load_additems(self):
        items = self.pop_mark()
        self.fill(list.extend, "additems", items)

    def load_frozenset(self):
        items = self.pop_mark()
        self.append(Ordered("frozenset", items))

    def load_next_buffer(self):
        self.append(Stub("buffer", index=self.buffers, readonly=False))
        self.buffers += 1

    def load_readonly_buffer(self):
        self.append(Stub("buffer", index=self.stack.pop().content["index"], readonly=True))

    def load_pop(self):
        if not self.stack: self.pop_mark()
        elif isinstance(top := self.stack.pop(), Stub) and "args" in top.content: self.popped.append(top)

    for _opcode, _method in list(dispatch.items()):
        if _method.__name__ in locals():
            dispatch[_opcode] = locals()[_method.__name__]


def graph(data, encoding="ASCII"):
    unpickler = _GraphUnpickler(io.BytesIO(data), encoding=encoding)
    root = unpickler.load()
    describer = _Describer()
    described = {"value": describer(root)}
    popped = [describer(node) for node in unpickler.popped]
    if popped: described["popped"] = popped
    return _numbered(described)

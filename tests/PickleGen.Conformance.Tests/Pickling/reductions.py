"""What CPython's C pickler writes for objects with reduce values of every form. Argument: the case. Prints one line of hex a protocol."""
import io, sys, types
import _pickle

shop = types.ModuleType("shop")
sys.modules["shop"] = shop

class Thing:
    reduced = None
    def __reduce_ex__(self, protocol): return self.reduced(self)

class Outer:
    class Inner(Thing): pass

def make(*args): return None
def fill(obj, state): return None
def __newobj__(cls, *args): return cls.__new__(cls, *args)
def __newobj_ex__(cls, args, kwargs): return cls.__new__(cls, *args, **kwargs)

def lend(o, name):
    o.__module__ = "shop"
    o.__qualname__ = name
    setattr(shop, name.split(".")[0], o if "." not in name else Outer)

for o in (Thing, Outer, make, fill): lend(o, o.__name__)
Outer.Inner.__module__, Outer.Inner.__qualname__ = "shop", "Outer.Inner"

class Sized(Thing):
    def __new__(cls, *args, **kwargs): return object.__new__(cls)
lend(Sized, "Sized")
Sized.__new__.__module__, Sized.__new__.__qualname__ = "shop", "Sized.__new__"

def case_call(): return Thing, lambda o: (make, (1, "a"))
def case_no_arguments(): return Thing, lambda o: (make, ())
def case_state(): return Thing, lambda o: (make, (1,), {"x": 1})
def case_list_items(): return Thing, lambda o: (make, (), None, iter([1, 2, 3]))
def case_one_list_item(): return Thing, lambda o: (make, (), None, iter([1]))
def case_1001_list_items(): return Thing, lambda o: (make, (), None, iter([None] * 1001))
def case_1001_dict_items(): return Thing, lambda o: (make, (), None, None, iter([(None, None)] * 1001))
def case_1000_dict_items(): return Thing, lambda o: (make, (), None, None, iter([(None, None)] * 1000))
def case_everything(): return Thing, lambda o: (make, (1,), ["state"], iter([1, 2]), iter([("k", "v")]))
def case_setter(): return Thing, lambda o: (make, (1,), {"me": o}, None, None, fill)
def case_setter_without_state(): return Thing, lambda o: (make, (1,), None, None, None, fill)
def case_newobj(): return Thing, lambda o: (__newobj__, (Thing, 1, "a"), {"x": 1})
def case_newobj_ex(): return Sized, lambda o: (__newobj_ex__, (Sized, (1, "a"), {"size": 2}))
def case_nested_class(): return Outer.Inner, lambda o: (__newobj__, (Outer.Inner,), None)
def case_own_state_list():
    def reduced(o):
        l = [o]
        return (make, (2,), l)
    return Thing, reduced

def case_in_its_own_arguments():
    box = []
    def reduced(o):
        if not box:
            box.append(o)
            return (make, (box,), {"lost": 1})
        return (make, (3,), {"kept": 1})
    return Thing, reduced

def case_by_name(): return Thing, lambda o: "make"

for protocol in range(6):
    cls, reduced = globals()["case_" + sys.argv[1]]()
    cls.reduced = staticmethod(reduced)
    lend(__newobj__, "__newobj__"), lend(__newobj_ex__, "__newobj_ex__")
    o = object.__new__(cls)
    if sys.argv[1] == "by_name":
        shop.make, o = o, o
        Thing.__module__ = "shop"
    f = io.BytesIO()
    _pickle.Pickler(f, protocol).dump([o, o])
    print(f.getvalue().hex())

"""The values without a static type of Workloads/PlainValues.cs: the same name, the same value."""


def nested(depth):
    return [i if depth == 0 else nested(depth - 1) for i in range(4)]


def record(i):
    return {
        "id": i,
        "name": f"Customer {i}",
        "email": f"customer{i}@example.com",
        "active": i % 3 != 0,
        "balance": i * 12.5,
        "parent": None if i % 2 == 0 else i // 2,
        "address": {"street": f"{i} Main Street", "city": "Springfield", "zip": f"{i:05}"},
        "tags": ["new", f"group {i % 10}"],
    }


VALUES = {
    "ints": lambda: [i * 7919 for i in range(10_000)],
    "widths": lambda: [i * 2654435761 >> i % 40 for i in range(10_000)],
    "floats": lambda: [i * 1.37 for i in range(10_000)],
    "strings": lambda: [f"text {i * 7919}" for i in range(10_000)],
    "long_strings": lambda: [f"{i * 7919:010}" * 20 for i in range(1_000)],
    "wide_strings": lambda: ["".join(chr(0x4E00 + (i * 31 + k * 7) % 20_000) for k in range(20)) for i in range(1_000)],
    "dict": lambda: {f"key{i * 7919}": i for i in range(10_000)},
    "dicts": lambda: [{"id": i, "name": f"name {i * 31}", "score": i * 1.37, "tags": ["a", "b"]} for i in range(1_000)],
    "records": lambda: [record(i) for i in range(1_000)],
    "record": lambda: record(1),
    "tuples": lambda: [(i, i * 1.37, f"row {i}") for i in range(10_000)],
    "lists": lambda: [[i * k for k in range(10)] for i in range(1_000)],
    "nested": lambda: nested(5),
}

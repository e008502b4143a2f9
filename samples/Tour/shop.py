"""A small shop. `shop.py write FILE` pickles it; `shop.py check FILE PRICED` judges what came back.

Nothing in here knows of .NET: plain classes, pickled with the standard library.
"""

import pickle
import sys
from datetime import date, datetime
from decimal import Decimal


class Customer:
    def __init__(self, name, email, born):
        self.name, self.email, self.born = name, email, born
        self.orders = []  # each order has its customer: a cycle


class Line:
    def __init__(self, sku, quantity, price):
        self.sku, self.quantity, self.price = sku, quantity, price


class Order:
    def __init__(self, number, placed, customer, lines):
        self.number, self.placed, self.customer, self.lines = number, placed, customer, lines
        self.total = Decimal(0)  # for somebody else to work out
        customer.orders.append(self)


class Shop:
    def __init__(self, name, customers, orders, stock):
        self.name, self.customers, self.orders, self.stock = name, customers, orders, stock


def make():
    ada = Customer("Ada", "ada@example.com", date(1815, 12, 10))
    grace = Customer("Grace", "grace@example.com", date(1906, 12, 9))
    tea = Line("tea", 3, Decimal("4.95"))
    orders = [
        Order(1, datetime(2024, 2, 29, 9, 30), ada, [tea, Line("pot", 1, Decimal("37.15"))]),
        Order(2, datetime(2024, 3, 1, 17, 5, 59, 123456), grace, [tea]),
        Order(3, datetime(2024, 3, 2, 8, 0), ada, [Line("kettle", 2, Decimal("64.50"))]),
    ]
    return Shop("Tea & Co. ☕", [ada, grace], orders, {"tea": 100, "pot": 7, "kettle": 12})


def write(file):
    with open(file, "wb") as f:
        pickle.dump(make(), f, protocol=5)


def check(file, priced):
    """What went out, and what came back with every order's total worked out."""
    with open(file, "rb") as f:
        sent = pickle.load(f)
    with open(priced, "rb") as f:
        shop = pickle.load(f)

    assert type(shop) is Shop and [type(o) for o in shop.orders] == [Order] * 3
    assert (shop.name, shop.stock) == (sent.name, sent.stock)
    print("  the classes are Python's own, text and numbers are what they were")

    ada, grace = shop.customers
    assert [o.customer for o in shop.orders] == [ada, grace, ada]
    assert shop.orders[0].lines[0] is shop.orders[1].lines[0]
    assert ada.orders == [shop.orders[0], shop.orders[2]] and grace.orders == [shop.orders[1]]
    print("  two orders of Ada share one Ada, two orders share one line of tea, and the cycle is closed")

    for customer, before in zip(shop.customers, sent.customers):
        assert (customer.name, customer.email, customer.born) == (before.name, before.email, before.born)
        assert type(customer.born) is date
    for order, before in zip(shop.orders, sent.orders):
        assert (order.number, order.placed, type(order.placed)) == (before.number, before.placed, datetime)
        assert [vars(line) for line in order.lines] == [vars(line) for line in before.lines]
        assert all(type(line.price) is Decimal for line in order.lines)
    print("  dates are dates to the microsecond, prices are decimals to the cent")

    for order in shop.orders:
        full = sum(line.quantity * line.price for line in order.lines)
        expected = full * Decimal("0.9") if full >= 50 else full
        assert type(order.total) is Decimal and order.total == expected, (order.number, order.total, expected)
    print("  every total is right, the discount included:", ", ".join(f"{o.total:.2f}" for o in shop.orders))


def main(command, *files):
    {"write": write, "check": check}[command](*files)


if __name__ == "__main__":
    import shop  # so that the classes are shop.Order, not __main__.Order

    shop.main(*sys.argv[1:])

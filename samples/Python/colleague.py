"""The first five minutes of a colleague who uses Python.

    dotnet run --project samples/Python -- save .
    picklegen stubs --output . FirstMinutes.dll      # shop/models.py, shop/measures.py
    python colleague.py
    dotnet run --project samples/Python -- load .
"""

import dataclasses
import pickle
from datetime import timedelta
from decimal import Decimal

from shop.models import Line, Status

# What C# saved are objects of these classes ...
with open("order.pkl", "rb") as file:
    order = pickle.load(file)
print(f"order {order.id} of {order.customer.name}, {order.placed:%d %B %Y}: {sum(line.price * line.count for line in order.lines)}")

# ... to be read and changed like any others ...
order.lines.append(Line(sku="cup", price=Decimal("3.20"), count=4))
order.customer = dataclasses.replace(order.customer, name="Ada L.")
order.status = Status.Shipped

# ... generic ones, too: a Range<TimeSpan> is Range_1("System.TimeSpan").
order.delivery = type(order.delivery)(from_=order.delivery.from_, to=order.delivery.to + timedelta(days=1))

# What C# loads is what is pickled here.
with open("reply.pkl", "wb") as file:
    pickle.dump(order, file)

# Types in dict layout need no classes at all.
try:
    import pandas
except ImportError:
    print("no pandas, no table")
else:
    with open("sales.pkl", "rb") as file:
        print(pandas.DataFrame(pickle.load(file)).groupby("customer")["total"].sum().to_string())

using System.Text;

namespace PickleGen.Conformance.Tests.Stubs;

/// <summary><c>picklegen stubs</c>: Python gets classes for our types, and gives back what it got.</summary>
public sealed class StubsTests : IDisposable
{
    private static readonly string s_assembly = typeof(Order).Assembly.Location;

    private readonly StubRun _stubs = new();

    [PythonFact]
    public void Every_module_is_source_that_Python_compiles()
    {
        string[] files = _stubs.Write();
        Assert.Contains(Path.Combine(_stubs.Folder, "stub_shop", "__init__.py"), files);
        Assert.Contains(Path.Combine(_stubs.Folder, "stub_shop", "models.py"), files);
        PythonRunner.Run("import ast, py_compile, sys\nfor file in sys.argv[1:]:\n    py_compile.compile(file, doraise=True)\n    ast.parse(open(file, encoding='utf-8').read(), feature_version=(3, 8))", [], files);
    }

    [PythonFact]
    public void Standard_output_has_all_modules_in_one()
    {
        var run = StubRun.Tool("stubs", s_assembly);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        PythonRunner.Run("import sys; compile(sys.stdin.read(), 'stubs', 'exec')", Encoding.UTF8.GetBytes(run.Output));
    }

    [PythonFact]
    public void What_goes_to_Python_and_back_is_what_it_was()
    {
        var order = new Order
        {
            OrderId = 1L << 40,
            Customer = new VipCustomer("Ada", null, 10),
            Lines = { new Line { Sku = "tea", Price = 4.950m, Inside = new Line.Box { Items = [1, 3] } } },
            Note = null,
            Status = Status.Closed,
            Days = Days.Monday | Days.Tuesday | (Days)64,
            Numbers = [1, -2],
            Pair = (1, "one"),
            Placed = new DateTime(2020, 1, 2, 3, 4, 5),
            Kind = "keyword",
        };
        order.Marks["here"] = new Point(1.5, -2);
        order.Marks["nowhere"] = null;
        order.Previous = order;

        var back = PickleSerializer.Deserialize<Order>(_stubs.ThroughPython(PickleSerializer.Serialize(order), """
            assert type(value).__module__ == "stub_shop.models" and type(value).__qualname__ == "Order", type(value)
            assert value.previous is value and value.customer.Name == "Ada" and value.customer.Email is None
            assert repr(value.marks["here"]) == "Point(X=1.5, Y=-2.0)"
            assert value.status is stub_shop.Status.Closed and value.days & stub_shop.Days.Tuesday
            assert type(value.lines[0].Inside) is stub_shop.Line.Box
            assert value.class_ == "keyword"
            """))!;

        Assert.Same(back, back.Previous);
        Assert.Equal(Convert.ToHexString(PickleSerializer.Serialize(order)), Convert.ToHexString(PickleSerializer.Serialize(back)));
    }

    [PythonTheory]
    [InlineData(Status.Open)]
    [InlineData((Status)99)]
    public void Numbers_of_enums_survive_with_and_without_a_name(Status status) =>
        Assert.Equal(status, PickleSerializer.Deserialize<Status>(_stubs.ThroughPython(PickleSerializer.Serialize(status), "assert isinstance(value, stub_shop.Status)")));

    [PythonFact]
    public void Python_makes_an_object_that_loads_here()
    {
        _stubs.Write();
        byte[] pickle = _stubs.Python("""
            import pickle
            from decimal import Decimal
            from stub_shop import Line
            from stub_shop.models import Customer
            sys.stdout.buffer.write(pickle.dumps([Line(Sku="tea", Price=Decimal("4.95")), Customer(Name="Ada")]))
            """, []);
        var loaded = Assert.IsType<List<object?>>(PickleSerializer.Deserialize(pickle));
        Assert.Equal(4.95m, Assert.IsType<Line>(loaded[0]).Price);
        Assert.Equal(new Customer("Ada", null), loaded[1]);
    }

    [PythonFact]
    public void A_dict_layout_is_a_dict_and_its_stub_says_what_is_in_it()
    {
        byte[] pickle = PickleSerializer.Serialize(new Row { Id = 1, Name = "one" });
        var back = PickleSerializer.Deserialize<Row>(_stubs.ThroughPython(pickle, "assert value == {'Id': 1, 'Name': 'one'} and stub_shop.Row.__annotations__.keys() == value.keys()"))!;
        Assert.Equal((1, "one"), (back.Id, back.Name));
    }

    [PythonFact("pandas")]
    public void Rows_go_straight_into_pandas_and_json()
    {
        byte[] pickle = PickleSerializer.Serialize(new List<Row> { new() { Id = 1, Name = "one" }, new() { Id = 2, Name = "two" } });
        string printed = PythonRunner.RunText("""
            import json, pandas, pickle, sys
            rows = pickle.loads(sys.stdin.buffer.read())
            frame = pandas.DataFrame(rows)
            print(list(frame.columns), int(frame["Id"].sum()), json.dumps(rows))
            """, pickle);
        Assert.Equal("""['Id', 'Name'] 3 [{"Id": 1, "Name": "one"}, {"Id": 2, "Name": "two"}]""", printed);
    }

    [Theory]
    [InlineData("no assembly", "missing.dll")]
    [InlineData("two", "one.dll", "two.dll")]
    public void What_is_no_assembly_is_said(string what, params string[] files) => Assert.True(StubRun.Tool(["stubs", .. files]) is (2, "", { Length: > 0 }), what);

    [Fact]
    public void A_file_that_is_none_is_said_in_one_line()
    {
        string file = Path.Combine(_stubs.Folder, "text.dll");
        File.WriteAllText(file, "not an assembly");
        var run = StubRun.Tool("stubs", file);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    public void Dispose() => _stubs.Dispose();
}

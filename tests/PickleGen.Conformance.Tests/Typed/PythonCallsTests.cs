using System.Numerics;

namespace PickleGen.Conformance.Tests.Typed;

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Visit
{
    public decimal Price { get; set; }
    public DateTime At { get; set; }
    public DateTime Again { get; set; }
    public DateOnly Day { get; set; }
    public TimeOnly Hour { get; set; }
    public TimeSpan Length { get; set; }
    public Complex Phase { get; set; }
    public Guid Id { get; set; }
    public DateTimeOffset There { get; set; }
    public DateTimeOffset Then { get; set; }
    public string? Word { get; set; }
    public List<decimal> Prices { get; set; } = [];
    public Dictionary<string, DateTime> Times { get; set; } = [];
    public List<Guid> Ids { get; set; } = [];
    public List<int> Numbers { get; set; } = [];
}

/// <summary>Values that CPython writes as calls of its library, between members that generated code reads.</summary>
public class PythonCallsTests
{
    private const string Imports = """
        from datetime import datetime, date, time, timedelta, timezone
        from decimal import Decimal
        from uuid import UUID
        from zoneinfo import ZoneInfo
        it = village.Visit = type("Visit", (), {"__module__": "village"})
        it = it()

        """;

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Values_of_pythons_library_are_read_with_what_they_share(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            Imports + """
            word = "12.50"
            it.word, it.price, it.at = word, Decimal(word), datetime(2026, 1, 2, 3, 4, 5, 678901)
            it.again, it.day, it.hour = it.at, date(1999, 12, 31), time(23, 59, 58, 7)
            it.length, it.phase, it.id = timedelta(-1, 5, 9), 1.5 - 2j, UUID(int=5 << 120)
            it.prices = [it.price, Decimal("-0.00"), Decimal("79228162514264337593543950335"), it.price, Decimal("12.50")]
            it.times = {"a": it.at, "b": datetime(1, 1, 1), "c": it.at}
            it.ids, it.numbers = [it.id, UUID(int=0), UUID(int=(1 << 128) - 1), it.id], [1, 2, 3]
            """, "it", protocol);

        var visit = PickleSerializer.Deserialize<Visit>(pickle)!;
        Assert.Equal(("12.50", 12.50m, 2), (visit.Word, visit.Price, visit.Price.Scale));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5).AddTicks(6789010), visit.At);
        Assert.Equal(visit.At, visit.Again);
        Assert.Equal((new DateOnly(1999, 12, 31), new TimeOnly(23, 59, 58).Add(TimeSpan.FromTicks(70))), (visit.Day, visit.Hour));
        Assert.Equal(TimeSpan.FromDays(-1) + TimeSpan.FromSeconds(5) + TimeSpan.FromTicks(90), visit.Length);
        Assert.Equal(new Complex(1.5, -2), visit.Phase);
        Assert.Equal("05000000-0000-0000-0000-000000000000", visit.Id.ToString());
        Assert.Equal([12.50m, 0m, decimal.MaxValue, 12.50m, 12.50m], visit.Prices);
        Assert.True(decimal.IsNegative(visit.Prices[1]));
        Assert.Equal([visit.At, DateTime.MinValue, visit.At], visit.Times.Values);
        Assert.Equal([visit.Id, Guid.Empty, Guid.AllBitsSet, visit.Id], visit.Ids);
        Assert.Equal([1, 2, 3], visit.Numbers);
    }

    // CPython's has two texts; PyPy's and others' find the second one in the memo, as CPython does with classes that Python code declares.
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_class_that_is_called_as_its_module_may_be_one_text_with_it(int protocol)
    {
        byte[] pickle = PythonRunner.Run(Village.Module + Imports + $"""
            import io
            class Interning(pickle._Pickler):
                def save(self, obj, save_persistent_id=True):
                    super().save(sys.intern(obj) if type(obj) is str else obj, save_persistent_id)
            it.at, it.times, it.word, it.again = datetime(2026, 1, 2), dict(a=datetime(2026, 1, 3)), "datetime", datetime(2026, 1, 4)
            file = io.BytesIO()
            Interning(file, {protocol}).dump([it, it.at])
            sys.stdout.buffer.write(file.getvalue())
            """);
        var (visit, at) = PickleSerializer.Deserialize<(Visit, DateTime)>(pickle);
        Assert.Equal((new DateTime(2026, 1, 2), visit.At, "datetime", new DateTime(2026, 1, 4)), (visit.At, at, visit.Word, visit.Again));
        Assert.Equal(new DateTime(2026, 1, 3), visit.Times["a"]);
    }

    // pickletools.optimize leaves only the puts that something refers to: behind some of the calls, and not behind others.
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Values_of_pythons_library_are_shared_in_optimized_pickles_too(int protocol)
    {
        Shared("Decimal('1.5'), Decimal('-2')", 1.5m, -2m);
        Shared("date(2000, 1, 2), date(2001, 1, 2)", new DateOnly(2000, 1, 2), new DateOnly(2001, 1, 2));
        Shared("time(1, 2), time(3, 4)", new TimeOnly(1, 2), new TimeOnly(3, 4));
        Shared("datetime(2000, 1, 2), datetime(2001, 1, 2)", new DateTime(2000, 1, 2), new DateTime(2001, 1, 2));
        Shared("datetime(2000, 1, 2, tzinfo=timezone.utc), datetime(2001, 1, 2, tzinfo=timezone.utc)", new DateTimeOffset(2000, 1, 2, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2001, 1, 2, 0, 0, 0, TimeSpan.Zero));
        Shared("timedelta(1), timedelta(2)", TimeSpan.FromDays(1), TimeSpan.FromDays(2));
        Shared("1.5 - 2j, 3j", new Complex(1.5, -2), new Complex(0, 3));
        Shared("UUID(int=0), UUID(int=(1 << 128) - 1)", Guid.Empty, Guid.AllBitsSet);

        void Shared<T>(string values, T a, T b)
        {
            string setup = Imports + $"import pickletools\na, b = {values}\ndumps = pickle.dumps\npickle.dumps = lambda it, protocol: pickletools.optimize(dumps(it, protocol))\n";
            Assert.Equal([a, b, b, a], PickleSerializer.Deserialize<List<T>>(Village.DumpedByPython(setup, "[a, b, b, a]", protocol)));
            Assert.Equal([a, b, a], PickleSerializer.Deserialize<Dictionary<string, T>>(Village.DumpedByPython(setup, "dict(a=a, b=b, c=a)", protocol))!.Values);
            Assert.Equal([(1, a), (2, b), (3, a)], PickleSerializer.Deserialize<List<(int, T)>>(Village.DumpedByPython(setup, "[(1, a), (2, b), (3, a)]", protocol)));
        }
    }

    [PythonTheory]
    [InlineData("price", "Decimal('1.50')")]
    [InlineData("at", "datetime(2026, 1, 2)")]
    [InlineData("day", "date(2026, 1, 2)")]
    [InlineData("hour", "time(1, 2)")]
    [InlineData("length", "timedelta(1)")]
    [InlineData("phase", "1j")]
    [InlineData("id", "UUID(int=1 << 100)")]
    [InlineData("there", "datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=1)))")]
    [InlineData("there", "datetime(2026, 1, 2, tzinfo=ZoneInfo('Europe/Paris'))")]
    public void What_follows_is_not_made_of_objects(string member, string value)
    {
        byte[] pickle = Village.DumpedByPython(Imports + $"it.{member}, it.numbers = {value}, list(range(1000, 3000))\n", "it", 5);

        Assert.Equal(Enumerable.Range(1000, 2000), PickleSerializer.Deserialize<Visit>(pickle)!.Numbers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleSerializer.Deserialize<Visit>(pickle);
        // A list of ints that has grown; each as an object of its own would take 24 bytes more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 8000, 2000 * 24);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Values_of_other_types_are_refused_where_they_lie(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Imports + "it.day, it.at = date(2026, 1, 2), timedelta(1)\n", "it", protocol);

        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Visit>(pickle));
        Assert.Equal("$.at", thrown.Path);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Times_with_a_zone_share_it(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            Imports + """
            zone = timezone(timedelta(hours=-3, minutes=-30), "here")
            it.there, it.then = datetime(2026, 1, 2, 3, 4, 5, 6, zone), datetime(2026, 7, 2, tzinfo=ZoneInfo("Europe/Paris"))
            it.word, it.numbers, it.at = "last", [1, 2], datetime(2026, 1, 2)
            other = village.Visit()
            other.there, other.then, other.word, other.numbers = it.then.replace(month=1), datetime(1, 2, 3, tzinfo=zone), "word", [3]
            it = [it, other, it]
            """, "it", protocol);

        var visits = PickleSerializer.Deserialize<List<Visit>>(pickle)!;
        Assert.Same(visits[0], visits[2]);
        var zone = new TimeSpan(-3, -30, 0);
        Assert.Equal((new(new DateTime(2026, 1, 2, 3, 4, 5).AddTicks(60), zone), new(2026, 7, 2, 0, 0, 0, TimeSpan.FromHours(2)), "last"), (visits[0].There, visits[0].Then, visits[0].Word));
        Assert.Equal((new(2026, 1, 2, 0, 0, 0, TimeSpan.FromHours(1)), new(1, 2, 3, 0, 0, 0, zone), "word"), (visits[1].There, visits[1].Then, visits[1].Word));
        Assert.Equal(new DateTime(2026, 1, 2), visits[0].At);
        Assert.Equal([1, 2], visits[0].Numbers);
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];
}

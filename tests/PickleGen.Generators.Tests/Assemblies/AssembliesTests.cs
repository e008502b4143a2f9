using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>Programs of several assemblies, compiled and run: base classes, members and declarations in another one.</summary>
public class AssembliesTests
{
    private const string Vendor = """
        namespace Vendor;

        public class Reading
        {
            private int _hidden = 1;
            public double Value { get; set; }
            public Unit Unit { get; init; }
            public int Hidden() => _hidden;
        }

        public enum Unit { Metre = 1, Second }

        public struct Pair<T> { public T Left { get; set; } public T Right; }

        public class Stamped<T>
        {
            public T? Stamp { get; protected set; }
            public void Set(T stamp) => Stamp = stamp;
        }
        """;

    private const string Library = """

        [assembly: PicklableExternal(typeof(Vendor.Reading))]
        [assembly: PicklableExternal(typeof(Vendor.Pair<int>), Name = "IntPair")]

        namespace Library;

        [Picklable] public partial record Person(string Name) { public Vendor.Reading? Height { get; set; } }
        [Picklable] public abstract partial class Shape { [PickleMember] protected int _id; public int Id => _id; public void SetId(int id) => _id = id; internal string? Note { get; set; } }
        [Picklable] public partial class Keyed<TKey> where TKey : notnull { [PickleMember] protected TKey? Key { get; set; } public TKey? Read() => Key; public void Write(TKey key) => Key = key; }
        [Picklable] public enum Level : byte { Low, High = 200 }
        public interface IMarked { }
        """;

    private const string Program = """
        using Library;
        using Vendor;

        [assembly: CLSCompliant(true)]

        namespace App;

        [Picklable] public sealed partial class Circle : Shape, IMarked { public required double Radius { get; init; } }
        [Picklable] public sealed partial class Order : Keyed<Guid> { public Person? Buyer { get; set; } public List<Reading> Readings { get; } = []; public Pair<int> Pair { get; set; } public Level Level { get; set; } public IMarked? Marked { get; set; } public Shape? Shape { get; set; } }
        [Picklable] public sealed partial class Log : Stamped<DateTime> { public Unit Unit { get; set; } }
        [Picklable] public sealed partial class log { public int Lower { get; set; } }

        public static class Check
        {
            public static string Run(int protocol)
            {
                var options = new PickleOptions { Protocol = protocol };
                var circle = new Circle { Radius = 2 };
                circle.SetId(7);
                var order = new Order { Buyer = new Person("Ada") { Height = new Reading { Value = 1.5, Unit = Unit.Metre } }, Pair = new Pair<int> { Left = 1, Right = 2 }, Level = Level.High, Marked = circle, Shape = circle };
                order.Readings.Add(order.Buyer.Height);
                order.Write(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
                var log = new Log { Unit = Unit.Second };
                log.Set(new DateTime(5));
                var copies = PickleSerializer.Deserialize<List<object?>>(PickleSerializer.Serialize(new List<object?> { order, log, new log { Lower = 3 } }, options))!;
                var o = (Order)copies[0]!;
                var l = (Log)copies[1]!;
                return $"{o.Buyer!.Name} {ReferenceEquals(o.Buyer.Height, o.Readings[0])} {o.Readings[0].Value} {o.Readings[0].Unit} {o.Pair.Left}{o.Pair.Right} {o.Level} {((Circle)o.Marked!).Radius} {ReferenceEquals(o.Marked, o.Shape)} {o.Shape!.Id} {o.Read()} {l.Stamp.Ticks} {l.Unit} {((log)copies[2]!).Lower}";
            }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Types_in_several_assemblies_come_back(bool asReferences)
    {
        var assemblies = new CompiledAssemblies(asReferences);
        assemblies.Add("AssembliesTests.Vendor", Vendor, generates: false);
        assemblies.Add("AssembliesTests.Library", Library);
        var run = assemblies.Add("AssembliesTests.Program", Program).GetType("App.Check")!.GetMethod("Run")!.CreateDelegate<Func<int, string>>();
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            Assert.Equal("Ada True 1.5 Metre 12 High 2 True 7 00000001-0002-0003-0405-060708090a0b 5 Second 3", run(protocol));
        }
    }

    [Fact]
    public void External_types_in_a_generic_one_come_back()
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("NestedVendor", "namespace Vendor; public class Outer<T> { public class In { public T? Y; } public struct Held { public T? Z; } }", generates: false);
        var run = assemblies.Add(
            "NestedProgram",
            """
            using Vendor;
            [assembly: PicklableExternal(typeof(Outer<int>.In))]
            [assembly: PicklableExternal(typeof(Outer<string>.Held))]
            public static class Check
            {
                public static string Run() => $"{Copy(new Outer<int>.In { Y = 3 }).Y} {Copy(new Outer<string>.Held { Z = "z" }).Z}";
                private static T Copy<T>(T value) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value))!;
            }
            """).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>();
        Assert.Equal("3 z", run());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_library_leaves_to_a_reducer_stands_in_members_of_others(bool asReferences)
    {
        var assemblies = new CompiledAssemblies(asReferences);
        assemblies.Add("Reduced.Vendor", "namespace Vendor; public class Secret { private readonly int _x; private Secret(int x) => _x = x; public static Secret Of(int x) => new(x); public int Show() => _x; }", generates: false);
        assemblies.Add("Reduced.Library", "[assembly: PicklableExternal(typeof(Vendor.Secret), ByReducer = true)] namespace Library { [Picklable] public partial class Box<T> { public T? Value; } }");
        var run = assemblies.Add(
            "Reduced.Program",
            """
            using Vendor;
            [Picklable] public partial record P(Secret One, List<Secret> Many, Library.Box<Secret> Box);
            public static class Check
            {
                public static string Run()
                {
                    var make = new PickleCallable("vendor", "secret", (int x) => Secret.Of(x));
                    var options = new PickleOptions { DispatchTable = new DispatchTable().Add<Secret>(value => new ReduceValue(make, [value.Show()])), Classes = new ClassRegistry().Add(make) };
                    var one = Secret.Of(1);
                    var copy = PickleSerializer.DeepClone(new P(one, [one, Secret.Of(2)], new() { Value = Secret.Of(3) }), options);
                    return $"{copy.One.Show()} {ReferenceEquals(copy.One, copy.Many[0])} {copy.Many[1].Show()} {copy.Box.Value!.Show()}";
                }
            }
            """).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>();
        Assert.Equal("1 True 2 3", run());
    }

    private const string WithoutCode = "namespace Lib; [Picklable] public class Held { public int A { get; set; } } [Picklable] public class Base { public int B { get; set; } } [Picklable] public enum E { X, Y } [Picklable] public struct G<T> { public T? C { get; set; } }";

    /// <summary>As of a library in F#, or of one that has switched generators off: what the annotation promised is not there.</summary>
    [Theory]
    [InlineData("[Picklable] public partial class P { public Lib.Held? A { get; set; } }", "'A' is of type 'Lib.Held?', which cannot be pickled: declare that type with [assembly: PicklableExternal]")]
    [InlineData("[Picklable] public partial class P { public List<Lib.Held[]>? A { get; set; } }", "'A' is of type 'System.Collections.Generic.List<Lib.Held[]>?', which cannot be pickled: declare 'Held' with [assembly: PicklableExternal]")]
    [InlineData("[Picklable] public partial class P { public Lib.G<int> A { get; set; } }", "'A' is of type 'Lib.G<int>', which cannot be pickled: ")]
    [InlineData("[Picklable] public partial class P : Lib.Base { public Lib.E A { get; set; } }", null)]
    public void Annotated_type_of_an_assembly_without_code_is_as_one_without_the_annotation(string source, string? expected)
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("WithoutCode.Library", WithoutCode, generates: false);
        var input = assemblies.Compile("WithoutCode.Program", source);
        Assert.Equal("", GeneratorHarness.Problems(input, GeneratorHarness.Generate(input).Output));
        var type = input.Assembly.GetTypeByMetadataName("P")!;
        var found = PickleTypeReview.Of(type, type.FindAttribute("PicklableAttribute")!, input, TakenNames.In(input, default), default).ToList();
        if (expected is null) Assert.Empty(found);
        else Assert.StartsWith(expected, Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_travels_where_it_is_declared_external()
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("WithoutCode.Library", WithoutCode, generates: false);
        var run = assemblies.Add(
            "WithoutCode.Program",
            """
            [assembly: PicklableExternal(typeof(Lib.Held))]
            [assembly: PicklableExternal(typeof(Lib.E))]
            [Picklable] public partial class P : Lib.Base { public Lib.Held? Held { get; set; } public Lib.E E { get; set; } }
            public static class Check
            {
                public static string Run()
                {
                    var copy = PickleSerializer.DeepClone(new P { B = 1, Held = new() { A = 2 }, E = Lib.E.Y });
                    return $"{copy.B} {copy.Held!.A} {copy.E}";
                }
            }
            """).GetType("Check")!.GetMethod("Run")!.CreateDelegate<Func<string>>();
        Assert.Equal("1 2 Y", run());
    }
}

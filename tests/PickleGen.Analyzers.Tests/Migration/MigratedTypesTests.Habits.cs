namespace PickleGen.Analyzers.Tests.Migration;

/// <summary>Types as people wrote them for BinaryFormatter.</summary>
public sealed partial class MigratedTypesTests
{
    public static TheoryData<string, string> Habits() => new()
    {
        {
            "constructors that make something of what they take, and do more than assign",
            """
            [Serializable]
            public class Parent { public List<Child> Kids = []; }
            [Serializable]
            public class Child { private readonly Parent _parent; public Child(Parent parent) { _parent = parent; parent.Kids.Add(this); } public Parent Parent => _parent; }
            [Serializable]
            public class Sample
            {
                private readonly int _a;
                private readonly List<int> _items;
                private readonly List<int> _same;
                private readonly Parent _parent = new();
                public Sample(int a, List<int> items) { _a = a * 2; _items = new List<int>(items); _same = _items; _ = new Child(_parent); }
                public static Sample Make() => new(3, [1, 2]);
                public static string Show(Sample s) => $"{s._a} {s._items.Count} {ReferenceEquals(s._items, s._same)} {s._parent.Kids.Count} {ReferenceEquals(s._parent, s._parent.Kids[0].Parent)}";
            }
            """
        },
        {
            "callbacks of a base class first, of the derived one then",
            """
            [Serializable]
            public class Start
            {
                public static readonly List<string> Log = [];
                public int A = 1;
                [OnSerializing] private void Saving(StreamingContext context) => Log.Add($"base saving {A}");
                [OnDeserialized] private void Loaded(StreamingContext context) => Log.Add($"base loaded {A}");
                [OnDeserializing] private void Loading(StreamingContext context) => Log.Add("base loading");
                [OnSerialized] private void Saved(StreamingContext context) => Log.Add("base saved");
            }
            [Serializable]
            public class Sample : Start
            {
                private int _b = 2;
                [OnSerializing] private void Saving(StreamingContext context) => Log.Add($"saving {_b}");
                [OnSerialized] private void Saved(StreamingContext context) => Log.Add("saved");
                [OnDeserializing] private void Loading(StreamingContext context) => Log.Add("loading");
                [OnDeserialized] private void Loaded(StreamingContext context) => Log.Add($"loaded {A} {_b}");
                public static Sample Make() => new() { A = 5, _b = 6 };
                public static string Show(Sample s) => $"{string.Join(", ", Log)}: {s.A} {s._b}";
            }
            """
        },
        {
            "what initializers make for the constructor of a state, in a region, with its guard",
            """
            [Serializable]
            public sealed class Sample : ISerializable
            {
                // What was computed.
                private readonly Dictionary<int, int> _cache = new();
                private int _x;
                public Sample(int x) { _x = x; }

                #region State
                // Reads.
                private Sample(SerializationInfo info, StreamingContext context)
                {
                    _x = info.GetInt32("x");
                }

                // Writes.
                void ISerializable.GetObjectData(SerializationInfo info, StreamingContext context)
                {
                    if (info == null)
                        throw new ArgumentNullException(nameof(info));
                    info.AddValue("x", _x);
                }
                #endregion

                public static Sample Make() => new(3);
                public static string Show(Sample s) { s._cache[1] = 2; return $"{s._x} {s._cache.Count}"; }
            }
            """
        },
        {
            "callbacks of a type with a state of its own",
            """
            [Serializable]
            public sealed class Sample : ISerializable
            {
                public static readonly List<string> Log = [];
                private int _x;
                [NonSerialized] private int _twice;
                public Sample() { }
                private Sample(SerializationInfo info, StreamingContext context) { Log.Add("set"); _x = info.GetInt32("x"); }
                public void GetObjectData(SerializationInfo info, StreamingContext context) { Log.Add("get"); info.AddValue("x", _x); }
                [OnSerializing] private void Saving(StreamingContext context) => Log.Add($"saving {_x}");
                [OnSerialized] private void Saved(StreamingContext context) => Log.Add($"saved {_x}");
                [OnDeserialized] private void Loaded(StreamingContext context) { Log.Add($"loaded {_x}"); _twice = 2 * _x; }
                public static Sample Make() => new() { _x = 4 };
                public static string Show(Sample s) => $"{string.Join(", ", Log)}: {s._x} {s._twice}";
            }
            """
        },
        {
            "values of other types than the members they come from",
            """
            [Serializable]
            [KnownType("Known")]
            public class Sample : ISerializable
            {
                public static Type[] Known() => [typeof(Kind), typeof(List<string>)];
                private enum Kind { A, B }
                private const string Key = "the kind";
                private Kind _kind = Kind.B;
                private readonly IList<string> _names;
                private float _f = 1.5f;
                private DateTime _when = new(2020, 1, 2);
                public Sample() { _names = new List<string> { "a" }; }
                protected Sample(SerializationInfo info, StreamingContext context) : this()
                {
                    _kind = (Kind)info.GetValue(Key, typeof(Kind))!;
                    _names = (IList<string>)info.GetValue(nameof(_names), typeof(List<string>))!;
                    _f = info.GetSingle("f");
                    _when = new DateTime(info.GetInt64("when"));
                }
                public virtual void GetObjectData(SerializationInfo info, StreamingContext context)
                {
                    info.AddValue(Key, _kind);
                    info.AddValue(nameof(_names), _names, typeof(List<string>));
                    info.AddValue("f", _f);
                    info.AddValue("when", _when.Ticks);
                }
                public static Sample Make() => new();
                public static string Show(Sample s) => FormattableString.Invariant($"{s._kind} {s._names.Count} {s._f} {s._when:O}");
            }
            """
        },
        {
            "what a constructor takes",
            """
            [Serializable]
            public class Sample : EventArgs
            {
                public Sample(string message, int code) { Message = message; Code = code; }
                public string Message { get; }
                public int Code { get; private set; }
                public static Sample Make() => new("m", 4);
                public static string Show(Sample s) => $"{s.Message} {s.Code}";
            }
            """
        },
        {
            "a record",
            """
            [Serializable]
            public record Sample(int X, string Name)
            {
                public static Sample Make() => new(1, "n");
                public static string Show(Sample s) => s.ToString();
            }
            """
        },
        {
            "a record struct",
            """
            [Serializable]
            public readonly record struct Sample(int X, string Name)
            {
                public static Sample Make() => new(1, "n");
                public static string Show(Sample s) => s.ToString();
            }
            """
        },
        {
            "a record that leaves a parameter out",
            """
            [Serializable]
            public record Sample(int X, [field: NonSerialized] int Y, [field: NonSerialized] string? Name, string Last = "l")
            {
                public static Sample Make() => new(1, 2, "n", "m");
                public static string Show(Sample s) => s.ToString();
            }
            """
        },
        {
            "a record struct that leaves a parameter out",
            """
            [Serializable]
            public readonly record struct Sample(int X, [field: NonSerialized] int Y)
            {
                public static Sample Make() => new(1, 2);
                public static string Show(Sample s) => s.ToString();
            }
            """
        },
        {
            "a record that leaves a property out",
            """
            [Serializable]
            public record Sample(int X, int Y)
            {
                [field: NonSerialized] public int Y { get; init; } = Y;
                public static Sample Make() => new(1, 2);
                public static string Show(Sample s) => s.ToString();
            }
            """
        },
        {
            "generic types, and what they hold",
            """
            [Serializable]
            public class Box<T> { private T? _value; public void Set(T value) => _value = value; public T? Get() => _value; }
            [Serializable]
            public class Sample
            {
                private readonly Box<int> _box = new();
                private readonly Box<string>[] _more = [new()];
                public static Sample Make() { var made = new Sample(); made._box.Set(4); made._more[0].Set("x"); return made; }
                public static string Show(Sample s) => $"{s._box.Get()} {s._more[0].Get()}";
            }
            """
        },
        {
            "a constructor that takes no member",
            """
            [Serializable]
            public class Sample
            {
                private int _x;
                public Sample(int seed) { _x = seed * 2; }
                public static Sample Make() => new(2);
                public static string Show(Sample s) => $"{s._x}";
            }
            """
        },
        {
            "a property around what is not serialized",
            """
            [Serializable]
            public class Sample
            {
                [NonSerialized] private int _cache;
                private int _kept;
                public int Cache { get { return _cache; } set { _cache = value; } }
                public int Kept { get { return _kept; } set { _kept = value; } }
                public static Sample Make() => new() { Cache = 3, Kept = 4 };
                public static string Show(Sample s) => $"{s.Cache} {s.Kept}";
            }
            """
        },
        {
            "a structure that cannot be changed",
            """
            [Serializable]
            public struct Sample
            {
                private readonly int _x;
                private readonly string _s;
                public Sample(int x, string s) { _x = x; _s = s; }
                public int X { get { return _x; } }
                public string S { get { return _s; } }
                public static Sample Make() => new(3, "u");
                public static string Show(Sample s) => $"{s._x} {s._s}";
            }
            """
        },
        {
            "private fields and properties of one name in a class and its base classes",
            """
            [Serializable]
            public class Entity { private int _id = 1; private string name = "e"; [NonSerialized] private int _cache; public int? Tag { get; set; } public void Name(int id, string n) { _id = id; name = n; _cache = 0; } public string Of() => $"{_id} {name} {Tag} {_cache}"; }
            [Serializable]
            public class Person : Entity { private int _id = 2; private string name = "p"; private int _cache = 7; public new string Tag { get; set; } = ""; public void Rename(int id, string n) { _id = id; name = n; } public string OfPerson() => $"{_id} {name} {Tag} {_cache}"; }
            [Serializable]
            public class Sample : Person
            {
                private readonly int _id;
                private string name { get; set; } = "s";
                public Sample(int id) => _id = id;
                public static Sample Make() { var made = new Sample(30) { name = "c", Tag = "own" }; made.Name(10, "a"); made.Rename(20, "b"); ((Entity)made).Tag = 4; return made; }
                public static string Show(Sample s) => $"{s.Of()} {s.OfPerson()} {s._id} {s.name}";
            }
            """
        },
        {
            "an abstract base class and what derives from it",
            """
            [Serializable, KnownType(typeof(Circle))]
            public abstract class Shape { protected string name = ""; public abstract double Area { get; } public virtual string Label { get; set; } = "l"; }
            [Serializable]
            public sealed class Circle : Shape { private readonly double r; public Circle(double r) { this.r = r; name = "c"; } public override double Area { get { return r * r; } } public override string Label { get; set; } = "m"; public string Name => name; }
            [Serializable]
            public class Sample
            {
                private List<Shape> shapes = new List<Shape>();
                [NonSerialized] private object lockObject = new object();
                public static Sample Make() { var made = new Sample(); made.shapes.Add(new Circle(2)); return made; }
                public static string Show(Sample s) => $"{s.shapes[0].Area} {((Circle)s.shapes[0]).Name} {s.shapes[0].Label}";
            }
            """
        },
    };
}

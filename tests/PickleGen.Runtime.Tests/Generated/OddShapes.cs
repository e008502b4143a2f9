using System.Collections;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Tests.Generated.Odd;

public enum Tiny : sbyte { Low = sbyte.MinValue, High = sbyte.MaxValue }

[Flags]
public enum Wide : ulong { None, Top = 1ul << 63 }

[Picklable]
public partial record BaseRecord(int A)
{
    public string Note { get; set; } = "";
}

[Picklable]
public partial record DerivedRecord(int A, string B) : BaseRecord(A);

[Picklable]
public abstract partial record AbstractRecord(string Kind)
{
    public abstract int Size { get; init; }
}

[Picklable]
public sealed partial record ConcreteRecord(string Kind, params int[] Rest) : AbstractRecord(Kind)
{
    public override int Size { get; init; }
}

[Picklable]
public partial class Primary(int number, string text = "default")
{
    public int Number => number;
    public string Text { get; } = text;
    public int? Later { get; set; }
}

[Picklable]
public partial class Hidden
{
    private Hidden() => MadeBy = "parameterless";

    public Hidden(int value)
        : this() => Value = value;

    [PickleMember] public int Value { get; private set; }
    [PickleIgnore] public string MadeBy { get; }
    [PickleMember] private protected string? Inner { get; set; }
    [PickleMember("renamed")] internal readonly List<int> Numbers = [];
    [PickleMember] public int Stored { get; } = 3;

    public Hidden With(string inner)
    {
        Inner = inner;
        return this;
    }

    public string? Read() => Inner;
}

[Picklable]
public partial struct Settings
{
    public Settings() => Level = 9;

    public required string Name { get; init; }
    public int Level { get; set; }
    public readonly Tiny Tiny { get; init; }
}

[Picklable]
public readonly partial struct Money(decimal amount, string currency) : IEquatable<Money>
{
    public decimal Amount { get; } = amount;
    public string Currency { get; } = currency;

    public bool Equals(Money other) => Amount == other.Amount && Currency == other.Currency;

    public override bool Equals(object? obj) => obj is Money other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Amount, Currency);
}

[Picklable]
public partial class Colliding
{
    public int value, target, reader, writer, names, members, member, pickler, unpickler, state, text0, p, Class, Create;
    public string? @class { get; set; }
    public string Ünï { get; set; } = "";
    public string? text1;
}

public interface INamed
{
    string Name { get; }
    string Loud => Name + "!";
}

[Picklable]
public partial class Explicit : INamed
{
    public string? Value { get; set; }
    string INamed.Name => Value ?? "";
    public int this[int index] => index;
    public static int Shared { get; set; } = 1;
    public const int Constant = 2;
    public virtual int Virtual { get; set; }
    [Obsolete("still travels")] public int Old { get; set; }
    [Obsolete("even so", error: true)] public int Older { get; set; }
}

[Picklable]
public partial class Overriding : Explicit
{
    private int _virtual;

    public override int Virtual { get => _virtual; set => _virtual = value + 0; }
}

[Picklable]
public partial class Nesting
{
    public dynamic? Dynamic { get; set; }
    public List<dynamic?> Dynamics { get; set; } = [];
    public int?[]? Nullables { get; set; }
    public int[,][]? Ranked { get; set; }
    public int[][,]? Jagged { get; set; }
    public List<Dictionary<string, (int? Number, string? Text)>?>? Deep { get; set; }
    public (int A, (string? B, List<(int, int)> C) D) Named { get; set; }
    public KeyValuePair<string, List<Settings?>>? Pair { get; set; }
    public Tiny Tiny { get; set; }
    public Wide? Wide { get; set; }
    public Dictionary<Tiny, Wide[]> Enums { get; set; } = [];
    public Inner<string>.Kind Kind { get; set; }
    public Inner<int>? Nested { get; set; }
    public Lazy<Lazy<int>>? Twice { get; set; }
    public Nullable<DateTime> When { get; set; }

    [Picklable]
    public partial class Inner<T>
    {
        [Picklable]
        public enum Kind { One = 1, Two }

        public T? Value { get; set; }
        public Kind Own { get; set; }
    }
}

[Picklable]
public partial class Interfaces
{
    public IEnumerable? Enumerable { get; set; }
    public ICollection? Collection { get; set; }
    public IList? List { get; set; }
    public IDictionary? Dictionary { get; set; }
    public IComparable? Comparable { get; set; }
    public ValueType? Value { get; set; }
    public Enum? Enum { get; set; }
    public Array? Array { get; set; }
    public Delegate? Delegate { get; set; }
}

[Picklable]
public partial class Compared
{
    public Dictionary<string, int> Dictionary { get; set; } = new(StringComparer.OrdinalIgnoreCase);
    public HashSet<string> Set { get; set; } = new(StringComparer.OrdinalIgnoreCase);
    public IDictionary<string, int>? Interface { get; set; }
    public SortedDictionary<string, int> Sorted { get; set; } = new(StringComparer.Ordinal);
}

[Picklable]
public partial class Lists : List<int>
{
    public string? Name { get; set; }
}

[Picklable]
public partial class Maps : Dictionary<string, Maps?>
{
    public int Number { get; set; }
}

[Picklable]
public sealed partial class Sets : HashSet<string>;

[Picklable]
public partial class Observed : ObservableCollection<string>
{
    public int Number { get; set; }
}

[Picklable]
public partial class Failure(string message, int code, Exception? innerException = null) : Exception(message, innerException)
{
    public int Code { get; } = code;
}

[Picklable]
public partial class Generic<T, TList>
    where T : notnull
    where TList : class, IList<T>, new()
{
    public TList Items { get; set; } = new();
    public Dictionary<T, T[]>? Map { get; set; }
    public T? Maybe { get; set; }
    public Func<T, T>? Unused { get; set; }
}

[Picklable]
public partial class Required
{
    [SetsRequiredMembers]
    public Required(int a) => A = a;

    public Required()
    {
    }

    public required int A { get; set; }
    public required string B { get; init; } = "b";
}

[Picklable]
public partial class Self<T>
    where T : Self<T>
{
    public T? Next { get; set; }
}

[Picklable]
public sealed partial class SelfMade : Self<SelfMade>
{
    public int Id { get; set; }
}

[Picklable(Layout = PickleLayout.Positional)]
public partial record struct Empty;

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial record Row(string Name, int? Age, Row? Parent = null);

[Picklable]
public partial class Settled : Exception;

[Picklable]
public partial class Held
{
    public IOException? Error { get; set; }
}

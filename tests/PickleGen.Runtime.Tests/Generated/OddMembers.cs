using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Tests.Generated.OddMembers;

[Picklable]
public partial class Hidden
{
    public int Value { get; set; }
    [PickleMember] private int _own;

    [PickleIgnore] public int Own { get => _own; set => _own = value; }
}

[Picklable]
public sealed partial class Hiding : Hidden
{
    [PickleMember("new_value")] public new string? Value { get; set; }
    [PickleMember("new_own")] private int _own;

    public int NewOwn() => _own;

    public void SetOwn(int own) => _own = own;
}

[Picklable]
public partial class RequiredOnes
{
    [SetsRequiredMembers]
    public RequiredOnes() => (A, B) = (1, "b");

    public required int A { get; set; }
    public required string B { get; init; }
}

[Picklable]
public sealed partial class RequiredByConstructor
{
    [SetsRequiredMembers, PickleConstructor]
    public RequiredByConstructor(int a) => (A, B) = (a, "b");

    public required int A { get; set; }
    public required string B { get; init; }
}

[Picklable]
public sealed partial class InParts
{
    public partial int A { get; set; }
    public partial string? B { get; init; }
}

public sealed partial class InParts
{
    [PickleIgnore] private int _a;
    [PickleIgnore] private readonly string? _b;

    public partial int A { get => _a; set => _a = value; }
    public partial string? B { get => _b; init => _b = value; }
}

[Picklable]
public sealed partial class WithFieldKeyword
{
    public string Name { get; set => field = value.Trim(); } = "";
    public List<int> Numbers => field ??= [];
    public string? Text { get => field ?? "none"; init; }
}

/// <summary>Names that mean something in Python, and names that differ by case alone.</summary>
[Picklable]
[SuppressMessage("Naming", "CA1707", Justification = "They are the point.")]
[SuppressMessage("Style", "IDE1006", Justification = "They are the point.")]
public sealed partial class Dunder
{
    public int __class__ { get; set; }
    public int __dict__ { get; set; }
    public int __reduce__ { get; set; }
    public int __reduce_ex__ { get; set; }
    public int __setstate__ { get; set; }
    public string? __module__ { get; set; }
    public int __items__ { get; set; }
    public int name { get; set; }
    public int Name { get; set; }
    public int NAME { get; set; }
}

[Picklable]
public sealed partial class Natives
{
    public nint A { get; set; }
    public nuint? B { get; set; }
    public nint[]? C { get; set; }
    public (int, string, int, int, int, int, int, int, int, int, int, int, int, int, int, string P) D { get; set; }
    public Tuple<int, int, int, int, int, int, int, Tuple<int, string>>? E { get; set; }
}

public interface INamed
{
    string Name { get; set; }

    string Greeting => "Hello " + Name;
}

[Picklable]
public sealed partial class Explicitly : INamed
{
    [PickleMember] private string _name = "";

    string INamed.Name { get => _name; set => _name = value; }

    public int this[int index] => index * index;
}

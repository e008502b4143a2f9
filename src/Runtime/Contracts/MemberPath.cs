using System.Globalization;
using System.Text;

namespace PickleGen;

/// <summary>A path through a value, as errors show it, <c>$.Customer.Lines[3]</c>: found from the inside out. Of a long one both ends are kept.</summary>
internal sealed class MemberPath
{
    /// <summary>Steps that are spelt out at either end of a path.</summary>
    private const int ShownSteps = 16;

    private readonly List<string> _inner = [];
    private readonly Queue<string> _outer = [];
    private long _omitted;

    /// <summary>Stands where it is not known how the value hangs together with the root.</summary>
    public const string Gap = " … ";

    /// <summary>Whether it is the root's.</summary>
    public bool IsEmpty => _inner.Count == 0;

    /// <summary>One step further out.</summary>
    public void Prepend(string step)
    {
        if (_inner.Count < ShownSteps)
        {
            _inner.Add(step);
            return;
        }
        _outer.Enqueue(step);
        if (_outer.Count <= ShownSteps) return;
        _outer.Dequeue();
        _omitted++;
    }

    /// <summary>The element of a sequence.</summary>
    public static string Item(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");

    /// <summary>A member of an object.</summary>
    public static string Member(object? name) => name is string text && IsIdentifier(text) ? "." + ShownText.Of(text) : Key(name);

    /// <summary>The value under a key of a dictionary.</summary>
    public static string Key(object? key) => key switch
    {
        string text => $"['{ShownText.Of(text)}']",
        byte[] => $"[{PickleRepr.Of(key)}]",
        _ => $"[{ShownText.Of(TextOf(key))}]",
    };

    // The program's own code: where that fails, too, the error is still about what failed first.
    private static string TextOf(object? key)
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"{key ?? "None"}");
        }
        catch (Exception)
        {
            return key!.GetType().ToString();
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var path = new StringBuilder("$");
        foreach (string step in _outer.Reverse()) path.Append(step);
        if (_omitted > 0) path.Append(CultureInfo.InvariantCulture, $" … {_omitted} levels … ");
        for (int i = _inner.Count - 1; i >= 0; i--) path.Append(_inner[i]);
        return path.ToString();
    }

    private static bool IsIdentifier(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_') return false;
        }
        return name.Length > 0 && !char.IsDigit(name[0]);
    }
}

using System.Globalization;
using System.Text;

namespace PickleGen;

/// <content>Where a dump was when it failed: what is open on the work stack, as <c>$.Customer.Lines[3]</c>.</content>
public partial class Pickler
{
    /// <summary>Steps that are spelt out at either end of a path.</summary>
    private const int ShownSteps = 16;

    private string DescribePath()
    {
        var path = new StringBuilder("$");
        for (int i = 0; i < _workCount; i++)
        {
            if (i == ShownSteps && _workCount > 2 * ShownSteps)
            {
                path.Append(CultureInfo.InvariantCulture, $" … {_workCount - 2 * ShownSteps} levels … ");
                i = _workCount - ShownSteps;
            }
            AppendStep(path, in _work[i]);
        }
        return path.ToString();
    }

    private static void AppendStep(StringBuilder path, in SaveWork work)
    {
        int item = work.Index - 1;
        if (item < 0) return;
        if (work.Batching is { Width: 2 }) AppendKey(path, KeyOf(work, item & ~1));
        else if (work.Kind is not SaveWorkKind.Reduction and not SaveWorkKind.PersistentId) path.Append(CultureInfo.InvariantCulture, $"[{item}]");
    }

    private static object? KeyOf(in SaveWork work, int item) =>
        work.Kind == SaveWorkKind.DictBatches ? DictEntries.At(work.Source, item) : ArrayItems.At(work.Source, item);

    private static void AppendKey(StringBuilder path, object? key)
    {
        if (key is string name && IsIdentifier(name)) path.Append('.').Append(name);
        else path.Append(CultureInfo.InvariantCulture, $"[{(key is string text ? $"'{text}'" : key ?? "None")}]");
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

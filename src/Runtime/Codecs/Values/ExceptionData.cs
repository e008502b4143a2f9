using System.Collections;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>What lies in <see cref="Exception.Data"/>: one member more of an annotated exception, between generated code and the exception.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExceptionData
{
    /// <summary>Replaces the entries; null, which another writer may have put there, leaves none.</summary>
    /// <exception cref="ArgumentNullException">There is no exception.</exception>
    public static void Refill(Exception exception, IDictionary? entries)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var data = exception.Data;
        if (data.Count > 0) data.Clear();
        if (entries is null) return;
        foreach (DictionaryEntry entry in entries) data.Add(entry.Key, entry.Value);
    }
}

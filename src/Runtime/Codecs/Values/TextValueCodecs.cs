using System.Globalization;
using System.Text;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c>: the text that the URI was made of.</summary>
public readonly struct UriCodec : IPickleCodec<Uri?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Uri? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.OriginalString);
    }

    /// <inheritdoc/>
    public static Uri? Load(ref PickleReader reader, Unpickler unpickler) => Of(StringCodec.LoadFor(typeof(Uri), ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static Uri? FromObject(object? value, Unpickler unpickler) => Of(StringCodec.For(typeof(Uri), value), unpickler);

    private static Uri? Of(string? value, Unpickler unpickler)
    {
        if (value is null) return null;
        unpickler.ChargeCopy(value.Length);
        return new Uri(value, UriKind.RelativeOrAbsolute);
    }
}

/// <summary>A Python <c>str</c>: two to four numbers.</summary>
public readonly struct VersionCodec : IPickleCodec<Version?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Version? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.ToString());
    }

    /// <inheritdoc/>
    public static Version? Load(ref PickleReader reader, Unpickler unpickler) => Of(StringCodec.LoadFor(typeof(Version), ref reader, unpickler));

    /// <inheritdoc/>
    public static Version? FromObject(object? value, Unpickler unpickler) => Of(StringCodec.For(typeof(Version), value));

    private static Version? Of(string? value) => value is null ? null : Version.TryParse(value, out var version) ? version : throw Unpickler.WrongType(typeof(Version), value);
}

/// <summary>A Python <c>str</c>.</summary>
public readonly struct StringBuilderCodec : IPickleCodec<StringBuilder?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, StringBuilder? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.ToString());
    }

    /// <inheritdoc/>
    public static StringBuilder? Load(ref PickleReader reader, Unpickler unpickler) => Of(StringCodec.LoadFor(typeof(StringBuilder), ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static StringBuilder? FromObject(object? value, Unpickler unpickler) => Of(StringCodec.For(typeof(StringBuilder), value), unpickler);

    private static StringBuilder? Of(string? value, Unpickler unpickler)
    {
        if (value is null) return null;
        unpickler.ChargeCopy(value.Length);
        return new StringBuilder(value);
    }
}

/// <summary>A Python <c>str</c>: the name, <c>de-AT</c>; loaded read-only, without what a user changed in it.</summary>
public readonly struct CultureInfoCodec : IPickleCodec<CultureInfo?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, CultureInfo? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.Name);
    }

    /// <inheritdoc/>
    public static CultureInfo? Load(ref PickleReader reader, Unpickler unpickler) => Of(StringCodec.LoadFor(typeof(CultureInfo), ref reader, unpickler));

    /// <inheritdoc/>
    public static CultureInfo? FromObject(object? value, Unpickler unpickler) => Of(StringCodec.For(typeof(CultureInfo), value));

    private static CultureInfo? Of(string? value) => value is null ? null : CultureInfo.GetCultureInfo(value);
}

/// <summary>A Python <c>str</c>: the culture's name.</summary>
public readonly struct CompareInfoCodec : IPickleCodec<CompareInfo?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, CompareInfo? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.Name);
    }

    /// <inheritdoc/>
    public static CompareInfo? Load(ref PickleReader reader, Unpickler unpickler) => Of(StringCodec.LoadFor(typeof(CompareInfo), ref reader, unpickler));

    /// <inheritdoc/>
    public static CompareInfo? FromObject(object? value, Unpickler unpickler) => Of(StringCodec.For(typeof(CompareInfo), value));

    private static CompareInfo? Of(string? value) => value is null ? null : CompareInfo.GetCompareInfo(value);
}

/// <summary>A Python <c>str</c>: the name, which Python's codecs know as well. Fallbacks and byte order mark are not kept.</summary>
public readonly struct EncodingCodec : IPickleCodec<Encoding?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Encoding? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.WebName);
    }

    /// <inheritdoc/>
    public static Encoding? Load(ref PickleReader reader, Unpickler unpickler) => Of(StringCodec.LoadFor(typeof(Encoding), ref reader, unpickler));

    /// <inheritdoc/>
    public static Encoding? FromObject(object? value, Unpickler unpickler) => Of(StringCodec.For(typeof(Encoding), value));

    private static Encoding? Of(string? value) => value is null ? null : Encoding.GetEncoding(value);
}

using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c>: the text that the URI was made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : IPickleCodec<Uri?>, ITextCodec<Uri?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Uri? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.OriginalString);
    }

    /// <inheritdoc/>
    public static Uri? Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Uri?, UriCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Uri? FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Uri?, UriCodec>(value, unpickler);

    static Uri? ITextCodec<Uri?>.OfText(string text, Unpickler unpickler) => new(text, UriKind.RelativeOrAbsolute);
}

/// <summary>A Python <c>str</c>: two to four numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionCodec : IPickleCodec<Version?>, ITextCodec<Version?>
{
    // Four numbers of up to ten digits, and a dot before each but the first.
    private const int LongestText = 43;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Version? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        Span<char> text = stackalloc char[LongestText];
        if (value is null || !value.TryFormat(text, out int length)) StringCodec.Save(ref writer, pickler, value?.ToString());
        else writer.WriteString(text[..length]);
    }

    /// <inheritdoc/>
    public static Version? Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Version?, VersionCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Version? FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Version?, VersionCodec>(value, unpickler);

    static Version? ITextCodec<Version?>.OfText(string text, Unpickler unpickler) => Version.TryParse(text, out var version) ? version : throw Unpickler.WrongType(typeof(Version), text);
}

/// <summary>A Python <c>str</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringBuilderCodec : IPickleCodec<StringBuilder?>, ITextCodec<StringBuilder?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, StringBuilder? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.ToString());
    }

    /// <inheritdoc/>
    public static StringBuilder? Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<StringBuilder?, StringBuilderCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static StringBuilder? FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<StringBuilder?, StringBuilderCodec>(value, unpickler);

    static StringBuilder? ITextCodec<StringBuilder?>.OfText(string text, Unpickler unpickler) => new(text);
}

/// <summary>A Python <c>str</c>: the name, <c>de-AT</c>; loaded read-only, without what a user changed in it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CultureInfoCodec : IPickleCodec<CultureInfo?>, ITextCodec<CultureInfo?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, CultureInfo? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.Name);
    }

    /// <inheritdoc/>
    public static CultureInfo? Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<CultureInfo?, CultureInfoCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static CultureInfo? FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<CultureInfo?, CultureInfoCodec>(value, unpickler);

    static CultureInfo? ITextCodec<CultureInfo?>.OfText(string text, Unpickler unpickler) => CultureInfo.GetCultureInfo(text);
}

/// <summary>A Python <c>str</c>: the culture's name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CompareInfoCodec : IPickleCodec<CompareInfo?>, ITextCodec<CompareInfo?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, CompareInfo? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.Name);
    }

    /// <inheritdoc/>
    public static CompareInfo? Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<CompareInfo?, CompareInfoCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static CompareInfo? FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<CompareInfo?, CompareInfoCodec>(value, unpickler);

    static CompareInfo? ITextCodec<CompareInfo?>.OfText(string text, Unpickler unpickler) => CompareInfo.GetCompareInfo(text);
}

/// <summary>A Python <c>str</c>: the name, which Python's codecs know as well. Fallbacks and byte order mark are not kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EncodingCodec : IPickleCodec<Encoding?>, ITextCodec<Encoding?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, Encoding? value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value?.WebName);
    }

    /// <inheritdoc/>
    public static Encoding? Load(ref PickleReader reader, Unpickler unpickler) => TextValue.Load<Encoding?, EncodingCodec>(ref reader, unpickler);

    /// <inheritdoc/>
    public static Encoding? FromObject(object? value, Unpickler unpickler) => TextValue.FromObject<Encoding?, EncodingCodec>(value, unpickler);

    static Encoding? ITextCodec<Encoding?>.OfText(string text, Unpickler unpickler) => Encoding.GetEncoding(text);
}

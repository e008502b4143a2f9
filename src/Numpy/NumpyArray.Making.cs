namespace PickleGen.Numpy;

/// <content>Arrays of what .NET has.</content>
public sealed partial class NumpyArray
{
    /// <summary>.NET's array as numpy's, with the same dimensions: numbers, truth values, texts, times and spans; else objects.</summary>
    /// <remarks>Texts are as long as the longest. Times and spans are in nanoseconds, as pandas has them, and a time is what its clock shows.</remarks>
    /// <param name="array">The array; numbers are not copied.</param>
    /// <exception cref="ArgumentNullException">There is no array, or a text in it is null.</exception>
    /// <exception cref="ArgumentException">A text ends in a zero, which numpy takes for the end of it.</exception>
    /// <exception cref="OverflowException">A time is not within 1677 to 2262, or a span longer than 292 years.</exception>
    public static NumpyArray From(Array array)
    {
        ArgumentNullException.ThrowIfNull(array);
        int[] shape = [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];
        if (NumpyElement.NameOf(array.GetType().GetElementType()) is { } name)
        {
            var dtype = new NumpyDtype(name);
            return new NumpyArray(dtype, shape, new ArrayMemory(array, dtype.ItemSize).Memory);
        }
        return array switch
        {
            _ when array.GetType().GetElementType() == typeof(string) => OfTexts([.. array.Cast<string>()], shape),
            _ when array.GetType().GetElementType() == typeof(DateTime) => OfCounts("<M8[ns]", array.Cast<DateTime>().Select(static time => time.Ticks - DateTime.UnixEpoch.Ticks), shape),
            _ when array.GetType().GetElementType() == typeof(TimeSpan) => OfCounts("<m8[ns]", array.Cast<TimeSpan>().Select(static span => span.Ticks), shape),
            _ => new NumpyArray { Dtype = new NumpyDtype("O"), _shape = shape, Objects = [.. array.Cast<object?>()], _isBuilt = true },
        };
    }

    /// <summary>A masked array: of these elements, some are not there.</summary>
    /// <param name="mask">True where one is not: an array of <c>bool</c> of the same shape, or of records of such.</param>
    /// <exception cref="ArgumentNullException">There is no mask.</exception>
    /// <exception cref="ArgumentException">The mask is of another shape or type.</exception>
    public NumpyArray WithMask(NumpyArray mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return IsMask(mask) ? Masked(mask, FillValue) : throw new ArgumentException($"{Described} has no mask of '{mask.Dtype.Shown}' and shape ({string.Join(", ", mask.Shape)}).", nameof(mask));
    }

    private bool IsMask(NumpyArray mask) => mask.Shape.SequenceEqual(_shape) && IsMask(mask.Dtype, Dtype);

    private static bool IsMask(NumpyDtype mask, NumpyDtype dtype) => mask is { Kind: 'b' }
        || mask.Fields.Count > 0 && mask.Fields.Count == dtype.Fields.Count && mask.Fields.Zip(dtype.Fields).All(static pair => pair.First.Name == pair.Second.Name && IsMask(pair.First.Dtype, pair.Second.Dtype));

    private static NumpyArray OfTexts(string[] texts, int[] shape)
    {
        foreach (string text in texts)
        {
            ArgumentNullException.ThrowIfNull(text);
            if (text.EndsWith('\0')) throw new ArgumentException("numpy's texts do not end in a zero.", nameof(texts));
        }
        int[][] characters = Array.ConvertAll(texts, CharactersOf);
        int longest = Math.Max(characters.Select(static text => text.Length).DefaultIfEmpty().Max(), 1);
        int[] all = new int[longest * texts.Length];
        for (int i = 0; i < texts.Length; i++) characters[i].CopyTo(all, i * longest);
        return new NumpyArray(new NumpyDtype($"<U{longest}"), shape, new ArrayMemory(all, sizeof(int)).Memory);
    }

    // Half of a surrogate pair may stand alone, as in Python.
    private static int[] CharactersOf(string text)
    {
        var characters = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsSurrogatePair(text, i);
            characters.Add(isPair ? char.ConvertToUtf32(text, i) : text[i]);
            if (isPair) i++;
        }
        return [.. characters];
    }

    private static NumpyArray OfCounts(string dtype, IEnumerable<long> ticks, int[] shape)
    {
        long[] counts = [.. ticks.Select(static ticks => checked(ticks * TimeSpan.NanosecondsPerTick))];
        return new NumpyArray(new NumpyDtype(dtype), shape, new ArrayMemory(counts, sizeof(long)).Memory);
    }
}

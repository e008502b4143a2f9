namespace PickleGen.Tool;

/// <summary>The arguments behind the command's name: options are taken out one by one, what is left are files. Behind <c>--</c> all are files, however they are called.</summary>
internal sealed class Arguments(IReadOnlyList<string> arguments)
{
    private readonly List<string> _left = [.. arguments.TakeWhile(IsBeforeEnd)];
    private readonly List<string> _files = [.. arguments.SkipWhile(IsBeforeEnd).Skip(1)];

    /// <summary>Takes out a flag; false if it was not given.</summary>
    public bool Flag(string name) => _left.RemoveAll(argument => argument == name) > 0;

    /// <summary>Takes out an option's value; null if it was not given.</summary>
    /// <exception cref="UsageException">It has no value, or is given twice.</exception>
    public string? Option(string name) => Options(name) switch
    {
        [] => null,
        [var value] => value,
        _ => throw new UsageException($"{name} is given twice"),
    };

    /// <summary>Takes out the values of an option that may be given several times.</summary>
    /// <exception cref="UsageException">It has no value.</exception>
    public List<string> Options(string name)
    {
        var values = new List<string>();
        for (int at = _left.IndexOf(name); at >= 0; at = _left.IndexOf(name))
        {
            if (at + 1 == _left.Count || _left[at + 1].Length == 0) throw new UsageException($"{name} needs a value");
            values.Add(_left[at + 1]);
            _left.RemoveRange(at, 2);
        }
        return values;
    }

    /// <summary>What is left: at least one file.</summary>
    /// <exception cref="UsageException">There is none, or one without a name, or an option nobody asked for.</exception>
    public IReadOnlyList<string> Files()
    {
        NoMore();
        IReadOnlyList<string> files = [.. _left, .. _files];
        // What a shell makes of a variable that is not set.
        if (files.Contains("")) throw new UsageException("a file has no name");
        return files.Count > 0 ? files : throw new UsageException("a file is missing");
    }

    /// <summary>Refuses files as well: the command reads standard input.</summary>
    /// <exception cref="UsageException">There is a file, or an option nobody asked for.</exception>
    public void NoFiles()
    {
        NoMore();
        if (_left.Concat(_files).FirstOrDefault() is { } file) throw new UsageException($"it reads standard input, and takes no file: {file}");
    }

    /// <summary>Refuses options that nobody asked for.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public void NoMore()
    {
        if (_left.Find(argument => argument.Length > 1 && argument[0] == '-') is { } unknown) throw new UsageException($"unknown option {unknown}");
    }

    private static bool IsBeforeEnd(string argument) => argument != "--";
}

namespace PickleGen;

/// <summary>What comes behind an empty collection.</summary>
internal enum Added
{
    /// <summary>It cannot be told from here.</summary>
    Unknown,

    /// <summary>Nothing that belongs to it.</summary>
    Nothing,

    /// <summary>One element, or one key and value, and APPEND or SETITEM.</summary>
    One,

    /// <summary>MARK, elements, and APPENDS, SETITEMS or ADDITEMS.</summary>
    Run,
}

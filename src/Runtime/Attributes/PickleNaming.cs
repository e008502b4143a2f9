namespace PickleGen;

/// <summary>How member names become wire names.</summary>
public enum PickleNaming
{
    /// <summary>The C# name as it is.</summary>
    AsIs,

    /// <summary>Python's habit: <c>FirstName</c> becomes <c>first_name</c>.</summary>
    SnakeCase,
}

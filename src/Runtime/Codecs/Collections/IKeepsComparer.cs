namespace PickleGen.Codecs;

/// <summary>A codec of collections whose comparer stands on the wire.</summary>
/// <typeparam name="T">The collection.</typeparam>
internal interface IKeepsComparer<in T>
{
    /// <summary>The comparer's number; 0: the default one.</summary>
    int ComparerOf(T value);
}

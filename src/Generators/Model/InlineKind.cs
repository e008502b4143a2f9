namespace PickleGen.Generators.Model;

/// <summary>How a member is written without a call to its codec: the name of the method on <c>PickleOps</c>.</summary>
internal enum InlineKind
{
    None,
    Boolean,
    Int32,
    Int64,
    UInt64,
    Double,
    String,
}

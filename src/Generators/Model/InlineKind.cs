namespace PickleGen.Generators.Model;

/// <summary>How a member is written and read without a call to its codec: the name of the method on <c>PickleOps</c> and <c>MemberRun</c>.</summary>
internal enum InlineKind
{
    None,
    Boolean,
    Int32,
    Int64,
    UInt64,
    Single,
    Double,
    String,
}

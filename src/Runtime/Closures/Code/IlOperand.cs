namespace PickleGen.Closures;

/// <summary>What follows an IL opcode: ECMA-335 III.1.9.</summary>
internal enum IlOperand
{
    None,
    OneByte,
    TwoBytes,
    FourBytes,
    EightBytes,
    Token,
    Text,
    Switch,
}

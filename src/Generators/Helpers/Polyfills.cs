namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants to see for <c>init</c> and records; netstandard2.0 lacks it.</summary>
internal static class IsExternalInit;

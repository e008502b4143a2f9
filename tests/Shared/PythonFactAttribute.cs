namespace PickleGen.Tests;

/// <summary>A fact that asks Python. Skipped where Python or a module is missing, except with <c>CI=true</c>, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(params string[] modules) => Skip = PythonRunner.WhyNot(modules);
}

/// <summary>A theory that asks Python. Skipped where Python or a module is missing, except with <c>CI=true</c>, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute(params string[] modules) => Skip = PythonRunner.WhyNot(modules);
}

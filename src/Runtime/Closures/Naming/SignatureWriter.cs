using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Types as signatures name them: without the framework's assemblies, between which types move from one version to the next.</summary>
internal class SignatureWriter : TypeNameWriter
{
    /// <summary><c>double (int,!!0[])</c>: what a method definition takes and returns.</summary>
    public static string SignatureOf(MethodInfo definition)
    {
        var writer = new SignatureWriter();
        writer.AppendSignature(definition);
        return writer.Text.ToString();
    }

    protected override void AppendFullName(Type definition) => Text.Append(definition.FullName);

    protected override void AppendAssembly(Assembly assembly)
    {
        string name = AssemblyNames.SimpleNameOf(assembly);
        if (!AssemblyNames.IsFramework(name)) Text.Append(name).Append('/');
    }
}

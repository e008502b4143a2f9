using PickleGen.Generators.Model;

namespace PickleGen.Generators.Emitting;

internal sealed partial class PickleTypeEmitter
{
    /// <summary>Declares what C# would not let even a nested type reach: init accessors, readonly fields, private members of base classes.</summary>
    private void EmitAccessors()
    {
        string parameters = string.Join(", ", _model.Construction.Arguments.Select(static (argument, i) => $"{argument.Type} a{i}"));
        if (_model.Construction.NeedsAccessor) AccessorEmitter.Emit(_writer, "private", "Constructor", $"{T} New({parameters})");
        if (IsBuiltByMembers && !_model.IsStruct) AccessorEmitter.Emit(_writer, "private", "Method, Name = \".ctor\"", $"void Construct({T} target, {parameters})");

        foreach (var member in _model.Members)
        {
            if (member.Accessor.Host is null) AccessorEmitter.EmitMember(_writer, member, "private");
        }
        foreach (var (method, accessor) in CallbackAccessors)
        {
            if (accessor.Host is null) AccessorEmitter.EmitCallback(_writer, method, accessor, "private");
        }
        if (_model.OwnState?.SetterAccessor is { Host: null } setter) AccessorEmitter.EmitStateSetter(_writer, setter, "private");
    }

    /// <summary>One of a method, also where it is called on several occasions.</summary>
    private IEnumerable<(string Method, CallbackAccessorModel Accessor)> CallbackAccessors =>
        _model.Callbacks.Where(static callback => callback.Accessor is not null).Select(static callback => (callback.Method, callback.Accessor!)).Distinct();

    /// <summary>Declares accessors into generic base classes, each in a class that has those type parameters and no others.</summary>
    private void EmitHosts()
    {
        foreach (var member in _model.Members)
        {
            if (member.Accessor.Host is not { Declaration: { } declaration } || !member.NeedsAccessor) continue;
            _writer.WriteLine();
            SourceFile.WriteObsolete(_writer, _model.Cautions.IsObsolete);
            using (_writer.WriteBlock(declaration)) AccessorEmitter.EmitMember(_writer, member, "public");
        }
        foreach (var (method, accessor) in CallbackAccessors)
        {
            if (accessor.Host?.Declaration is not { } declaration) continue;
            _writer.WriteLine();
            SourceFile.WriteObsolete(_writer, _model.Cautions.IsObsolete);
            using (_writer.WriteBlock(declaration)) AccessorEmitter.EmitCallback(_writer, method, accessor, "public");
        }
        if (_model.OwnState?.SetterAccessor is { Host.Declaration: { } hosted } setter)
        {
            _writer.WriteLine();
            SourceFile.WriteObsolete(_writer, _model.Cautions.IsObsolete);
            using (_writer.WriteBlock(hosted)) AccessorEmitter.EmitStateSetter(_writer, setter, "public");
        }
    }

    /// <summary>A member's accessor, as the codec calls it.</summary>
    private static string Host(PickleMemberModel member, string kind) =>
        member.Accessor.Host is { } host ? $"{host.Name}.{kind}_{host.Key}" : $"{kind}_{member.Key}";
}

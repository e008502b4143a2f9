using System.Reflection;

namespace PickleGen.Closures;

/// <summary>Reads a method and everything nameless that it leads to, in the order of first mention, and writes it down in canonical form.</summary>
/// <remarks>
/// Tokens become names. What the compiler named by ordinals becomes a number by first mention here, and its body follows: so neither
/// another lambda above nor another order of methods changes anything, and an edit in a nested lambda changes the whole.
/// Named methods are told by name and signature: their bodies are the business of whoever deploys them.
/// </remarks>
internal sealed class CodeWalk
{
    // Counted into every fingerprint: a new canonical form is a new kind of fingerprint.
    private const int CanonicalForm = 4;

    private readonly CanonicalCode _code;
    private readonly List<int> _reads = [];

    private CodeWalk(Module module) => _code = new CanonicalCode(module);

    /// <summary>Reads what <paramref name="root"/> leads to.</summary>
    public static MethodCode From(MethodInfo root)
    {
        var walk = new CodeWalk(root.Module);
        try
        {
            walk._code.Write(CanonicalForm);
            walk._code.Write(root);
            while (walk._code.Pending.TryDequeue(out MethodBase? method))
            {
                if (!walk.TryRead(method)) return MethodCode.Unreadable;
            }
        }
        catch (Exception e) when (CannotBeRead(e))
        {
            // A body that mentions what cannot be loaded here can run as long as it does not get there.
            return MethodCode.Unreadable;
        }

        return new MethodCode(walk._code.ComputeHash(), walk._reads, walk._code.IsLocalToFile);
    }

    private static bool CannotBeRead(Exception e) =>
        e is BadImageFormatException or TypeLoadException or IOException or MissingMemberException or ArgumentException or NotSupportedException;

    private bool TryRead(MethodBase method)
    {
        _code.WriteHead(method);
        if (MethodIl.BodyOf(method) is not { } body || body.GetILAsByteArray() is not { } il) return method.IsAbstract;

        // Whether stackalloc and variables begin as zeros.
        _code.Write(body.InitLocals ? 1 : 0);
        IList<LocalVariableInfo> locals = body.LocalVariables;
        _code.Write(locals.Count);
        for (int i = 0; i < locals.Count; i++) _code.Write(locals[i].LocalType, locals[i].IsPinned);
        IList<ExceptionHandlingClause> clauses = body.ExceptionHandlingClauses;
        _code.Write(clauses.Count);
        for (int i = 0; i < clauses.Count; i++) _code.Write(clauses[i]);
        ReadInstructions(method, il);
        return true;
    }

    private void ReadInstructions(MethodBase method, byte[] il)
    {
        var reader = new IlReader(il);
        while (reader.Read())
        {
            _code.Write(reader.Opcode);
            switch (reader.Kind)
            {
                case IlOperand.Text:
                    _code.Write(MethodIl.ResolveText(method, reader.Token));
                    break;
                case IlOperand.Token when reader.Opcode == IlReader.CallIndirect:
                    new CallSignature(_code, method, MethodIl.ResolveSignature(method, reader.Token)).Write();
                    break;
                case IlOperand.Token:
                    ReadMember(reader.Opcode, MethodIl.Resolve(method, reader.Token), MethodIl.IsDefinition(reader.Token));
                    break;
                default:
                    _code.Write(reader.Operand);
                    break;
            }
        }
    }

    private void ReadMember(int opcode, MemberInfo member, bool isDefinition)
    {
        switch (member)
        {
            case Type type:
                // typeof(G<>), and not typeof(G<T>): a T around the code is the same !0, and within G itself reflection has one type for both.
                if (isDefinition && type.IsGenericTypeDefinition) _code.WriteOpen(type);
                else _code.Write(type, pinned: false);
                break;
            case FieldInfo field:
                _code.Write(field);
                // A variable that is only written need not travel; ldfld, ldflda and ldtoken may be reads.
                if (opcode != IlReader.StoreField && field.DeclaringType is { } closure && CompilerNames.IsDisplayClass(closure)) _reads.Add(field.MetadataToken);
                break;
            default:
                _code.Write((MethodBase)member);
                break;
        }
    }
}

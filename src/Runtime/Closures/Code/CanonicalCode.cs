using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PickleGen.Closures;

/// <summary>Code in a form that does not change unless the code does: what is hashed.</summary>
/// <remarks>Text, each item of which ends in a zero, which no name has; literal strings, which may, come with their length.</remarks>
internal sealed class CanonicalCode(Module module) : SignatureWriter
{
    private const char End = '\0';

    /// <summary>Methods whose names say nothing, in the order of their first mention: their bodies belong to the code too.</summary>
    public readonly Queue<MethodBase> Pending = [];

    /// <summary>Whether it mentions types that are local to its file.</summary>
    public bool IsLocalToFile;

    // Tokens of what has no lasting name, in the order of its first mention.
    private readonly List<int> _mentioned = [];

    /// <summary>The hash of what was written so far: the text as UTF-16, little-endian.</summary>
    public byte[] ComputeHash()
    {
        char[] text = new char[Text.Length];
        Text.CopyTo(0, text, 0, text.Length);
        if (!BitConverter.IsLittleEndian) Reverse(text);
        byte[] bytes = new byte[text.Length * sizeof(char)];
        Buffer.BlockCopy(text, 0, bytes, 0, bytes.Length);
        return Hash128.Compute(bytes);
    }

    public void Write(int value) => Text.Append(value).Append(End);

    public void Write(ReadOnlySpan<byte> bytes) => Text.Append(Convert.ToHexString(bytes)).Append(End);

    public void Write(string text) => Text.Append(text.Length).Append(End).Append(text);

    /// <summary>A method's own attributes and signature, before its body.</summary>
    public void WriteHead(MethodBase method)
    {
        Write((int)(method.Attributes & MethodAttributes.Static));
        // Synchronized, above all: one thread at a time is what the code does, though no instruction says so.
        Write((int)method.MethodImplementationFlags);
        Write(method.IsGenericMethod ? method.GetGenericArguments().Length : 0);
        WriteSignature(method);
        Text.Append(End);
    }

    /// <summary>A type in the code, or of a local.</summary>
    public void Write(Type type, bool pinned)
    {
        Append(type);
        if (pinned) Text.Append(" pinned");
        Text.Append(End);
    }

    /// <summary>A generic type in the code without type arguments.</summary>
    public void WriteOpen(Type definition)
    {
        Text.Append("open ");
        Write(definition, pinned: false);
    }

    public void Write(ExceptionHandlingClause clause)
    {
        Write((int)clause.Flags);
        Write(clause.TryOffset);
        Write(clause.TryLength);
        Write(clause.HandlerOffset);
        Write(clause.HandlerLength);
        if (clause.Flags == ExceptionHandlingClauseOptions.Filter) Write(clause.FilterOffset);
        else if (clause is { Flags: ExceptionHandlingClauseOptions.Clause, CatchType: { } caught }) Write(caught, pinned: false);
    }

    public void Write(FieldInfo field)
    {
        if (field.DeclaringType is { } type) Append(type);
        Text.Append("::");
        if (CompilerNames.IsCache(field)) Text.Append('#').Append(NumberOf(field, out _));
        else if (CompilerNames.IsDataByOrdinal(field)) Text.Append("data ").Append(Convert.ToHexString(MethodIl.DataOf(field)));
        else Text.Append(CompilerNames.LastingName(field));
        Text.Append(' ');
        Append(field.FieldType);
        Text.Append(End);
    }

    public void Write(MethodBase method)
    {
        if (method.DeclaringType is { } type) Append(type);
        Text.Append("::");
        if (method is MethodInfo info && CompilerNames.IsMoving(method)) Text.Append('#').Append(Mention(info));
        else Text.Append(method.Name);
        if (method.IsGenericMethod) AppendArguments(method);
        Text.Append(' ');
        // The definition's: with the type arguments put in, M(T) and M(int) of G<int> would be one.
        WriteSignature(MethodIl.DefinitionOf(method));
        Text.Append(End);
    }

    protected override void AppendDefinition(Type definition)
    {
        if (!IsCompilersOwn(definition.FullName!)) AppendFullName(definition);
        else if (IsCompilersOwn(definition.Name)) AppendCompilersOwn(definition);
        else AppendNested(definition);
    }

    private static void Reverse(Span<char> text) => BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, ushort>(text), MemoryMarshal.Cast<char, ushort>(text));

    private static bool IsCompilersOwn(string name) => name.AsSpan().IndexOfAny('<', '$', '@') >= 0;

    // In a type that may be local to a file.
    private void AppendNested(Type definition)
    {
        AppendDefinition(definition.DeclaringType!);
        Text.Append('+').Append(definition.Name);
    }

    private void AppendCompilersOwn(Type definition)
    {
        switch (CompilerNames.KindOf(definition.Name))
        {
            case MadeType.StateMachine:
                Text.Append("machine").Append(Mention(definition));
                break;
            case MadeType.ForeignClosure when CompilerNames.IsCalledUnseen(definition):
                Text.Append("closure").Append(Mention(definition));
                break;
            case MadeType.DisplayClass or MadeType.Singleton or MadeType.ForeignClosure:
                Text.Append("closure").Append(NumberOf(definition, out _));
                break;
            case MadeType.Cache:
                Text.Append("cache");
                break;
            case MadeType.AnonymousDelegate:
                AppendDelegate(definition);
                break;
            case MadeType.Other when definition.IsNested:
                AppendNested(definition);
                break;
            case MadeType.Other when FileLocalTypes.Contains(definition):
                IsLocalToFile = true;
                Text.Append(FileLocalTypes.NameOf(definition));
                break;
            default:
                base.AppendDefinition(definition);
                break;
        }
    }

    // As the metadata has it: methods may differ in modifiers alone, and so in the calling convention of a pointer to a function, which reflection's types leave out.
    private void WriteSignature(MethodBase definition)
    {
        // The runtime makes those of arrays.
        if (definition.DeclaringType is { IsArray: true }) AppendSignature(definition);
        else new CallSignature(this, definition, MethodIl.ResolveSignature(definition, definition.MetadataToken)).Write();
    }

    private void AppendArguments(MethodBase method)
    {
        foreach (Type argument in method.GetGenericArguments())
        {
            Text.Append('`');
            Append(argument);
        }
    }

    private int Mention(MethodInfo method)
    {
        int number = NumberOf(method, out bool isNew);
        if (isNew) Pending.Enqueue(MethodIl.DefinitionOf(method));
        return number;
    }

    private int Mention(Type definition)
    {
        int number = NumberOf(definition, out bool isNew);
        if (!isNew) return number;
        foreach (MethodBase method in StateMachines.MethodsOf(definition))
        {
            NumberOf(method, out bool isNewMethod);
            if (isNewMethod) Pending.Enqueue(method);
        }

        return number;
    }

    private static NotSupportedException OfAnotherModule(MemberInfo member) => new($"'{member}' is nameless and of another module.");

    private int NumberOf(MemberInfo member, out bool isNew)
    {
        // Nameless members are private to their module; were one not, its token would be another's here.
        if (member.Module != module) throw OfAnotherModule(member);
        int number = _mentioned.IndexOf(member.MetadataToken);
        isNew = number < 0;
        if (!isNew) return number;
        _mentioned.Add(member.MetadataToken);
        return _mentioned.Count - 1;
    }
}

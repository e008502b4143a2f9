using System.Buffers;
using System.Buffers.Binary;
using System.Reflection;
using System.Text;

namespace PickleGen.Closures;

/// <summary>Code in a form that does not change unless the code does: what is hashed.</summary>
internal sealed class CanonicalCode : SignatureWriter
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly Dictionary<MemberInfo, int> _numbers = new(SameDefinition.Comparer);

    /// <summary>Methods whose names say nothing, in the order of their first mention: their bodies belong to the code too.</summary>
    public Queue<MethodBase> Pending { get; } = [];

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_output.GetSpan(sizeof(int)), value);
        _output.Advance(sizeof(int));
    }

    // With its length, so that no two sequences of items look alike.
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        _output.Write(bytes);
    }

    public void Write(string text)
    {
        Write(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _output);
    }

    /// <summary>A method's own attributes and signature, before its body.</summary>
    public void WriteHead(MethodBase method)
    {
        Write((int)(method.Attributes & MethodAttributes.Static));
        Write(method.IsGenericMethod ? method.GetGenericArguments().Length : 0);
        AppendSignature(method);
        WriteText();
    }

    /// <summary>A type in the code, or of a local.</summary>
    public void Write(Type type, bool pinned)
    {
        Append(type);
        if (pinned) Text.Append(" pinned");
        WriteText();
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
        else Text.Append(CompilerNames.LastingName(field));
        Text.Append(' ');
        Append(field.FieldType);
        WriteText();
    }

    public void Write(MethodBase method)
    {
        if (method.DeclaringType is { } type) Append(type);
        Text.Append("::");
        if (method is MethodInfo info && CompilerNames.IsMoving(method)) Text.Append('#').Append(Mention(info));
        else Text.Append(method.Name);

        if (method.IsGenericMethod)
        {
            foreach (Type argument in method.GetGenericArguments())
            {
                Text.Append('`');
                Append(argument);
            }
        }

        Text.Append(' ');
        AppendSignature(method);
        WriteText();
    }

    protected override void AppendDefinition(Type definition)
    {
        if (CompilerNames.IsStateMachine(definition))
        {
            Text.Append("machine").Append(Mention(definition));
        }
        else if (CompilerNames.IsMoving(definition))
        {
            Text.Append("closure").Append(NumberOf(definition, out _));
        }
        else if (CompilerNames.IsCache(definition))
        {
            Text.Append("cache");
        }
        else if (CompilerNames.IsAnonymousDelegate(definition))
        {
            Text.Append("delegate ");
            AppendSignature(DelegateTypes.InvokeOf(definition));
        }
        else if (definition.Name.StartsWith('<') && !CompilerNames.IsAnonymousType(definition))
        {
            Text.Append(definition.Namespace).Append('.').Append(CompilerNames.WithoutFile(definition.Name));
        }
        else
        {
            base.AppendDefinition(definition);
        }
    }

    private int Mention(MethodInfo method)
    {
        int number = NumberOf(method, out bool isNew);
        if (isNew) Pending.Enqueue(MethodIl.DefinitionOf(method));
        return number;
    }

    private int Mention(Type stateMachine)
    {
        int number = NumberOf(stateMachine, out bool isNew);
        if (!isNew) return number;
        foreach (MethodBase method in StateMachines.MethodsOf(stateMachine))
        {
            NumberOf(method, out bool isNewMethod);
            if (isNewMethod) Pending.Enqueue(method);
        }

        return number;
    }

    private int NumberOf(MemberInfo member, out bool isNew)
    {
        isNew = _numbers.TryAdd(member, _numbers.Count);
        return _numbers[member];
    }

    private void WriteText()
    {
        Write(Text.ToString());
        Text.Clear();
    }
}

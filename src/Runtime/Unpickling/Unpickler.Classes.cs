using System.Text;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>What a name means: every opcode that brings one comes through <see cref="FindClass"/> (_pickle.c <c>find_class</c>).</content>
public partial class Unpickler
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ClassRegistry? _classes;
    private List<UnresolvedName>? _unresolvedNames;
    private bool _isAfterGetattr;

    internal ClassRegistry Classes => _classes ??= Options.Classes ?? ClassRegistry.Default;

    /// <summary>Whether names mean what generated code says: nobody overrides <see cref="FindClass"/>, and the registry is the default one.</summary>
    private bool NamesAreDefault => !MayOverrideFindClass && ReferenceEquals(Classes, ClassRegistry.Default);

    private bool MayOverrideFindClass => GetType() != typeof(Unpickler);

    /// <summary>What a name means: the registry's answer unless overridden.</summary>
    /// <param name="module">The module, in Python 3's naming.</param>
    /// <param name="name">The qualified name in it; dots and all.</param>
    /// <returns>
    /// An annotated type, what the base method gives for one, a <see cref="PickleCallable"/>, or the object itself that bears the name; for a class that nobody allowed
    /// itself, where the pickle goes on to ask for a class within it, what stands for that question.
    /// </returns>
    /// <exception cref="PickleSecurityException">Nobody allowed the name.</exception>
    protected virtual object FindClass(string module, string name)
    {
        if (FindClosure(module, name) is { } closure) return closure;
        if (Classes.TryFind(module, name, out object? found)) return found;
        return _isAfterGetattr ? new UnresolvedName(module, name) : throw Refused(module, name);
    }

    /// <summary>What a name in the pickle means, in the naming of the pickle's protocol.</summary>
    private object ResolveClass(string module, string name)
    {
        (module, name) = InPython3(module, name);
        object found = FindClass(module, name) ?? throw Refused(module, name);
        if (found is Type type && PickleTypeInfo.Find(type) is { Class: not null } info) found = info;
        if (found is PickleTypeInfo) _namesClasses = true;
        return found;
    }

    private (string Module, string Name) InPython3(string module, string name) =>
        _protocol < PickleProtocol.Bytes && Options.FixImports ? CompatPickle.ToPython3(module, name) : (module, name);

    private object? ResolveClass(PickleClass @class)
    {
        object found = ResolveClass(@class.Module, @class.Name);
        return @class.Generic is { } generic && found is PickleCallable ? Call(found, new PickleTuple([.. generic.Names])) : found;
    }

    private PickleSecurityException Refused(string module, string name) => new(
        $"The pickle names '{ShownText.Of(module)}.{ShownText.Of(name)}', which is not in the class registry.{HowToAllow(module, name)}");

    private string HowToAllow(string module, string name)
    {
        // Nobody gave it such a name: the pickle was spoiled on its way, which is said beside.
        if (name.EndsWith('\r')) return "";
        // What arrays of numpy's name, up to numpy 1 and from 2 on.
        if (module is "numpy" or "numpy.core.multiarray" or "numpy.core.numeric" or "numpy._core.multiarray" or "numpy._core.numeric" or "numpy.ma.core")
            return " numpy's arrays are read with the package PickleGen.Numpy: PickleOptions.WithNumpy().";
        return Classes.OnlyAdded
            ? " The registry is OnlyAdded: to allow it, add the annotated type, ClassRegistry.Add(type), or what stands for it."
            : " To allow it, annotate the type that stands for it with [Picklable], or add it: ClassRegistry.Add(new PickleCallable(module, name, target)).";
    }

    private void LoadGlobal(ref PickleReader reader)
    {
        string module = LoadName(reader.ReadLine());
        string name = LoadName(reader.ReadLine());
        Push(FindOwner(module, name));
    }

    private bool TryLoadStackGlobal()
    {
        if (!Has(2)) return false;
        if (Pop() is not string name || Pop() is not string module) throw new UnpicklingException("STACK_GLOBAL needs two strings.");
        Push(FindOwner(module, name));
        return true;
    }

    private void LoadExtension(int code)
    {
        if (code <= 0) throw new UnpicklingException($"EXT has the code {code}; codes are above 0.");
        Push(Classes.FindExtension(code) is var (module, name) ? FindClass(module, name) : FindUnknownExtension(code));
    }

    /// <summary>What an extension code means that nobody registered.</summary>
    private protected virtual object FindUnknownExtension(int code) => throw new PickleSecurityException(
        $"The pickle names the extension code {code}, which nobody registered. To allow it: ClassRegistry.AddExtension(code, module, name).");

    private string LoadName(ReadOnlySpan<byte> line)
    {
        try
        {
            return s_strictUtf8.GetString(Bounded(line));
        }
        catch (DecoderFallbackException exception)
        {
            throw new UnpicklingException("A global's name is not UTF-8.", exception);
        }
    }

    // Below protocol 4 a nested name is written as getattr(Outer, 'Inner'), and nobody need have registered Outer. Who overrides FindClass is
    // asked for it all the same, and the method of the base class answers as it does without.
    private object FindOwner(string module, string name)
    {
        if (!IsGetattrNext) return ResolveClass(module, name);
        (module, name) = InPython3(module, name);
        return FindAfterGetattr(module, name);
    }

    private object FindAfterGetattr(string module, string name)
    {
        _isAfterGetattr = true;
        try
        {
            object found = FindClass(module, name) ?? throw Refused(module, name);
            if (found is UnresolvedName unresolved) (_unresolvedNames ??= []).Add(unresolved);
            return found;
        }
        finally
        {
            _isAfterGetattr = false;
        }
    }

    private bool IsGetattrNext => _stackCount > 0 && IsGetattr(_stack[_stackCount - 1]);

    private protected static bool IsGetattr(object? value) => value is PickleCallable { Builtin: { } builtin } && ReferenceEquals(builtin, BuiltinFunctions.Getattr);

    /// <summary>getattr(owner, name): a nested class, an enum's member, a class's <c>__new__</c>; nothing else has attributes here.</summary>
    internal object? GetAttribute(object? owner, string name)
    {
        switch (owner)
        {
            case UnresolvedName unresolved:
                unresolved.IsAsked = true;
                string nested = $"{unresolved.Name}.{name}";
                return IsGetattrNext ? FindAfterGetattr(unresolved.Module, nested) : FindClass(unresolved.Module, nested);
            case PickleTypeInfo or PickleCallable when name == "__new__":
                return new ConstructorOf(owner);
            case PickleTypeInfo { Type.IsEnum: true } info when Enum.TryParse(info.Type, name, out object? member):
                return member;
            case PickleTypeInfo { Class: { } @class }:
                return FindClass(@class.Module, $"{@class.Name}.{name}");
            case PickleCallable callable:
                return FindClass(callable.Module, $"{callable.Name}.{name}");
            default:
                throw new PickleSecurityException($"The pickle asks for the attribute '{ShownText.Of(name)}' of {PickleRepr.KindOf(owner)}.");
        }
    }

    /// <summary>A name that means nothing by itself. Never leaves the machine.</summary>
    private sealed class UnresolvedName(string module, string name)
    {
        public string Module => module;

        public string Name => name;

        /// <summary>Whether something in it was asked for: two nested types share what stands around them.</summary>
        public bool IsAsked { get; set; }
    }
}

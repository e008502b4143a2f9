namespace PickleGen.Tool;

/// <summary>What makes classes of generic types, in Python.</summary>
internal static class PythonGenerics
{
    /// <summary>A metaclass. Pickles name the open class and call it with the names of its type arguments (docs/wire-format.md, <em>Generic types</em>); so does this.</summary>
    public const string Source =
        """"
        class _Open(type):
            """The class of a generic type: called with the names of its type arguments, it is the class that has them."""

            def __call__(cls, *arguments, **members):
                if "_closed" not in vars(cls):
                    return super().__call__(*arguments, **members)
                if members or len(arguments) != len(cls.__parameters__) or not all(isinstance(name, str) for name in arguments):
                    raise TypeError(f"{cls.__name__} takes the names of its type arguments first: {cls.__name__}({', '.join(['...'] * len(cls.__parameters__))})(...)")
                if arguments not in cls._closed:
                    name = f"{cls.__qualname__}[{', '.join(arguments)}]"
                    cls._closed[arguments] = type(cls)(cls.__name__, (cls,), {"__module__": cls.__module__, "__qualname__": name, "_arguments": arguments})
                return cls._closed[arguments]

            def _reduce(cls):
                return (cls.__mro__[1], cls._arguments) if "_arguments" in vars(cls) else cls.__qualname__


        copyreg.pickle(_Open, _Open._reduce)

        """";

    /// <summary>The same for enums: one with members cannot be derived from, so its members are given to another.</summary>
    public const string EnumSource =
        """"
        class _OpenEnum(enum.EnumMeta):
            """The enum in a generic type: called with the names of its type arguments, it is the enum that has them."""

            def __call__(cls, *arguments, **options):
                if "_closed" not in vars(cls) or not all(isinstance(name, str) for name in arguments):
                    return super().__call__(*arguments, **options)
                if arguments not in cls._closed:
                    body = type(cls).__prepare__(cls.__name__, cls.__bases__)
                    body.update({name: vars(cls)[name] for name in ("_missing_", "__reduce_ex__", "__module__", "__doc__") if name in vars(cls)})
                    body["__qualname__"] = f"{cls.__qualname__}[{', '.join(arguments)}]"
                    for name, member in cls.__members__.items():
                        body[name] = int(member)
                    closed = type(cls)(cls.__name__, cls.__bases__, body)
                    closed._open, closed._arguments = cls, arguments
                    cls._closed[arguments] = closed
                return cls._closed[arguments]

            def _reduce(cls):
                return (cls._open, cls._arguments) if "_arguments" in vars(cls) else cls.__qualname__


        copyreg.pickle(_OpenEnum, _OpenEnum._reduce)

        """";
}

namespace PickleGen;

/// <summary>A type's own <c>__reduce_ex__</c>.</summary>
public interface IReducible
{
    /// <summary>How to make this object again.</summary>
    /// <param name="protocol">The protocol that is written, 0 to 5.</param>
    ReduceValue Reduce(int protocol);
}

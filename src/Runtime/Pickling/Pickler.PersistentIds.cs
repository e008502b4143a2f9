namespace PickleGen;

/// <content>Persistent ids (_pickle.c <c>save_pers</c>).</content>
public partial class Pickler
{
    private readonly bool _asksPersistentId;

    /// <summary>The id is saved as any value but without asking for an id of its own; its parts are asked for theirs.</summary>
    private bool OpenPersistentId(ref PickleWriter writer, object id)
    {
        if (!writer.IsBinary)
        {
            writer.WritePersId(PythonString.Of(id) ?? throw new PicklingException(
                $"A persistent id in protocol 0 is text, and what Python's str() makes of '{id.GetType()}' is not known here: use a string, or protocol 1 or above."));
            return true;
        }
        Open(SaveWorkKind.PersistentId, source: id, identity: null);
        if (!TrySaveAtom(ref writer, id)) SaveOrOpenObject(ref writer, id);
        return false;
    }

    private void EndPersistentId(ref PickleWriter writer)
    {
        Close();
        writer.WriteOpcode(PickleOpcode.BinPersId);
    }
}

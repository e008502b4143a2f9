using System.Globalization;

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
            writer.WritePersId(Convert.ToString(id, CultureInfo.InvariantCulture) ?? "");
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

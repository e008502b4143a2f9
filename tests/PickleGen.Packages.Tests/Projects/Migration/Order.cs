// Written for BinaryFormatter. The line number is in the test.
[Serializable]
public class Order
{
    public int Id { get; set; }
}

namespace ClosureApp;

public static class Extensions
{
    public static string OrElse(this string? text, string other) => text ?? other;
}

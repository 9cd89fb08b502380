using System.Runtime.CompilerServices;
using BiasAudit.Text;

namespace BiasAudit.Tests.House;

/// <summary>What holds for the process of the tests.</summary>
internal static class TestProcess
{
    /// <summary>Tests run in any order, and some inflate with other libraries before the first audit asks for strictness.</summary>
    [ModuleInitializer]
    internal static void Begin() => StrictCompression.Require();
}

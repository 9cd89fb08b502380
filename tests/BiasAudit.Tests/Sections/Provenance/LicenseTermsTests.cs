using BiasAudit.Sections.Provenance;

namespace BiasAudit.Tests.Sections.Provenance;

public sealed class LicenseTermsTests
{
    [Theory]
    [InlineData("cc-by-4.0", "CC-BY-4.0", "permissive")]
    [InlineData("CC BY-SA 3.0", "CC-BY-SA-3.0", "share-alike")]
    [InlineData("CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0", "non-commercial")]
    [InlineData("CC BY-ND 4.0", "CC-BY-ND-4.0", "no-derivatives")]
    [InlineData("https://creativecommons.org/licenses/by-nc/4.0/", "CC-BY-NC-4.0", "non-commercial")]
    [InlineData("Creative Commons Attribution-ShareAlike 4.0", "CC-BY-SA-4.0", "share-alike")]
    [InlineData("cc-by", "LicenseRef-CC-BY-unversioned", "permissive")]
    [InlineData("CC0", "CC0-1.0", "permissive")]
    [InlineData("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", "permissive")]
    [InlineData("MIT License", "MIT", "permissive")]
    [InlineData("Apache License, Version 2.0", "Apache-2.0", "permissive")]
    [InlineData("MPL-2.0", "MPL-2.0", "share-alike")]
    [InlineData("GPL-3.0", "GPL-3.0-only", "share-alike")]
    [InlineData("odc-by", "ODC-By-1.0", "permissive")]
    [InlineData("All Rights Reserved", "LicenseRef-all-rights-reserved", "custom")]
    [InlineData("whatever you like", "LicenseRef-other", "custom")]
    public void A_declared_license_has_an_SPDX_id_and_a_use_class(string declared, string spdx, string use) =>
        Assert.Equal(new LicenseTerms(spdx, use), LicenseTerms.Parse(declared));
}

namespace BiasAudit.Text;

/// <summary>A script of Unicode (property Script), named by its ISO 15924 code.</summary>
public enum Script : byte
{
    /// <summary>Unassigned, private use or a lone surrogate.</summary>
    Zzzz,

    /// <summary>Used by several scripts: digits, punctuation, white space, symbols.</summary>
    Zyyy,

    /// <summary>Marks that take the script of the character before them.</summary>
    Zinh,

    /// <summary>Adlam.</summary>
    Adlm,

    /// <summary>Ahom.</summary>
    Ahom,

    /// <summary>Anatolian Hieroglyphs.</summary>
    Hluw,

    /// <summary>Arabic.</summary>
    Arab,

    /// <summary>Armenian.</summary>
    Armn,

    /// <summary>Avestan.</summary>
    Avst,

    /// <summary>Balinese.</summary>
    Bali,

    /// <summary>Bamum.</summary>
    Bamu,

    /// <summary>Bassa Vah.</summary>
    Bass,

    /// <summary>Batak.</summary>
    Batk,

    /// <summary>Bengali.</summary>
    Beng,

    /// <summary>Bhaiksuki.</summary>
    Bhks,

    /// <summary>Bopomofo.</summary>
    Bopo,

    /// <summary>Brahmi.</summary>
    Brah,

    /// <summary>Braille.</summary>
    Brai,

    /// <summary>Buginese.</summary>
    Bugi,

    /// <summary>Buhid.</summary>
    Buhd,

    /// <summary>Canadian Aboriginal.</summary>
    Cans,

    /// <summary>Carian.</summary>
    Cari,

    /// <summary>Caucasian Albanian.</summary>
    Aghb,

    /// <summary>Chakma.</summary>
    Cakm,

    /// <summary>Cham.</summary>
    Cham,

    /// <summary>Cherokee.</summary>
    Cher,

    /// <summary>Chorasmian.</summary>
    Chrs,

    /// <summary>Coptic.</summary>
    Copt,

    /// <summary>Cuneiform.</summary>
    Xsux,

    /// <summary>Cypriot.</summary>
    Cprt,

    /// <summary>Cypro Minoan.</summary>
    Cpmn,

    /// <summary>Cyrillic.</summary>
    Cyrl,

    /// <summary>Deseret.</summary>
    Dsrt,

    /// <summary>Devanagari.</summary>
    Deva,

    /// <summary>Dives Akuru.</summary>
    Diak,

    /// <summary>Dogra.</summary>
    Dogr,

    /// <summary>Duployan.</summary>
    Dupl,

    /// <summary>Egyptian Hieroglyphs.</summary>
    Egyp,

    /// <summary>Elbasan.</summary>
    Elba,

    /// <summary>Elymaic.</summary>
    Elym,

    /// <summary>Ethiopic.</summary>
    Ethi,

    /// <summary>Georgian.</summary>
    Geor,

    /// <summary>Glagolitic.</summary>
    Glag,

    /// <summary>Gothic.</summary>
    Goth,

    /// <summary>Grantha.</summary>
    Gran,

    /// <summary>Greek.</summary>
    Grek,

    /// <summary>Gujarati.</summary>
    Gujr,

    /// <summary>Gunjala Gondi.</summary>
    Gong,

    /// <summary>Gurmukhi.</summary>
    Guru,

    /// <summary>Han.</summary>
    Hani,

    /// <summary>Hangul.</summary>
    Hang,

    /// <summary>Hanifi Rohingya.</summary>
    Rohg,

    /// <summary>Hanunoo.</summary>
    Hano,

    /// <summary>Hatran.</summary>
    Hatr,

    /// <summary>Hebrew.</summary>
    Hebr,

    /// <summary>Hiragana.</summary>
    Hira,

    /// <summary>Imperial Aramaic.</summary>
    Armi,

    /// <summary>Inscriptional Pahlavi.</summary>
    Phli,

    /// <summary>Inscriptional Parthian.</summary>
    Prti,

    /// <summary>Javanese.</summary>
    Java,

    /// <summary>Kaithi.</summary>
    Kthi,

    /// <summary>Kannada.</summary>
    Knda,

    /// <summary>Katakana.</summary>
    Kana,

    /// <summary>Kawi.</summary>
    Kawi,

    /// <summary>Kayah Li.</summary>
    Kali,

    /// <summary>Kharoshthi.</summary>
    Khar,

    /// <summary>Khitan Small Script.</summary>
    Kits,

    /// <summary>Khmer.</summary>
    Khmr,

    /// <summary>Khojki.</summary>
    Khoj,

    /// <summary>Khudawadi.</summary>
    Sind,

    /// <summary>Lao.</summary>
    Laoo,

    /// <summary>Latin.</summary>
    Latn,

    /// <summary>Lepcha.</summary>
    Lepc,

    /// <summary>Limbu.</summary>
    Limb,

    /// <summary>Linear A.</summary>
    Lina,

    /// <summary>Linear B.</summary>
    Linb,

    /// <summary>Lisu.</summary>
    Lisu,

    /// <summary>Lycian.</summary>
    Lyci,

    /// <summary>Lydian.</summary>
    Lydi,

    /// <summary>Mahajani.</summary>
    Mahj,

    /// <summary>Makasar.</summary>
    Maka,

    /// <summary>Malayalam.</summary>
    Mlym,

    /// <summary>Mandaic.</summary>
    Mand,

    /// <summary>Manichaean.</summary>
    Mani,

    /// <summary>Marchen.</summary>
    Marc,

    /// <summary>Masaram Gondi.</summary>
    Gonm,

    /// <summary>Medefaidrin.</summary>
    Medf,

    /// <summary>Meetei Mayek.</summary>
    Mtei,

    /// <summary>Mende Kikakui.</summary>
    Mend,

    /// <summary>Meroitic Cursive.</summary>
    Merc,

    /// <summary>Meroitic Hieroglyphs.</summary>
    Mero,

    /// <summary>Miao.</summary>
    Plrd,

    /// <summary>Modi.</summary>
    Modi,

    /// <summary>Mongolian.</summary>
    Mong,

    /// <summary>Mro.</summary>
    Mroo,

    /// <summary>Multani.</summary>
    Mult,

    /// <summary>Myanmar.</summary>
    Mymr,

    /// <summary>Nabataean.</summary>
    Nbat,

    /// <summary>Nag Mundari.</summary>
    Nagm,

    /// <summary>Nandinagari.</summary>
    Nand,

    /// <summary>New Tai Lue.</summary>
    Talu,

    /// <summary>Newa.</summary>
    Newa,

    /// <summary>Nko.</summary>
    Nkoo,

    /// <summary>Nushu.</summary>
    Nshu,

    /// <summary>Nyiakeng Puachue Hmong.</summary>
    Hmnp,

    /// <summary>Ogham.</summary>
    Ogam,

    /// <summary>Ol Chiki.</summary>
    Olck,

    /// <summary>Old Hungarian.</summary>
    Hung,

    /// <summary>Old Italic.</summary>
    Ital,

    /// <summary>Old North Arabian.</summary>
    Narb,

    /// <summary>Old Permic.</summary>
    Perm,

    /// <summary>Old Persian.</summary>
    Xpeo,

    /// <summary>Old Sogdian.</summary>
    Sogo,

    /// <summary>Old South Arabian.</summary>
    Sarb,

    /// <summary>Old Turkic.</summary>
    Orkh,

    /// <summary>Old Uyghur.</summary>
    Ougr,

    /// <summary>Oriya.</summary>
    Orya,

    /// <summary>Osage.</summary>
    Osge,

    /// <summary>Osmanya.</summary>
    Osma,

    /// <summary>Pahawh Hmong.</summary>
    Hmng,

    /// <summary>Palmyrene.</summary>
    Palm,

    /// <summary>Pau Cin Hau.</summary>
    Pauc,

    /// <summary>Phags Pa.</summary>
    Phag,

    /// <summary>Phoenician.</summary>
    Phnx,

    /// <summary>Psalter Pahlavi.</summary>
    Phlp,

    /// <summary>Rejang.</summary>
    Rjng,

    /// <summary>Runic.</summary>
    Runr,

    /// <summary>Samaritan.</summary>
    Samr,

    /// <summary>Saurashtra.</summary>
    Saur,

    /// <summary>Sharada.</summary>
    Shrd,

    /// <summary>Shavian.</summary>
    Shaw,

    /// <summary>Siddham.</summary>
    Sidd,

    /// <summary>SignWriting.</summary>
    Sgnw,

    /// <summary>Sinhala.</summary>
    Sinh,

    /// <summary>Sogdian.</summary>
    Sogd,

    /// <summary>Sora Sompeng.</summary>
    Sora,

    /// <summary>Soyombo.</summary>
    Soyo,

    /// <summary>Sundanese.</summary>
    Sund,

    /// <summary>Syloti Nagri.</summary>
    Sylo,

    /// <summary>Syriac.</summary>
    Syrc,

    /// <summary>Tagalog.</summary>
    Tglg,

    /// <summary>Tagbanwa.</summary>
    Tagb,

    /// <summary>Tai Le.</summary>
    Tale,

    /// <summary>Tai Tham.</summary>
    Lana,

    /// <summary>Tai Viet.</summary>
    Tavt,

    /// <summary>Takri.</summary>
    Takr,

    /// <summary>Tamil.</summary>
    Taml,

    /// <summary>Tangsa.</summary>
    Tnsa,

    /// <summary>Tangut.</summary>
    Tang,

    /// <summary>Telugu.</summary>
    Telu,

    /// <summary>Thaana.</summary>
    Thaa,

    /// <summary>Thai.</summary>
    Thai,

    /// <summary>Tibetan.</summary>
    Tibt,

    /// <summary>Tifinagh.</summary>
    Tfng,

    /// <summary>Tirhuta.</summary>
    Tirh,

    /// <summary>Toto.</summary>
    Toto,

    /// <summary>Ugaritic.</summary>
    Ugar,

    /// <summary>Vai.</summary>
    Vaii,

    /// <summary>Vithkuqi.</summary>
    Vith,

    /// <summary>Wancho.</summary>
    Wcho,

    /// <summary>Warang Citi.</summary>
    Wara,

    /// <summary>Yezidi.</summary>
    Yezi,

    /// <summary>Yi.</summary>
    Yiii,

    /// <summary>Zanabazar Square.</summary>
    Zanb,
}

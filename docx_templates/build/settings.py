"""The small parts that every document has alike: settings, numbering, fonts, theme, application."""

from __future__ import annotations

from docx_templates.build.look import ACCENT, W, style_id, twips

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_COMPAT = "http://schemas.microsoft.com/office/word"

APP = (
    f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
).encode()

# Mode 15 is Word 2013 and later; without it Word opens a document in "compatibility mode" and lays tables out as of old.
SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPAT}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    + '</w:compat><w:themeFontLang w:val="nl-NL"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" '
    'w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
    'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
).encode()

FONTS = (
    f'{_HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/><w:charset '
    'w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font><w:font w:name="MS Gothic"><w:panose1 '
    'w:val="020B0609070205080204"/><w:charset w:val="80"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>'
).encode()


def _list(number: int, style: str, hanging: float, *, steps: bool = False) -> str:
    """One numbering definition, tied to the paragraph style that carries it."""
    kind, text = ("decimal", "%1.") if steps else ("bullet", "•")
    letter = "<w:b/>" if steps else '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:hint="default"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4A5B000{number}"/><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style_id(style)}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{twips(hanging)}" '
        f'w:hanging="{twips(hanging)}"/></w:pPr><w:rPr>{letter}</w:rPr></w:lvl></w:abstractNum>'
    )


NUMBERING = (
    f'{_HEAD}<w:numbering xmlns:w="{W}">'
    + _list(1, "Antwoord opsomming", 0.4)
    + _list(2, "Tabeltekst opsomming", 0.35)
    + _list(3, "Stappen", 0.6, steps=True)
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    + "</w:numbering>"
).encode()


_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_SCHEME = {
    "dk2": "404040",
    "lt2": "F2F5F6",
    "accent1": ACCENT,
    "accent2": "8C8C8C",
    "accent3": "595959",
    "accent4": "404040",
    "accent5": "C4C4C4",
    "accent6": "000000",
    "hlink": ACCENT,
    "folHlink": "404040",
}
_COLOURS = (
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    + "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _SCHEME.items())
)

# A school that changes accent 1 (Design > Colours) or the theme's fonts has changed the whole document.
THEME = (
    f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Zorgroute"><a:themeElements>'
    f'<a:clrScheme name="Zorgroute">{_COLOURS}</a:clrScheme><a:fontScheme name="Zorgroute">'
    + "".join(
        f'<a:{kind}Font><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    + '</a:fontScheme><a:fmtScheme name="Zorgroute">'
    + f"<a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst>"
    + "<a:lnStyleLst>"
    + f'<a:ln w="6350">{_PLAIN}</a:ln>' * 3
    + "</a:lnStyleLst>"
    + "<a:effectStyleLst>"
    + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    + "</a:effectStyleLst>"
    + f"<a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
).encode()

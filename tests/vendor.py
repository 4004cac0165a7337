"""Makes service/web/static/vendor/ from the npm packages that tests/validators/package.json names: `make vendor`.

The kit may be used by all, its letter, crest and crown only by the British government: they are left out, and the
kit's texts take the letter of the page around them.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.tools import NODE_FOLDER

VENDOR = Path(__file__).parents[1] / "service" / "web" / "static" / "vendor"
PACKAGES = NODE_FOLDER / "node_modules"
FONT_SETS = ("latin", "latin-ext")  # latin-ext for names such as Yıldız and Kovačová


def vendored() -> dict[str, bytes]:
    """Every file of the vendor folder that comes from a package: its path there -> its contents."""
    kit = PACKAGES / "govuk-frontend" / "dist" / "govuk"
    figtree = PACKAGES / "@fontsource-variable" / "figtree"
    fonts = {f"figtree-{font_set}-wght-normal.woff2" for font_set in FONT_SETS}
    return {
        "govuk-frontend/govuk-frontend.min.css": unbranded(
            (kit / "govuk-frontend.min.css").read_text("utf-8")
        ).encode(),
        "govuk-frontend/govuk-frontend.min.js": _without_map(
            (kit / "govuk-frontend.min.js").read_text("utf-8")
        ).encode(),
        "figtree/figtree.css": _font_faces((figtree / "index.css").read_text("utf-8"), fonts).encode(),
        "figtree/LICENSE": (figtree / "LICENSE").read_bytes(),
        **{f"figtree/{name}": (figtree / "files" / name).read_bytes() for name in sorted(fonts)},
    }


def unbranded(css: str) -> str:
    """The kit's stylesheet without its makers' letter, crest and crown.

    Raises ValueError when a new version of the kit has any of them in a place unknown here.
    """
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = re.sub(r"font-family:(GDS Transport,arial,)?sans-serif", "font-family:inherit", css)
    css = re.sub(r"@supports [^{]*\{\.govuk-footer__copyright-logo:before\{[^}]*\}\}", "", css)
    css = re.sub(r"\.govuk-footer__(copyright-logo:before|crown)\{[^}]*\}", "", css)
    css = _without_map(css)
    if left := re.findall(r"GDS Transport|crest|crown|url\([^)]*\)", css):
        raise ValueError(f"the kit's stylesheet still holds {left}: teach tests/vendor.py to leave it out")
    return css


def _without_map(text: str) -> str:
    """Without the address of a source map, which isn't shipped."""
    return re.sub(r"\s*(/\*|//)# sourceMappingURL=\S+( \*/)?\s*$", "\n", text)


def _font_faces(css: str, fonts: set[str]) -> str:
    """The `@font-face` rules for `fonts`, which lie beside the stylesheet, under the name Figtree."""
    faces = re.findall(r"@font-face \{[^}]*\}", css)
    kept = [face for face in faces if any(f"/{font})" in face for font in fonts)]
    return "\n".join(f"{face}\n" for face in kept).replace("./files/", "").replace("'Figtree Variable'", "Figtree")


def main() -> None:
    for name, contents in vendored().items():
        path = VENDOR / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents)


if __name__ == "__main__":
    main()

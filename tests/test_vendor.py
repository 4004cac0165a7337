"""What is shipped of others' work is what their packages hold, without their makers' brand."""

from __future__ import annotations

import pytest

from tests.tools import need
from tests.vendor import VENDOR, unbranded, vendored


def test_the_vendor_folder_is_what_make_vendor_makes():
    need("node")
    for name, contents in vendored().items():
        assert (VENDOR / name).read_bytes() == contents, f"{name} was changed by hand: run `make vendor`"


def test_everything_in_the_vendor_folder_has_its_licence_beside_it():
    for folder in VENDOR.iterdir():
        assert list(folder.glob("LICENSE*")), f"{folder.name} has no licence"


def test_a_brand_in_an_unknown_place_is_not_let_through():
    with pytest.raises(ValueError, match="crest"):
        unbranded(".a{background:url(/assets/images/govuk-crest.svg)}")

"""What stands below a story, whatever letters a desk writes it in."""

from __future__ import annotations

import pytest

from stories.text.endings import keeps_all_rights


@pytest.mark.parametrize(
    "line",
    [
        "© 2031 The Kestrel Herald. All rights reserved.",
        "(C) Kestrel 2031",
        "COPYRIGHT 2031 Kestrel Press",
        "This material may not be published, broadcast or rewritten.",
        "Kestrel Ajansı. Tüm hakları saklıdır.",
        "KESTREL AJANSI. TÜM HAKLARI SAKLIDIR.",
        "ALL RİGHTS RESERVED",
        "Tutti i diritti riservati",
        "未经授权 不得转载 版权所有",
        "무단 전재 및 재배포 금지",
    ],
)
def test_all_rights_are_kept_in_any_letters(line: str) -> None:
    assert keeps_all_rights(line)


@pytest.mark.parametrize("line", ["A part of the article was reproduced.", "The rights of all were reserved for him."])
def test_a_sentence_about_rights_keeps_none(line: str) -> None:
    assert not keeps_all_rights(line)

"""Do the catalogues, which Django merges into one, agree on each text?"""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override, pgettext

from portal.ui import messages
from portal.ui.compiled import catalogue_path


def an_app(folder: Path, *, file: str, chinese: str, context: str = "") -> Path:
    path = catalogue_path(folder)
    path.parent.mkdir(parents=True)
    named = f'msgctxt "{context}"\n' if context else ""
    path.write_text(f'#: {file}\n{named}msgid "Closed"\nmsgstr "{chinese}"\n')
    return folder


def test_our_catalogues_agree_on_every_text() -> None:
    assert messages.disagreements() == []


def test_two_words_for_one_text_are_told_with_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps = [
        an_app(tmp_path / "cases", file="states.py", chinese="已结束"),
        an_app(tmp_path / "engagements", file="forms.py", chinese="关闭日期"),
    ]
    monkeypatch.setattr(messages, "own_apps", lambda: apps)

    assert messages.disagreements() == [
        "'Closed'\n    已结束: cases/states.py\n    关闭日期: engagements/forms.py"
    ]
    with pytest.raises(CommandError, match="give one of them a context"):
        call_command("messages", "check")


def test_a_context_keeps_two_words_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = an_app(tmp_path / "cases", file="states.py", chinese="已结束")
    engagements = an_app(
        tmp_path / "engagements",
        file="forms.py",
        chinese="关闭日期",
        context="of a nonconformity",
    )
    monkeypatch.setattr(messages, "own_apps", lambda: [cases, engagements])

    assert messages.disagreements() == []


def test_the_same_word_in_two_catalogues_is_no_disagreement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apps = [
        an_app(tmp_path / "cases", file="states.py", chinese="已结束"),
        an_app(tmp_path / "sourcing", file="states.py", chinese="已结束"),
    ]
    monkeypatch.setattr(messages, "own_apps", lambda: apps)

    assert messages.disagreements() == []


@pytest.mark.parametrize(
    ("context", "english", "chinese"),
    [
        ("a complaint", "Accept", "受理"),
        ("of a nonconformity", "Closed", "关闭日期"),
        ("calendar", "Working days", "工作日历"),
    ],
)
def test_a_text_with_a_context_is_shown_in_its_own_word(
    context: str, english: str, chinese: str
) -> None:
    with override("zh-hans"):
        assert pgettext(context, english) == chinese

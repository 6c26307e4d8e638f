"""In which language the bot speaks: one for an installation, chosen once at the start.

Vietnamese is what stands in ``texts*``: with it nothing is looked up and nothing is loaded. Any
other language is a catalogue of GNU gettext, ``bot/locale/LANGUAGE/LC_MESSAGES/bantin.mo``, made
of the ``.po`` beside it by ``python -m tests.catalogue``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, translation
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

VIETNAMESE = "vi"
ENGLISH = "en"
CALLED = MappingProxyType({VIETNAMESE: "Vietnamese", ENGLISH: "English"})
LANGUAGES = tuple(CALLED)

FOLDER = Path(__file__).with_name("locale")
DOMAIN = "bantin"

Key = TypeVar("Key")
T = TypeVar("T")


@dataclass(slots=True)
class _Voice:
    language: str = VIETNAMESE
    catalogue: GNUTranslations | None = None


_voice = _Voice()


def speak(language: str) -> None:
    """Choose the language, one of ``LANGUAGES``, for all that is said from now on."""
    _voice.catalogue = (
        None if language == VIETNAMESE else translation(DOMAIN, FOLDER, languages=[language])
    )
    _voice.language = language


def spoken() -> str:
    """Return the language that was chosen."""
    return _voice.language


def spoken_in(language: str, function: Callable[..., T], /, *args: Any) -> T:
    """Do in another process what says something: there the language has to be chosen, too."""
    speak(language)
    return function(*args)


def _(text: str, /, **about: Any) -> str:
    """Return a text of the catalogue in the language that is spoken, its ``{names}`` filled in.

    Where nothing is to be filled in, braces are left alone.
    """
    said = _voice.catalogue.gettext(text) if _voice.catalogue else text
    return said.format(**about) if about else said


def _n(text: str, count: int, /, **about: Any) -> str:
    """Return a text that says how many, as ``{count}``, in the form that fits the number.

    Vietnamese has one form for all numbers.
    """
    said = _voice.catalogue.ngettext(text, text, count) if _voice.catalogue else text
    return said.format(count=count, **about)


class Words(Mapping[Key, str], Generic[Key]):
    """Texts by what they stand for, each said in the language that is spoken when it is asked for.

    Args:
        texts: Vietnamese texts by their keys; a later one of the same key counts.
    """

    def __init__(self, *texts: Mapping[Key, str]) -> None:
        self._texts: dict[Key, str] = {}
        for each in texts:
            self._texts.update(each.texts if isinstance(each, Words) else each)

    @property
    def texts(self) -> Mapping[Key, str]:
        """The Vietnamese texts, whatever is spoken."""
        return self._texts

    def __getitem__(self, key: Key) -> str:
        return _(self._texts[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

"""Plain text: read exactly, or refused in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import DocumentError
from habeas.read import MAX_BYTES, read_bytes
from habeas.read.encoding import decode

TEXTS = {
    "ru": "Задержан Кузьма Лапотков, суд состоялся 11 сентября. Освобождено 14 человек.",
    "uk": "Затриманий Їжак Гриценко, суд відбувся 11 вересня.",
    "be": "Затрыманы Кузьма Лапаткоў, ішоў суд у Мінску",
    "es": "Señor Pérez fue excarcelado en Caracas el año pasado.",
    "pl": "Więzień polityczny został zwolniony, święto było w środę",
    "capitals": "ЗАДЕРЖАН КУЗЬМА ЛАПОТКОВ, СУД СОСТОЯЛСЯ В ГОРОДЕ",
}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_text_is_stored_exactly_as_decoded(text: str) -> None:
    """No line end, space or accent is changed: all offsets are into this text."""
    text = "A\r\n" + text
    assert read_bytes(text.encode(), name="a.txt")[0].text == text


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1251",
        "koi8_r",
        "cp1250",
        "cp1252",
    ],
)
def test_an_encoding_is_told_or_the_file_refused_never_misread(
    language: str, encoding: str
) -> None:
    """A text comes out as it went in, in every encoding that can hold it."""
    text = TEXTS[language]
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    assert decode(data, where="a.txt")[0] == text


def test_an_encoding_that_cannot_be_told_is_refused_with_a_hint() -> None:
    """One accented letter is ñ in one encoding and ń in another: nobody can know."""
    with pytest.raises(DocumentError, match=r"encoding cannot be told.*save it as UTF-8"):
        read_bytes("mañana".encode("cp1252"), name="a.txt")


def test_an_encoding_without_which_the_letters_make_no_words_is_told() -> None:
    """Three Russian words in one old encoding are a jumble in the other: that decides."""
    data = "одиннадцатого состоялся Задержан".encode("koi8_r")
    assert decode(data, where="a.txt") == ("одиннадцатого состоялся Задержан", "koi8_r")


def test_a_stated_encoding_is_believed() -> None:
    """What the carrier says decides where the bytes alone do not."""
    (document,) = read_bytes(
        "mañana".encode("cp1252"), name="a.txt", media_type="text/plain; charset=windows-1252"
    )
    assert (document.text, document.encoding, document.media_type) == (
        "mañana",
        "cp1252",
        "text/plain",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t", "the file is empty"),
        ("\ufeff ".encode(), "the file is empty"),
        (b"a report, then a stray zero byte \x00 and more text after.", "not a text"),
        (b"abc\x00\x01\x02def", "not a text"),
        (bytes(range(1, 32)) * 40, "not a text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text"),
        (b"\xff\xfea\x00b", "not utf-16-le"),
        (b"a" * (MAX_BYTES + 1), "MB, more than"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    """Empty, binary, cut off and huge files each get one clear line with the file's name."""
    with pytest.raises(DocumentError, match=message) as caught:
        read_bytes(data, name="report.txt")
    assert "report.txt" in str(caught.value)
    assert "\n" not in str(caught.value)

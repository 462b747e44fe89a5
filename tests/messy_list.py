"""A list as lists really are: its traps, each with what has to become of it. People are invented.

Run as a program it writes both versions as files:  python tests/messy_list.py FOLDER
"""

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any

import openpyxl

GROUPS = {"B": ("D", "Person"), "F": ("G", "Arrest")}
TITLES = {
    "A": "ID", "E": "Born", "H": "Article", "I": "Sentence", "J": "Status", "K": "Also known as",
    "L": "Sex", "M": "Link", "N": "Remarks", "B": "Surname", "C": "Given name", "D": "Patronymic",
    "F": "date", "G": "place",
}  # fmt: skip

# Row to (what is odd about it, its cells by column letter).
PEOPLE: dict[int, tuple[str, dict[str, Any]]] = {
    5: ("nothing: a plain row", {"A": "Z-01", "B": "Lapotkov", "C": "Kuzma", "D": "Panasovich", "E": "13.02.1987", "F": "13.02.2021", "H": "342", "J": "held", "L": "m"}),
    6: ("a date cell", {"A": "Z-02", "B": "Wymyslona", "C": "Zofia", "E": dt.date(1990, 5, 1), "F": dt.date(2021, 3, 1), "J": "held", "L": "f"}),
    7: ("a date as a day number", {"A": "Z-03", "B": "Dziwny", "C": "Jan", "F": 44287, "J": "held"}),
    8: ("a date with slashes, day first", {"A": "Z-04", "B": "Nichtda", "C": "Otto", "F": "13/04/2021", "J": "held"}),
    9: ("day or month first, shown by the other dates", {"A": "Z-05", "B": "Nadzeyny", "C": "Ales", "F": "03/04/2021", "J": "held"}),
    10: ("a date in ISO 8601", {"A": "Z-06", "B": "Pustota", "C": "Vera", "F": "2021-04-05", "J": "held"}),
    11: ("a month as a Russian word", {"A": "Z-07", "B": "Небылица", "C": "Фёкла", "F": "7 апреля 2021 г.", "J": "в колонии"}),
    12: ("a month as a Belarusian word", {"A": "Z-08", "B": "Выдуманы", "C": "Язэп", "F": "8 красавіка 2021", "J": "у калоніі"}),
    13: ("a month as a Spanish word", {"A": "Z-09", "B": "Inventado", "C": "Pepe", "F": "9 de abril de 2021", "J": "preso"}),
    14: ("two digits of a year", {"A": "Z-10", "B": "Kurtz", "C": "Ida", "F": "13.04.21", "J": "held"}),
    15: ("a month without a day", {"A": "Z-11", "B": "Mesyats", "C": "Lena", "F": "04.2021", "J": "held"}),
    16: ("a year alone", {"A": "Z-12", "B": "Godny", "C": "Gleb", "E": 1975, "F": 2021, "J": "held"}),
    17: ("about a month", {"A": "Z-13", "B": "Priblizny", "C": "Roman", "F": "about 2021-04", "J": "held"}),
    18: ("before a day", {"A": "Z-14", "B": "Ranni", "C": "Pavel", "F": "before 2021-04-20", "J": "held"}),
    19: ("a day that is none", {"A": "Z-15", "B": "Nemozhny", "C": "Fiodar", "F": "31.02.2021", "J": "held"}),
    20: ("cells that say nothing is known", {"A": "Z-16", "B": "Nevyadomy", "C": "Kastus", "E": "?", "F": "unknown", "G": "-", "J": "held"}),
    21: ("a merged cell, its value", {"A": "Z-17", "B": "Pershy", "C": "Adam", "F": "20.04.2021", "G": "Testburg", "J": "held"}),
    22: ("a merged cell, below its value", {"A": "Z-18", "B": "Druhi", "C": "Boris", "F": "21.04.2021", "J": "held"}),
    23: ("a formula without a stored result", {"A": "Z-19", "B": "Formulny", "C": "Hleb", "F": "=F22+1", "J": "held"}),
    24: ("an error value", {"A": "Z-20", "B": "Pamylka", "C": "Iryna", "F": "#REF!", "J": "held"}),
    25: ("several events on lines of one cell", {"A": "Z-21", "B": "Chetyry", "C": "Anna", "F": "22.04.2021", "J": "sentenced 01.09.2021\nreleased 11.09.2025"}),
    26: ("several events parted by a semicolon, in Russian", {"A": "Z-22", "B": "Пятый", "C": "Егор", "F": "23.04.2021", "J": "осуждён 02.09.2021; освобождён 11.09.2025"}),
    27: ("a negation", {"A": "Z-23", "B": "Nesvabodny", "C": "Yan", "F": "24.04.2021", "J": "not released"}),
    28: ("a doubt", {"A": "Z-24", "B": "Mozhny", "C": "Lev", "F": "25.04.2021", "J": "reportedly released"}),
    29: ("a status nobody has a word for", {"A": "Z-25", "B": "Zahadka", "C": "Nina", "F": "26.04.2021", "J": "case in progress"}),
    30: ("a status in Ukrainian", {"A": "Z-26", "B": "Вигадана", "C": "Оксана", "F": "27.04.2021", "J": "звільнена 11.09.2025"}),
    36: ("an id that another row has", {"A": "Z-01", "B": "Dvoinik", "C": "Foma", "F": "28.04.2021", "J": "held"}),
    37: ("the name of another person", {"A": "Z-28", "B": "Lapotkov", "C": "Kuzma", "D": "Ivanovich", "E": "30.11.1960", "F": "29.04.2021", "J": "held"}),
    38: ("a line end inside a name", {"A": "Z-29", "B": "Dvukh\nStrochny", "C": "Ilya", "F": "30.04.2021", "J": "held"}),
    39: ("odd spaces in a name", {"A": "Z-30", "B": "  Prabel\u00a0", "C": " Mikola ", "F": "01.05.2021", "J": "held"}),
    42: ("several other names", {"A": "Z-33", "B": "Mnohi", "C": "Sviatlana", "F": "14.05.2021", "J": "held", "K": "Многая Светлана; Mnoga S."}),
    43: ("a sex in another language", {"A": "Z-34", "B": "Zhanchyna", "C": "Ala", "F": "15.05.2021", "J": "held", "L": "ж"}),
    44: ("cells that look like formulas", {"A": "Z-35", "B": "Karysna", "C": "Vanda", "F": "16.05.2021", "J": "held", "N": "+call the lawyer"}),
    45: ("a cell beyond the last column", {"A": "Z-36", "B": "Zalishni", "C": "Tamash", "F": "17.05.2021", "J": "held", "P": "who wrote this?"}),
    46: ("a sentence in words, a link, an article", {"A": "Z-37", "B": "Doli", "C": "Karp", "F": "18.05.2021", "H": "art. 342 (1), 130", "I": "3 years 6 months", "J": "held", "M": "https://list.example/37"}),
    47: ("a capital name", {"A": "Z-38", "B": "VIALIKI", "C": "MAKAR", "F": "19.05.2021", "J": "HELD"}),
}  # fmt: skip

# Rows that are no people, with what they hold and why they are left out.
OTHERS: dict[int, tuple[str, dict[str, Any]]] = {
    31: ("a row of sums", {"A": "Subtotal", "B": 26}),
    32: ("a row without a name", {"A": "Women:"}),
    33: ("the header again", TITLES),
    34: ("a row without a name", {"A": "Z-27", "F": "28.04.2021", "J": "held"}),
    35: ("", {}),
    40: ("a control character in the name", {"A": "Z-31", "B": "Nazad\u202e", "C": "Ivan", "J": "held"}),
    41: ("a name without letters", {"A": "Z-32", "B": 12345, "J": "held"}),
    48: ("a row of sums", {"A": "Total", "B": 34}),
    49: ("a row without a name", {"A": "* told by relatives"}),
}  # fmt: skip

# Traps of the sheet as a whole.
WHOLE = (
    "a title above the header",
    "a blank row above the header",
    "two header rows with merged group titles",
    "a second sheet that is not the list",
    "a first sheet that is hidden",
)


def trap_count() -> int:
    """Count the documented traps; the plain row is none."""
    return len(PEOPLE) - 1 + len(OTHERS) + len(WHOLE)


def first_version() -> bytes:
    """Give the list as a workbook."""
    return _book(PEOPLE | OTHERS, TITLES, GROUPS, "Persons held, as of 1 September 2025")


def second_version() -> bytes:
    """Give its next version: one freed, one birth corrected, two gone, one new, a new column."""
    rows = {row: (what, dict(cells)) for row, (what, cells) in (PEOPLE | OTHERS).items()}
    rows[6][1]["J"] = "released 11.09.2025"
    rows[5][1]["E"] = "14.02.1987"
    del rows[7], rows[9]
    rows[50] = (
        "new",
        {"A": "Z-40", "B": "Navichok", "C": "Tsimokh", "F": "20.09.2025", "J": "held"},
    )
    titles = TITLES | {"O": "Prison"}
    rows[33] = ("the header again", titles)
    rows[8][1]["O"] = "Colony 99"
    return _book(rows, titles, GROUPS, "Persons held, as of 1 October 2025")


def _book(
    rows: dict[int, tuple[str, dict[str, Any]]],
    titles: dict[str, str],
    groups: dict[str, tuple[str, str]],
    title: str,
) -> bytes:
    book = openpyxl.Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.title, hidden.sheet_state = "Old", "hidden"
    hidden["A1"] = "name"
    sheet = book.create_sheet("List")
    book.create_sheet("Read me")["A1"] = "not the list"
    book.active = 1
    sheet["A1"] = title
    sheet.merge_cells("A1:N1")
    for first, (last, words) in groups.items():
        sheet[f"{first}3"] = words
        sheet.merge_cells(f"{first}3:{last}3")
    for column, words in titles.items():
        sheet[f"{column}4"] = words
    for row, (_, cells) in rows.items():
        for column, value in cells.items():
            sheet[f"{column}{row}"] = value
    sheet.merge_cells("G21:G22")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "messy-1.xlsx").write_bytes(first_version())
    (folder / "messy-2.xlsx").write_bytes(second_version())

"""Invented people, written down by invented clerks in twelve spelling systems.

Nothing here is shared with the tables the matcher reads: the systems are written out as
a clerk applies them, from the language to the page.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

# Given names as Belarusian|Russian|sex, with the form patronymics are made of.
_GIVEN = """Аляксандр|Александр|m Сяргей|Сергей|m Уладзімір|Владимир|m Андрэй|Андрей|m Мікалай|Николай|m
Віктар|Виктор|m Дзмітрый|Дмитрий|m Аляксей|Алексей|m Ігар|Игорь|m Юрый|Юрий|m Павел|Павел|m Максім|Максим|m
Яўген|Евгений|m Міхаіл|Михаил|m Васіль|Василий|m Іван|Иван|m Алег|Олег|m Віталь|Виталий|m Раман|Роман|m
Вадзім|Вадим|m Анатоль|Анатолий|m Кірыл|Кирилл|m Мікіта|Никита|m Арцём|Артём|m Дзяніс|Денис|m Антон|Антон|m
Валянцін|Валентин|m Леанід|Леонид|m Генадзь|Геннадий|m Канстанцін|Константин|m Пётр|Пётр|m Сцяпан|Степан|m
Рыгор|Григорий|m Барыс|Борис|m Ягор|Егор|m Ілья|Илья|m Станіслаў|Станислав|m Уладзіслаў|Владислав|m Глеб|Глеб|m
Фёдар|Фёдор|m Якаў|Яков|m Цімафей|Тимофей|m Мацвей|Матвей|m Вячаслаў|Вячеслав|m Эдуард|Эдуард|m Руслан|Руслан|m
Алена|Елена|f Наталля|Наталья|f Вольга|Ольга|f Таццяна|Татьяна|f Святлана|Светлана|f Ірына|Ирина|f Ганна|Анна|f
Марыя|Мария|f Кацярына|Екатерина|f Юлія|Юлия|f Людміла|Людмила|f Настасся|Анастасия|f Дар'я|Дарья|f
Вікторыя|Виктория|f Галіна|Галина|f Марына|Марина|f Валянціна|Валентина|f Аксана|Оксана|f Ксенія|Ксения|f
Паліна|Полина|f Вера|Вера|f Надзея|Надежда|f Тамара|Тамара|f Ларыса|Лариса|f Алеся|Алеся|f Яна|Яна|f Алла|Алла|f
Яўгенія|Евгения|f Вераніка|Вероника|f Лізавета|Елизавета|f Сафія|София|f Жанна|Жанна|f Маргарыта|Маргарита|f"""
_SHORT = {
    "Александр": ("Алесь", "Саша"), "Николай": ("Мікола", "Коля"), "Дмитрий": ("Зміцер", "Дима"),
    "Сергей": ("Сяржук", "Серёжа"), "Анастасия": ("Наста", "Настя"), "Михаил": ("Міхась", "Миша"),
    "Владимир": ("Валодзя", "Вова"), "Екатерина": ("Каця", "Катя"), "Иван": ("Янка", "Ваня"),
    "Юрий": ("Юрась", "Юра"), "Дарья": ("Даша", "Даша"), "Константин": ("Кастусь", "Костя"),
}  # fmt: skip
_CITIES = """Мінск|Минск Гомель|Гомель Магілёў|Могилёв Віцебск|Витебск Гродна|Гродно Брэст|Брест
Бабруйск|Бобруйск Баранавічы|Барановичи Барысаў|Борисов Пінск|Пинск Орша|Орша Мазыр|Мозырь Салігорск|Солигорск
Наваполацк|Новополоцк Ліда|Лида Маладзечна|Молодечно Полацк|Полоцк Жлобін|Жлобин Слуцк|Слуцк Кобрын|Кобрин"""
_ONSETS = [
    "б",
    "в",
    "г",
    "д",
    "ж",
    "з",
    "к",
    "л",
    "м",
    "н",
    "п",
    "р",
    "с",
    "т",
    "ф",
    "х",
    "ц",
    "ч",
    "ш",
    "бр",
    "гл",
    "гр",
    "др",
    "кл",
    "кр",
    "пл",
    "пр",
    "ст",
    "сл",
    "см",
    "тр",
    "хр",
    "шк",
    "шл",
]
_NUCLEI = ["а", "о", "е", "и", "у", "ы", "я", "ю"]
_CODAS = [
    "б",
    "в",
    "г",
    "д",
    "ж",
    "з",
    "к",
    "л",
    "м",
    "н",
    "п",
    "р",
    "с",
    "т",
    "х",
    "ч",
    "ш",
    "нк",
    "рк",
    "ст",
    "льн",
    "рш",
    "лк",
]
_SUFFIXES = [
    "ов|аў",
    "ев|еў",
    "ин|ін",
    "ский|скі",
    "ович|авіч",
    "евич|евіч",
    "енко|энка",
    "ко|ка",
    "ук|ук",
    "юк|юк",
    "ик|ік",
    "ец|ец",
    "ак|ак",
    "овский|оўскі",
    "кевич|кевіч",
    "цкий|цкі",
    "енок|яонак",
    "ников|нікаў",
    "чук|чук",
]


def _belarusian(root: str) -> str:
    """Respell an invented Russian root as Belarusian does, its stress on the ending."""
    for pattern, to in (
        ("о", "а"), ("щ", "шч"), ("ци", "цы"), ("це", "ца"), ("ця", "ца"), ("цю", "цу"), ("ти", "ці"), ("те", "це"), ("тя", "ця"), ("тю", "цю"),
        ("ди", "дзі"), ("де", "дзе"), ("дя", "дзя"), ("дю", "дзю"), ("ри", "ры"), ("ре", "рэ"),
        ("ря", "ра"), ("рю", "ру"), ("жи", "жы"), ("ши", "шы"), ("чи", "чы"),
        ("же", "жа"), ("ше", "ша"), ("че", "ча"), ("чя", "ча"), ("чю", "чу"),
        ("жя", "жа"), ("шя", "ша"), ("жю", "жу"), ("шю", "шу"), ("и", "і"),
    ):  # fmt: skip
        root = root.replace(pattern, to)
    return root


def surnames(count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Invent family names as (Belarusian, Russian) pairs, the masculine form."""
    found: dict[str, str] = {}
    while len(found) < count:
        syllables = chance.choice((1, 1, 2, 2, 2))
        root = "".join(chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(syllables))
        russian, _, belarusian = chance.choice(_SUFFIXES).partition("|")
        root += chance.choice(_CODAS)
        root = re.sub("(?<=[жшч])[ыя]", "а", re.sub("(?<=[гкх])[ыюя]", "у", root))
        if russian[0] in "еию" and root[-1] in "гкх":
            continue
        hard = root[-1] in "рчжш"
        respelled = _belarusian(root) + belarusian.replace("яон", "он" if hard else "ён")
        found[root + russian] = re.sub("(?<=[аеёіоуыэюя])в(?![аеёіоуыэюя])", "ў", respelled)
    return [(be.capitalize(), ru.capitalize()) for ru, be in found.items()]


def _feminine(surname: str) -> str:
    for ending, to in (("скій", "ская"), ("ский", "ская"), ("скі", "ская"), ("цкий", "цкая"), ("цкі", "цкая"),
                       ("ов", "ова"), ("ев", "ева"), ("аў", "ава"), ("еў", "ева"), ("ин", "ина"), ("ін", "іна")):  # fmt: skip
        if surname.endswith(ending):
            return surname[: -len(ending)] + to
    return surname


def _patronymic(father: tuple[str, str], sex: str) -> tuple[str, str]:
    be, ru = father
    if ru == "Илья":
        return ("Ільіч", "Ильич") if sex == "m" else ("Ільінічна", "Ильинична")
    if ru == "Никита":
        return ("Мікітавіч", "Никитич") if sex == "m" else ("Мікітаўна", "Никитична")
    if ru in ("Павел", "Пётр", "Яков"):
        stem = {"Павел": ("Паўл", "Павл"), "Пётр": ("Пятр", "Петр"), "Яков": ("Якаўл", "Яковл")}[ru]
        soft = ru == "Яков"
        ends = ("евіч", "евич", "еўна", "евна") if soft else ("авіч", "ович", "аўна", "овна")
    else:
        stem = (re.sub("[йьы]?$", "", re.sub("ый$|ій$", "", be)), re.sub("ий$|ей$|ай$|ь$", "", ru))
        stem = (be[:-1] if be[-1] in "йь" else be, stem[1])
        if ru.endswith("ий"):
            stem = (
                be.removesuffix("ый").removesuffix("ь"),
                ru[:-2] + "ь" if ru[-3] in "лнб" else ru[:-2] + "и",
            )
            ends = ("евіч", "евич", "еўна", "евна")
        elif ru[-1] == "й":
            stem = (be[:-1], ru[:-1])
            ends = ("евіч", "евич", "еўна", "евна")
        elif ru[-1] == "ь":
            stem = (be.removesuffix("ь"), ru[:-1])
            ends = ("авіч", "евич", "аўна", "евна")
        else:
            stem = (re.sub("ў$", "в", be), ru)
            ends = ("авіч", "ович", "аўна", "овна")
    return (
        (stem[0] + ends[0], stem[1] + ends[1])
        if sex == "m"
        else (stem[0] + ends[2], stem[1] + ends[3])
    )


def _speller(table: str, after: tuple[tuple[str, str], ...] = ()) -> Callable[[str], str]:
    letters = dict(pair.split("=") for pair in table.split())
    pattern = re.compile("|".join(sorted(letters, key=len, reverse=True)) + "|.")

    def spell(text: str) -> str:
        written = pattern.sub(
            lambda m: letters.get(m[0], m[0] if m[0] in " -.'" else ""), text.lower()
        )
        for old, new in after:
            written = re.sub(old, new, written)
        return " ".join(w[:1].upper() + w[1:] for w in written.split(" "))

    return spell


_BASE = "а=a б=b в=v д=d з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f э=e '= "
_YOT = "(?:(?<=[аеёіоуыэюяьўй'ъи ])|^)"
_SYSTEMS: dict[str, tuple[int, Callable[[str], str]]] = {
    "be-cyrillic": (0, lambda text: text),
    "ru-cyrillic": (1, lambda text: text),
    "be-passport": (0, _speller(_BASE + "г=h е=ie ё=io ж=zh і=i й=i ў=u х=kh ц=ts ч=ch ш=sh ы=y ь= ю=iu я=ia", ((r"\bi(?=[aeou])", "y"), (r"(?<=[aeiouy])i(?=[aeou])", "y")))),
    "be-lacinka": (0, _speller(_BASE + "г=h е=ie ё=io ж=ž і=i й=j ў=ŭ х=ch ц=c ч=č ш=š ы=y ь= ю=iu я=ia л=ł ль=l лі=li ле=le лё=lo лю=lu ля=la нь=ń сь=ś зь=ź ць=ć", ((r"\bi(?=[aeou])", "j"), (r"(?<=[aeiouy])i(?=[aeou])", "j")))),
    "ru-english": (1, _speller(_BASE + "г=g е=e ё=yo ж=zh и=i й=y х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= ю=yu я=ya", ((r"iy\b", "y"), (r"yy\b", "y")))),
    "ru-passport": (1, _speller(_BASE + "г=g е=e ё=e ж=zh и=i й=i х=kh ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y ь= ю=iu я=ia")),
    "ru-gost": (1, _speller(_BASE + "г=g е=e ё=yo ж=zh и=i й=j х=x ц=cz ч=ch ш=sh щ=shh ъ= ы=y ь= ю=yu я=ya")),
    "ru-iso": (1, _speller(_BASE + "г=g е=e ё=ë ж=ž и=i й=j х=h ц=c ч=č ш=š щ=ŝ ъ= ы=y ь= ю=û я=â")),
    "ru-german": (1, _speller(_BASE.replace("в=v", "в=w").replace("з=z", "з=s") + "г=g е=e ё=jo ж=sch и=i й=i х=ch ц=z ч=tsch ш=sch щ=schtsch ъ= ы=y ь= ю=ju я=ja")),
    "be-polish": (0, _speller(_BASE.replace("в=v", "в=w") + "г=h е=ie ё=io ж=ż і=i й=j ў=u х=ch ц=c ч=cz ш=sz ы=y ь= ю=iu я=ia л=ł ль=l лі=li ле=le лё=lo лю=lu ля=la", ((r"\bi(?=[aeou])", "j"), (r"(?<=[aeiouy])i(?=[aeou])", "j")))),
    "ru-lithuanian": (1, _speller(_BASE + "г=g е=e ё=io ж=ž и=i й=j х=ch ц=c ч=č ш=š щ=šč ъ= ы=y ь= ю=iu я=ia", ((r"ij\b", "is"), (r"(?<=\w)([bcčdfgklmnprštvzž])(?= |$)", r"\1as")))),
    "ru-french": (1, _speller(_BASE.replace("у=u", "у=ou") + "г=g е=e ё=io ж=j и=i й=ï х=kh ц=ts ч=tch ш=ch щ=chtch ъ= ы=y ь= ю=iou я=ia", ((r"iï\b", "i"), (r"yï\b", "y")))),
}  # fmt: skip
SYSTEMS = tuple(_SYSTEMS)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an invented list."""

    id: str
    name: str
    birth: str
    sex: str
    city: str
    person: int


@dataclass(frozen=True, slots=True)
class _Person:
    surname: tuple[str, str]
    given: tuple[str, str]
    sex: str
    patronymic: tuple[str, str]
    birth: date
    city: tuple[str, str]


def rows(count: int, *, seed: int = 6, per_person: float = 3.0) -> Iterator[Row]:
    """Write down about ``count / per_person`` people in ``count`` lines.

    A third of the lines have a patronymic, half a birth date or an age, half a sex or a
    city; one in twenty an initial or a short form; one in fifty a slip of the pen.
    """
    chance = random.Random(seed)  # noqa: S311 - invented data, nothing secret
    given = [tuple(word.split("|")) for word in _GIVEN.split()]
    weights = list(accumulate(1 / (8 + i % 46) for i in range(len(given))))
    fathers = [(g[0], g[1]) for g in given if g[2] == "m"]
    father_weights = list(accumulate(1 / (8 + i) for i in range(len(fathers))))
    cities = [(be, ru) for be, _, ru in (word.partition("|") for word in _CITIES.split())]
    names = surnames(max(200, min(60_000, count // 8)), chance)
    name_weights = list(accumulate(1 / (20 + i) ** 0.8 for i in range(len(names))))
    written = 0
    person = 0
    while written < count:
        be, ru, sex = chance.choices(given, cum_weights=weights)[0]
        family = chance.choices(names, cum_weights=name_weights)[0]
        if sex == "f":
            family = (_feminine(family[0]), _feminine(family[1]))
        be, ru, sex = str(be), str(ru), str(sex)
        father = chance.choices(fathers, cum_weights=father_weights)[0]
        born = date(1945, 1, 1) + timedelta(days=chance.randrange(22_000))
        who = _Person(family, (be, ru), sex, _patronymic(father, sex), born, chance.choice(cities))
        lines = min(count - written, 1 + min(9, int(chance.expovariate(1 / (per_person - 0.5)))))
        for _ in range(lines):
            yield _line(who, written, person, chance)
            written += 1
        person += 1


def _line(who: _Person, number: int, person: int, chance: random.Random) -> Row:
    side, spell = _SYSTEMS[chance.choice(SYSTEMS)]
    given = who.given[side]
    if chance.random() < 0.03 and who.given[1] in _SHORT:
        given = _SHORT[who.given[1]][side]
    elif chance.random() < 0.02:
        given = given[0] + "."
    words = [given, who.surname[side]]
    if chance.random() < 0.33 and not given.endswith("."):
        words.insert(1, who.patronymic[side])
    if chance.random() < 0.2:
        words = [words[-1], *words[:-1]]
    name = (
        spell(" ".join(words))
        if not given.endswith(".")
        else " ".join(
            w if w == given and side == 0 else spell(w.rstrip(".")) + ("." if w == given else "")
            for w in words
        )
    )
    if chance.random() < 0.02 and len(name) > 8:
        at = chance.randrange(3, len(name) - 2)
        name = (
            name[:at] + name[at + 1 :]
            if chance.random() < 0.5
            else name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        )
    birth = ""
    if chance.random() < 0.5:
        kind = chance.random()
        on = date(2025, 12, 13)
        age = on.year - who.birth.year - ((on.month, on.day) < (who.birth.month, who.birth.day))
        birth = (
            who.birth.isoformat()
            if kind < 0.6
            else str(who.birth.year)
            if kind < 0.85
            else f"{age} on {on}"
        )
    sex = who.sex if chance.random() < 0.5 else ""
    city = who.city[chance.randrange(2)] if chance.random() < 0.5 else ""
    return Row(f"r{number}", name, birth, sex, city, person)

"""Sentence frames in six languages, filled with invented people, numbers and dates."""

import random

# Invented and meant to be seen as such.
PEOPLE = {
    "en": [
        "Odd Marmalade",
        "Pelham Thistle",
        "Wren Cobblepot",
        "Juniper Quill",
        "Barnaby Fogg",
        "Tansy Umber",
    ],
    "ru": [
        "Аристарх Варенуха",
        "Фёкла Самоварова",
        "Добрыня Кисельный",
        "Глафира Пряникова",
        "Еремей Одуванчиков",
    ],
    "be": [
        "Язэп Бульбяны",
        "Тэкля Аблачына",
        "Кастусь Жоравень",
        "Паўлінка Смарагдава",
        "Лявон Крапівенскі",
    ],
    "uk": [
        "Панас Вареничко",
        "Килина Барвінкова",
        "Тарас Небокрай",
        "Оляна Кульбаба",
        "Гнат Пампушенко",
    ],
    "es": [
        "Lola Vinagre",
        "Casimiro Zarzamora",
        "Remedios Altavoz",
        "Próspero Limón",
        "Eulalia Candil",
    ],
    "pl": [
        "Zdzisław Pierożek",
        "Kunegunda Wiśnia",
        "Bonifacy Grzybek",
        "Hortensja Mgiełka",
        "Teofil Ogórek",
    ],
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "be": [
        "студзеня",
        "лютага",
        "сакавіка",
        "красавіка",
        "мая",
        "чэрвеня",
        "ліпеня",
        "жніўня",
        "верасня",
        "кастрычніка",
        "лістапада",
        "снежня",
    ],
    "uk": [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "pl": [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
}
DAY = {
    "en": "{d} {m} {y}", "ru": "{d} {m} {y} года", "be": "{d} {m} {y} года", "uk": "{d} {m} {y} року",
    "es": "{d} de {m} de {y}", "pl": "{d} {m} {y} roku",
}  # fmt: skip
FRAMES = {
    "en": [
        "On {day}, police in the harbour arrested {n} protesters.",
        "According to the Lantern Committee, {n} political prisoners were released in {y}.",
        "As of {day}, there are at least {n} political prisoners in the country.",
        "{a} was sentenced on {day}.",
        "On {day}, the authorities released {a} and {b}.",
        "The court sentenced {n} journalists in {y}.",
        "Relatives feared that {a} was rearrested.",
        "{n} people were forced to exile after {day}.",
        "The Tidal Observatory said that more than {n} detainees remained in custody.",
        "Roughly {n} activists were deported on {day}.",
    ],
    "ru": [
        "{day} в порту были задержаны {n} человек.",
        "По данным Маячного комитета, в {y} году освобождены {n} политзаключённых.",
        "По состоянию на {day} в тюрьмах находятся не менее {n} журналистов.",
        "{a} был осуждён {day}.",
        "{day} власти освободили {n} заключённых.",
        "Более {n} активистов были арестованы в {y} году.",
        "{day} был задержан {a}.",
    ],
    "be": [
        "{day} у порце былі затрыманыя {n} чалавек.",
        "Паводле звестак Маяковага камітэта, у {y} годзе вызвалены {n} палітвязняў.",
        "{a} быў асуджаны {day}.",
        "{day} улады вызвалілі {n} вязняў.",
        "Больш за {n} актывістаў былі арыштаваныя ў {y} годзе.",
    ],
    "uk": [
        "{day} у порту затримали {n} осіб.",
        "За даними Маякового комітету, у {y} році звільнено {n} політв'язнів.",
        "{a} був засуджений {day}.",
        "{day} влада звільнила {n} в'язнів.",
        "Понад {n} активістів було заарештовано у {y} році.",
    ],
    "es": [
        "El {day} la policía detuvo a {n} manifestantes en el puerto.",
        "Según el Comité del Faro, {n} presos políticos fueron liberados en {y}.",
        "{a} fue condenado el {day}.",
        "Al menos {n} periodistas fueron arrestados en {y}.",
        "El {day} las autoridades excarcelaron a {n} presos políticos.",
        "Más de {n} activistas fueron desterrados el {day}.",
    ],
    "pl": [
        "{day} w porcie zatrzymano {n} osób.",
        "Według Komitetu Latarni w {y} roku uwolniono {n} więźniów politycznych.",
        "{a} został skazany {day}.",
        "{day} władze zwolniły {n} więźniów.",
        "Ponad {n} aktywistów zostało aresztowanych w {y} roku.",
    ],
}  # fmt: skip


def invented_text(dice: random.Random) -> tuple[str, str]:
    """Make one text of a few sentences.

    Args:
        dice: Where its numbers and choices come from.

    Returns:
        Its language and its words.
    """
    language = dice.choice(sorted(FRAMES))
    frames = dice.sample(FRAMES[language], min(len(FRAMES[language]), dice.randint(3, 5)))
    return language, " ".join(_fill(frame, language, dice) for frame in frames)


def _fill(frame: str, language: str, dice: random.Random) -> str:
    year = dice.randint(2003, 2028)
    month = dice.choice(MONTHS[language])
    day = DAY[language].format(d=dice.randint(1, 28), m=month, y=year)
    first, second = dice.sample(PEOPLE[language], 2)
    number = dice.choice((dice.randint(12, 99), dice.randint(100, 999), dice.randint(1000, 1899)))
    return frame.format(day=day, y=year, n=number, a=first, b=second)

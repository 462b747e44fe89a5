"""Arabic: no capitals, words joined to words, digits and marks of its own, the verb before who does it."""

import pytest

from habeas.extract import extract
from habeas.extract.guess import guess_language
from habeas.extract.hygiene import cleaned
from habeas.extract.lexicon import lexicon
from habeas.extract.tokens import plain, tokenize
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure


def claims(text: str) -> list[Claim]:
    """Give every claim that waits for nobody and is told to have happened."""
    told = (Modality.ASSERTED, Modality.REPORTED, Modality.ANNOUNCED)
    return [
        c
        for c in extract(text, file="note", language="ar", said_on="2031-05-14").claims
        if c.confidence is not Confidence.REVIEW and c.modality in told
    ]


def events(text: str) -> list[tuple[str, str]]:
    """Give who was told of, and what befell them."""
    return [(c.body.person, c.body.event) for c in claims(text) if isinstance(c.body, Event)]


def figures(text: str) -> list[tuple[int | None, int | None, str]]:
    """Give the bounds and the measure of every figure."""
    return [
        (c.body.low, c.body.high, c.body.measure)
        for c in claims(text)
        if isinstance(c.body, Figure)
    ]


def words(text: str) -> list[tuple[str, str]]:
    """Give each token as it stands and as it is read."""
    tokens = tokenize(text, elision=False, joints=lexicon("ar").joints)
    return [(text[t.start : t.end], t.low) for t in tokens]


def test_a_joined_word_is_a_token_where_it_stands() -> None:
    """And the article that "for" swallows is read all the same; a word that is listed stays whole."""
    assert words("وبالسجن للسلطات وزير") == [
        ("و", "و"), ("ب", "ب"), ("السجن", "السجن"), ("ل", "ل"), ("لسلطات", "السلطات"), ("وزير", "وزير"),
    ]  # fmt: skip


def test_a_number_joined_to_a_word_is_a_number() -> None:
    """Of "و20" and "الـ16" the digits are tokens of their own."""
    assert [w for w, _ in words("و20 ال16")] == ["و", "20", "ال", "16"]


@pytest.mark.parametrize("written", ["42", "٤٢", "۴۲", "اثنين وأربعين"])
def test_numbers_however_they_are_written(written: str) -> None:
    """Digits of three kinds, and words with the ones before the tens."""
    assert figures(f"اعتقلت الشرطة {written} صحفياً.") == [(42, 42, "arrested")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("أحد عشر", 11),
        ("ثماني عشرة", 18),
        ("مئة وخمسة وعشرين", 125),
        ("مائتين وثلاثة وأربعين", 243),
        ("ألفين وخمسمئة", 2500),
        ("ثلاثة آلاف وأربعمائة", 3400),
        ("١٬٢٠٠", 1200),
    ],
)
def test_number_words(written: str, number: int) -> None:
    """Both genders, both spellings of a hundred, two of a kind."""
    assert figures(f"أُفرج عن {written} سجيناً.") == [(number, number, "released")]


def test_two_of_a_kind_are_counted_by_the_ending() -> None:
    """But "the two activists" with their names are those named."""
    assert figures("اعتُقل صحفيان أمام المحكمة.") == [(2, 2, "arrested")]
    text = "اعتُقل الناشطان سليم حداد ويوسف المرزوق."
    assert figures(text) == []
    assert len(events(text)) == 2


def test_the_verb_comes_first_and_its_subject_is_nobody_it_befalls() -> None:
    """Active and passive are written alike: who follows alone is whom it befell."""
    assert events("اعتقلت الشرطة سليم حداد.") == [("سليم حداد", "arrested")]
    assert events("اعتُقل سليم حداد.") == [("سليم حداد", "arrested")]
    assert events("اعتقل الضابط سليم حداد الطالبة مريم الخوري.") == [("مريم الخوري", "arrested")]
    assert events("أفرج القاضي سليم حداد عن مريم الخوري.") == [("مريم الخوري", "released")]
    assert events("أوقف سليم حداد سيارته.") == []


def test_a_noun_without_an_article_belongs_to_the_name_behind_it() -> None:
    """The lawyer is arrested, or the lawyer's client's lawyer is."""
    assert events("اعتُقل المحامي سليم حداد.") == [("سليم حداد", "arrested")]
    assert events("اعتُقل محامي سليم حداد.") == []
    assert events("رحبت مريم الخوري باعتقال شقيق سليم حداد.") == []
    assert events("أُفرج عن سجناء في شارع سليم حداد.") == []
    assert events("أُفرج عن زوجته مريم الخوري.") == [("مريم الخوري", "released")]


def test_bystanders_and_speakers() -> None:
    """Who joins the next verb is none of this one's people."""
    text = "اعتقلت الشرطة سليم حداد ونددت مريم الخوري بالعملية."
    assert events(text) == [("سليم حداد", "arrested")]
    text = "قال المحامي سليم حداد إن مريم الخوري اعتُقلت."
    (claim,) = claims(text)
    assert isinstance(claim.body, Event)
    assert claim.body.person == "مريم الخوري"
    assert claim.modality is Modality.REPORTED


@pytest.mark.parametrize(
    "text",
    [
        "لم تعتقل الشرطة سليم حداد.",
        "لم يؤكد الناطق اعتقال سليم حداد.",
        "نفت الوزارة اعتقال 12 طالباً.",
        "سيُفرج عن سليم حداد غداً.",
        "قد تعتقل الشرطة سليم حداد.",
        "طالبت المنظمة بالإفراج عن 12 طالباً.",
        "أطلقت النقابة حملة لإطلاق سراح سليم حداد.",
        "هل اعتُقل سليم حداد؟",
        "لا صحة لخبر الإفراج عن سليم حداد.",
        "شائعات عن اعتقال 30 مزارعاً.",
        "إذا اعتُقل سليم حداد فسنضرب.",
        "رحل سليم حداد عن عالمنا.",
    ],
)
def test_what_is_not_told_to_have_happened(text: str) -> None:
    """Denied, doubted, asked, wished, to come."""
    assert claims(text) == []


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("في 3 آذار/مارس 2031", "2031-03-03"),
        ("في 3 مارس 2031", "2031-03-03"),
        ("في الثالث من مارس 2031", "2031-03-03"),
        ("في الخامس والعشرين من كانون الثاني 2031", "2031-01-25"),
        ("في ٣ جانفي ٢٠٣١", "2031-01-03"),
        ("في تشرين الثاني/نوفمبر 2030", "2030-11"),
        ("عام 2030", "2030"),
    ],
)
def test_dates(date: str, edtf: str) -> None:
    """Three sets of month names, and days in words."""
    (claim,) = claims(f"اعتُقل سليم حداد {date}.")
    assert isinstance(claim.body, Event)
    assert claim.body.date is not None
    assert claim.body.date.edtf == edtf


def test_quotes_are_exact_words_of_the_text_as_stored() -> None:
    """With its vowels, stretched words, marks of direction and digits."""
    text = "\u200fأُفْرِجَ عـــن ٤٢ سَجِينًا\u200f في ٣ آذار ٢٠٣١، وفق المرصد."
    (claim,) = claims(text)
    assert claim.quote == text[claim.start : claim.end]
    assert "عـــن ٤٢ سَجِينًا" in claim.quote
    assert next(n.text for n in extract(text, file="note", language="ar").numerals) == "٤٢"


def test_letters_that_writers_take_for_one_another() -> None:
    """But the preposition "on" is no name."""
    assert plain("أُسامة") == plain("اسامه")
    assert plain("مصطفى") == plain("مصطفي")
    assert plain("على") != plain("علي")
    assert cleaned("سليم،\u200f ٪٥").text == "سليم, %5"


def test_the_language_is_told_from_its_neighbours_in_the_script() -> None:
    """Persian and Urdu have letters and small words of their own."""
    assert guess_language("اعتقلت الشرطة عدداً من الأشخاص في المدينة") == "ar"
    assert guess_language("این گزارش درباره زندانیان است که آزاد شد") == "fa"


def test_lists_tell_of_each_line_without_a_subject() -> None:
    """A day and a month above one are no fraction, and no people."""
    text = (
        "قائمة من مسيرة 19 أيلول 2030:\n\n"
        "1. سليم حداد، نجار. أوقف 20/9 من منزله.\n"
        "2. ليلى الزغبي، طبيبة. أوقفت 19/9، أُفرج عنها 21/9.\n"
    )
    assert events(text) == [
        ("سليم حداد", "arrested"),
        ("ليلى الزغبي", "arrested"),
        ("ليلى الزغبي", "released"),
    ]
    assert figures(text) == []


def test_a_number_behind_the_own_preposition_of_a_verb() -> None:
    """It stands again behind "and", without its verb."""
    assert figures("أُفرج عن 340 بعد دفع غرامات.") == [(340, 340, "released")]
    text = "قضت المحكمة بالإعدام على ثلاثة، وبالسجن المؤبد على خمسة."
    assert figures(text) == [(3, 3, "sentenced"), (5, 5, "sentenced")]
    assert figures("أُفرج عن 400 من الأصول المجمدة.") == []


def test_a_state_is_of_who_stands_last_where_a_verb_opens() -> None:
    """Visitors to a prison are not held in it."""
    assert figures("زار 12 محامياً موكليهم في السجن.") == []
    assert figures("كان 12 محامياً في السجن.") == [(12, 12, "held")]


def test_a_pronoun_written_with_the_verb() -> None:
    """It is of who was told of, however far off; of several where it is one for several."""
    first = "اعتقلت الشرطة المصور مازن الدالي والمصورة هديل الوردي في كارسيا"
    assert events(f"{first}، وأخلت سبيلهما بعد خمس ساعات.") == [
        ("مازن الدالي", "arrested"), ("هديل الوردي", "arrested"),
        ("مازن الدالي", "released"), ("هديل الوردي", "released"),
    ]  # fmt: skip
    topic = "أما شقيقته بتول الوردي، وهي أم لطفلين وتعمل في مدرسة القرية، فحُكم عليها بثماني سنوات."
    assert events(topic) == [("بتول الوردي", "sentenced")]
    before = "حكمت المحكمة على سمير حداد بالسجن خمس سنوات. "
    assert ("بتول الوردي", "sentenced") in events(before + topic)
    assert events("اعتقلت الشرطة سمير حداد. وأفرجت السلطات عنهم في أيار.") == [
        ("سمير حداد", "arrested")
    ]


def test_a_pronoun_written_with_the_noun() -> None:
    """It says whose death it was, where it is of one."""
    text = "اعتُقل الصحفي سمير حداد في نيسان. وأعلنت السلطات وفاته في السجن في 3 أيار 2030."
    assert events(text) == [("سمير حداد", "arrested"), ("سمير حداد", "died")]
    assert events("طالب سمير حداد بالإفراج عن المعتقلين، وقال إن اعتقالهم تعسفي.") == []


def test_a_verb_that_needs_an_object_and_has_no_noun() -> None:
    """It is passive, of who was told of; what tells which month it was is no object."""
    text = "حُكم على سمير حداد بالسجن ثلاث سنوات. وكان قد أوقف في عام 2028."
    assert ("سمير حداد", "arrested") in events(text)
    text = "حُكم على سمير حداد بالسجن ثلاث سنوات. وكان قد أوقف في 3 أيار الماضي."
    assert ("سمير حداد", "arrested") in events(text)
    assert events("وكان سمير حداد قد أوقف في تشرين الأول الماضي.") == [("سمير حداد", "arrested")]


def test_the_best_known_of_those_let_go() -> None:
    """Behind "among the best known of those released" stand their names."""
    assert events("ومن أبرز المفرج عنهم رئيس النقابة حسام الوردي.") == [("حسام الوردي", "released")]

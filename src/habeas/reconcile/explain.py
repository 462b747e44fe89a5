"""A conflict as a reader sees it: one sum to check by hand, the whole balance, what is assumed."""

from collections.abc import Sequence
from math import lcm

from habeas.model.conflict import Certificate, Conflict, Repair
from habeas.model.figure import Figure, Hedge, Relation, RelationType
from habeas.reconcile.assume import assumptions
from habeas.reconcile.keys import stated_bounds
from habeas.reconcile.problem import Problem
from habeas.reconcile.proof import certify
from habeas.reconcile.repair_words import reading
from habeas.reconcile.solve import Found
from habeas.words import conflicts as say
from habeas.words.apart import shared, tell_apart
from habeas.words.figures import figure_label, number_words
from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.repairs import value_words


def explain(problem: Problem, found: Found, repairs: Sequence[Repair]) -> Conflict:
    """Write a conflict out.

    Args:
        problem: Where its figures are found.
        found: The conflict.
        repairs: All repairs; those that touch it are kept with it.
    """
    order = [name for name in problem.figures if name in found.figures]
    figures = [problem.figures[name] for name in order]
    needs = tuple(sorted(found.needs))
    if found.area is None:
        return _of_copies(problem, found, figures, repairs)
    certificate = certify(problem, found.area.oracle, found.figures | found.needs)
    used = _relations(certificate)
    relations = [problem.relations[name] for name in used]
    line, gap = _sum(problem, certificate, figures, relations)
    mine = _touching(repairs, found, used)
    title = say.conflict_title([figure_label(figure) for figure in figures])
    if needs:
        title = say.title_if(title, _readings(problem, needs))
    return Conflict(
        figures=tuple(order),
        needs=needs,
        relations=tuple(name for name in used if name not in found.needs),
        assumptions=assumptions(problem, figures, certificate, needs),
        title=title,
        sum=line,
        full=_full(problem, figures, relations, line),
        gap=gap,
        certificate=certificate,
        agree_if=_agree_if(problem, mine, needs),
        repairs=tuple(mine),
        is_smallest=found.is_smallest,
    )


def _of_copies(
    problem: Problem, found: Found, figures: Sequence[Figure], repairs: Sequence[Repair]
) -> Conflict:
    copy = next(f for f in figures if f.origin in found.figures and f.origin != f.id)
    origin = problem.figures[str(copy.origin)]
    differs = problem.cells.standing[copy.id].differs
    mine = _touching(repairs, found, ())
    clauses = [
        say.field_differs(
            field,
            value_words(field, _field(copy, field)),
            value_words(field, _field(origin, field)),
        )
        for field in differs
    ]
    return Conflict(
        figures=tuple(f.id for f in figures),
        title=say.copy_differs(figure_label(copy), figure_label(origin), differs),
        sum="; ".join(clauses),
        assumptions=(say.copy_of(copy.id, origin.id),),
        agree_if=_agree_if(problem, mine, ()),
        repairs=tuple(mine),
        is_smallest=found.is_smallest,
    )


def _field(figure: Figure, name: str) -> object:
    value = getattr(figure, name)
    if name == "time":
        return None if value is None else value.edtf
    if name == "mode":
        return value.value
    return dict(value) if name == "subgroup" else value


def _readings(problem: Problem, needs: Sequence[str]) -> str:
    named = [problem.relations[name] for name in needs]
    return listed([r.assumption or _relation_words(problem, r) for r in named])


def _relation_words(problem: Problem, relation: Relation) -> str:
    """Write a relation as a reader says it."""
    figures = problem.figures

    def told(names: Sequence[str]) -> list[str]:
        labels = tell_apart([figures[name] for name in names]) if names else {}
        return [say.labelled(number_words(figures[name]), labels[name]) for name in names]

    if relation.type is RelationType.BALANCE:
        closing = number_words(figures[str(relation.closing)])
        opening = number_words(figures[str(relation.opening)])
        return say.with_added(closing, opening, told(relation.inflows), told(relation.outflows))
    whole = number_words(figures[str(relation.whole)])
    return say.parts_of_whole(relation.type, told(relation.parts), whole)


def _relations(certificate: Certificate | None) -> list[str]:
    if certificate is None:
        return []
    names: dict[str, None] = {}
    for branch in certificate.branches:
        names.update(dict.fromkeys(_relations(branch)))
    names.update((t.relation, None) for t in certificate.terms if t.relation is not None)
    return list(names)


def _touching(repairs: Sequence[Repair], found: Found, relations: Sequence[str]) -> list[Repair]:
    return [r for r in repairs if r.figure in found.figures or r.figure in relations]


def _agree_if(problem: Problem, repairs: Sequence[Repair], needs: Sequence[str]) -> tuple[str, ...]:
    words = [reading(repair, problem) for repair in repairs[:6]]
    if needs:
        words.insert(0, say.unless_so(_readings(problem, needs)))
    return tuple(dict.fromkeys(words))


# -- the sum ----------------------------------------------------------------------------


def _sum(
    problem: Problem,
    certificate: Certificate | None,
    figures: Sequence[Figure],
    relations: Sequence[Relation],
) -> tuple[str, int | None]:
    """Write the one line, and by how much it fails."""
    if certificate is None or certificate.branches:
        return say.nothing_fits([number_words(figure) for figure in figures]), None
    scale = lcm(*(t.multiplier.denominator for t in certificate.terms))
    low: dict[str, int] = {}
    high: dict[str, int] = {}
    for term in certificate.terms:
        if term.figure is not None:
            side = low if next(iter(term.coefficients.values())) > 0 else high
            side[term.figure] = side.get(term.figure, 0) + int(term.multiplier * scale)
    gap = int(certificate.shortfall * scale)
    labels = tell_apart(figures) if len(figures) > 1 else {f.id: "" for f in figures}
    subject = _subject(low, high, relations)
    if subject is not None:
        line, gap = _around(problem, subject, low, high, labels)
    elif not high:
        line = say.nobody_left(_side(problem, low, labels, top=False))
    else:
        left = _side(problem, high, labels, top=True)
        right = _side(problem, low, labels, top=False)
        line = f"{left} < {right}"
        gap = -abs(gap)
    common = shared(figures)
    return (f"{line}; {common}" if common and len(figures) > 1 else line), gap


def _subject(
    low: dict[str, int], high: dict[str, int], relations: Sequence[Relation]
) -> str | None:
    """Name the total or closing figure a sum is told around, where there is one."""
    if len(low) + len(high) < 3:
        return None
    for relation in relations:
        name = relation.closing or relation.whole
        if name is not None and (low.get(name) == 1) != (high.get(name) == 1):
            return name
    return None


def _value(problem: Problem, name: str, *, top: bool) -> int:
    _, low, high = problem.bounds[name]
    return high if top and high is not None else low


def _around(
    problem: Problem,
    subject: str,
    low: dict[str, int],
    high: dict[str, int],
    labels: dict[str, str],
) -> tuple[str, int]:
    """Write "a + b - c = d, not e" around a total."""
    is_top = subject in high
    plus, minus = (low, high) if is_top else (high, low)
    terms: list[tuple[int, str]] = [(m, name) for name, m in plus.items() if name != subject]
    terms += [(-m, name) for name, m in minus.items() if name != subject]
    terms.sort(key=lambda term: (term[0] < 0, list(problem.figures).index(term[1])))
    total = 0
    pieces: list[str] = []
    for multiplier, name in terms:
        value = _value(problem, name, top=(multiplier > 0) != is_top)
        total += multiplier * value
        sign = "" if not pieces and multiplier > 0 else "+ " if multiplier > 0 else "− "
        times = f"{abs(multiplier)} × " if abs(multiplier) != 1 else ""
        pieces.append(sign + times + say.labelled(number(value), labels[name]))
    gap = _value(problem, subject, top=is_top) - total
    made, stated, label = " ".join(pieces), number_words(problem.figures[subject]), labels[subject]
    if any(problem.figures[name].hedge is not Hedge.EXACT for _, name in terms):
        return say.makes_about_not(made, total, stated, label, is_least=is_top), gap
    return say.makes_not(made, total, stated, label), gap


def _side(problem: Problem, side: dict[str, int], labels: dict[str, str], *, top: bool) -> str:
    pieces = []
    total = 0
    for name, multiplier in side.items():
        value = _value(problem, name, top=top)
        total += multiplier * value
        times = f"{multiplier} × " if multiplier != 1 else ""
        told = labels.get(name)
        shown = number(value)
        pieces.append(times + (say.labelled(shown, told) if told and told != shown else shown))
    return (
        pieces[0]
        if len(pieces) == 1 and "×" not in pieces[0]
        else f"{' + '.join(pieces)} = {number(total)}"
    )


def _full(
    problem: Problem, figures: Sequence[Figure], relations: Sequence[Relation], line: str
) -> str:
    """Write every sum the proof uses in full, where the proof left members of it out."""
    inside = {figure.id for figure in figures}
    lines = []
    for relation in relations:
        if relation.type not in (RelationType.PARTITION, RelationType.BALANCE):
            continue
        members = _members(relation)
        if len(inside & {name for _, name in members}) < 2 or not {n for _, n in members} - inside:
            continue
        lines.append(balance_line(problem, relation))
    return "; ".join(text for text in lines if text != line)


def _members(relation: Relation) -> list[tuple[int, str]]:
    if relation.type is RelationType.BALANCE:
        members = [(1, relation.opening), *((1, n) for n in relation.inflows)]
        members += [(-1, n) for n in relation.outflows]
        total = relation.closing
    else:
        members = [(1, n) for n in relation.parts]
        total = relation.whole
    return [(s, n) for s, n in members if n is not None] + [(0, str(total))]


def balance_line(problem: Problem, relation: Relation) -> str:
    """Write a whole breakdown or balance with every figure in it, and what is over or short.

    Args:
        problem: Where its figures are found.
        relation: A partition or a balance.
    """
    members = _members(relation)
    figures = [problem.figures[name] for _, name in members]
    labels = tell_apart(list({f.id: f for f in figures}.values()))
    pieces: list[str] = []
    least, most = 0, 0
    is_open = False
    for sign, name in members[:-1]:
        low, high = stated_bounds(problem.figures[name])
        top = high if high is not None else low
        is_open = is_open or low != high
        least += low if sign > 0 else -top
        most += top if sign > 0 else -low
        mark = "" if not pieces else "+ " if sign > 0 else "− "
        pieces.append(mark + say.labelled(number_words(problem.figures[name]), labels[name]))
    total = problem.figures[members[-1][1]]
    low, _ = stated_bounds(total)
    made = most if is_open else least
    return say.balance_words(
        " ".join(pieces), made, number_words(total), labels[total.id], low - made
    )

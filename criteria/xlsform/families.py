"""The class and the rate of each product family found, as formulas (design 3).

The same rules, in the same order, as criteria/products.py and criteria/rates.py.
"""

from collections.abc import Iterable

import msgspec

from criteria.charter import Charter, Family, ProductCondition, ProductRule, RateTable
from criteria.xlsform.names import DAY, PRESENT, TABLE, TIER, Names
from criteria.xlsform.rows import Row, calculate, group
from criteria.xlsform.states import Asked, Placed, ask, reaches
from criteria.xlsform.xpath import all_of, any_of, by_value, choose, is_one_of, ref, text

_NOT_WAITING = ("answered", "closed", "not_for_kind")


def list_rates(charter: Charter, names: Names) -> list[Row]:
    """The table in force that day, 0 before the first, and the percent of each class, 0 for none.

    Days are compared as the numbers that their digits make.
    """
    tables = charter.rates.tables
    day = f"number(format-date({ref(DAY)}, '%Y%m%d'))"
    latest_first = [(_start(one, day), str(n)) for n, one in reversed([*enumerate(tables, 1)])]
    admitted = [one.code for one in charter.products.classes if one.admitted]
    return [
        calculate(TABLE, choose(latest_first, "0")),
        *(calculate(f"rate_{names.classes[code]}", _rate(tables, code)) for code in admitted),
    ]


def classify(charter: Charter, family: Family, names: Names) -> list[Row]:
    """The questions of a family, and its class, state and percent when it is found."""
    slug, present = names.families[family.code], f"selected({ref(PRESENT)}, {text(family.code)})"
    if not family.admitted:
        return [_only_if(present, calculate(f"standing_{slug}", text("not_admitted")))]
    asked = _list_asked(charter, family, names)
    computed = _compute(charter, names, slug, asked)
    if not asked:
        return [_only_if(present, row) for row in computed]
    questions = [row for one in asked.values() for row in ask(one, asked)]
    rows = [*questions, *computed]
    return group(f"family_{slug}", rows, label=family.label, relevant=present)


def _only_if(present: str, row: Row) -> Row:
    return msgspec.structs.replace(row, relevant=present)


def _compute(charter: Charter, names: Names, slug: str, asked: Asked) -> list[Row]:
    """The class, the percent and the state of a family, all empty when it is not found."""
    rules = charter.products.rules
    return [
        *(
            calculate(f"rule{n}_{slug}", _rule(rule, asked))
            for n, rule in enumerate(rules, 1)
            if rule.when
        ),
        calculate(f"class_{slug}", _class(rules, slug)),
        calculate(f"percent_{slug}", _percent(charter, names, slug)),
        calculate(f"standing_{slug}", _standing(charter, slug)),
    ]


def _list_asked(charter: Charter, family: Family, names: Names) -> dict[str, Placed]:
    """The product questions that this family may be asked.

    One whose source is not for the family is closed: no rule that reads it holds or waits.
    """
    asked: dict[str, Placed] = {}
    for question in charter.products.questions:
        is_for_family = not question.families or family.code in question.families
        if is_for_family and (question.asked_if is None or question.asked_if.question in asked):
            slug = names.products[family.code, question.code]
            asked[question.code] = Placed(question, slug, names.lists[question.code])
    return asked


def _rule(rule: ProductRule, asked: Asked) -> str:
    read = [asked.get(one.question) for one in rule.when]
    waits = any_of(_is_waiting(one) for one in read if one is not None)
    holds = all_of(_holds(condition, one) for condition, one in zip(rule.when, read, strict=True))
    return choose([(waits, text("waits")), (holds, text("holds"))], text("fails"))


def _is_waiting(one: Placed) -> str:
    return all_of(f"{ref(one.state)} != {text(state)}" for state in _NOT_WAITING)


def _holds(condition: ProductCondition, one: Placed | None) -> str:
    if one is None:
        return "false()"
    held = [f"{ref(one.state)} = 'answered'"]
    if condition.in_:
        return all_of([*held, is_one_of(f"answer_{one.slug}", condition.in_)])
    bounds = ((">=", condition.at_least), ("<=", condition.at_most))
    return all_of([*held, *(reaches(one, sign, n) for sign, n in bounds if n is not None)])


def _class(rules: Iterable[ProductRule], slug: str) -> str:
    """The class of the first rule that holds; empty when one on the way waits."""
    cases: list[tuple[str, str]] = []
    for n, rule in enumerate(rules, 1):
        if not rule.when:
            return choose(cases, text(rule.class_))
        found = ref(f"rule{n}_{slug}")
        cases += [(f"{found} = 'waits'", "''"), (f"{found} = 'holds'", text(rule.class_))]
    raise AssertionError  # the last rule of a checked charter has no condition


def _percent(charter: Charter, names: Names, slug: str) -> str:
    """The percent of the family's class, 0 where there is no rate."""
    cases = [
        (f"{ref(f'class_{slug}')} = {text(one.code)}", ref(f"rate_{names.classes[one.code]}"))
        for one in charter.products.classes
        if one.admitted
    ]
    return choose(cases, "0")


def _standing(charter: Charter, slug: str) -> str:
    found = f"class_{slug}"
    excluded = [one.code for one in charter.products.classes if not one.admitted]
    return choose(
        [
            (f"{ref(found)} = ''", text("to_confirm")),
            (is_one_of(found, excluded), text("not_admitted")),
            (f"{ref(f'percent_{slug}')} = 0", text("no_rate")),
        ],
        text("rated"),
    )


def _start(table: RateTable, day: str) -> str:
    return f"{day} >= {table.from_.replace('-', '')}" if table.from_ else "true()"


def _rate(tables: Iterable[RateTable], code: str) -> str:
    """The percent of a class by table and tier."""
    cases = [
        (f"{ref(TABLE)} = {n}", by_value(TIER, [(t, p[code]) for t, p in one.percent.items()], 0))
        for n, one in enumerate(tables, 1)
    ]
    return choose(cases, "0")

"""Why a version would change a visit: both results, line by line, side by side."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.charters.queries import get_charter
from backend.outlets.tables import Sheet
from backend.problems import Problem
from backend.simulating.simulate import (
    ERASED_NAME,
    find_today,
    measure_place,
    read_tried,
)
from backend.simulating.wire import ExplainedPart, ExplainedVersion, ExplanationView, TrialDraft
from backend.visits.holding import SentVisitHeld, find_held
from criteria.answers import answers_under
from criteria.charter import Charter
from criteria.explain import explain
from criteria.french import SPACE
from criteria.rates import rate_sentence
from criteria.readable import set_aside
from criteria.result import CriterionResult, FamilyResult
from criteria.score import score

VERDICTS = {
    "met": "rempli",
    "not_met": "non rempli",
    "not_assessable": "non évaluable",
    "not_applicable": "non applicable",
}


async def explain_trial(
    session: AsyncSession, caisse_id: UUID, visit_id: UUID, draft: TrialDraft, now: int
) -> ExplanationView:
    """Return what a visit is worth under its own version and under the one tried, and why."""
    today = await find_today(session, caisse_id, now)
    tried = await read_tried(session, caisse_id, draft, today)
    visit = await find_held(session, caisse_id, visit_id)
    if visit is None:
        raise Problem(404, "unknown-visit", "no such visit was sent to this caisse")
    own = await get_charter(session, caisse_id, visit.charter)
    sheet = await session.get(Sheet, visit.outlet)
    has_kind = visit.kind in {kind.code for kind in tried.kinds}
    return ExplanationView(
        outlet=sheet.name if sheet else ERASED_NAME,
        before=explain_visit(own, visit, today),
        after=explain_visit(tried, visit, today) if has_kind else None,
    )


def explain_visit(charter: Charter, visit: SentVisitHeld, today: date) -> ExplainedVersion:
    """Return what a visit is worth under a version, with every line that says why."""
    distance = measure_place(charter, visit.kept.place)
    answers, _ = set_aside(charter, answers_under(visit.kept.held, visit.kind, charter, distance))
    result = score(charter, answers, today)
    titles = {one.code: one.title.fr for one in (*charter.grid.gates, *charter.grid.criteria)}
    tiers = {tier.code: tier.label.fr for tier in charter.grid.tiers}
    return ExplainedVersion(
        charter=f"{charter.title.fr}, version {charter.version}",
        tier=tiers[result.tier] if result.tier else None,
        lines=explain(charter, result.explanation),
        parts=[
            _explain_criterion(charter, one, titles[one.code])
            for one in (*result.gates, *result.criteria)
        ],
        families=[_explain_family(charter, one) for one in result.families],
    )


def _explain_criterion(charter: Charter, result: CriterionResult, title: str) -> ExplainedPart:
    return ExplainedPart(title, VERDICTS[result.verdict], explain(charter, result.explanation))


def _explain_family(charter: Charter, result: FamilyResult) -> ExplainedPart:
    labels = {family.code: family.label.fr for family in charter.products.families}
    said = (
        f"{result.percent}{SPACE}%{SPACE}: {rate_sentence(charter.rates, result.percent)}"
        if result.percent is not None
        else explain(charter, [result.reason])[0]
    )
    return ExplainedPart(labels[result.code], said, explain(charter, result.explanation))

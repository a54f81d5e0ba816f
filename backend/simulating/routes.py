"""Addresses of what the committee tries before it votes."""

from typing import Any
from uuid import UUID

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from backend.clock import Clock
from backend.database import Reader
from backend.simulating.explain import explain_trial
from backend.simulating.simulate import try_charter
from backend.simulating.wire import ExplanationView, SimulationView, TrialDraft


@post("/api/caisses/{caisse_id:uuid}/simulations", status_code=200)
async def simulate(
    caisse_id: FromPath[UUID],
    data: JSONBody[TrialDraft],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> SimulationView:
    """Return what a version or other numbers would change for past visits; nothing is stored."""
    return await try_charter(reader, caisse_id, data, clock())


@post("/api/caisses/{caisse_id:uuid}/simulations/{visit_id:uuid}", status_code=200)
async def explain_simulation(
    caisse_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    data: JSONBody[TrialDraft],
    reader: NamedDependency[Reader],
    clock: NamedDependency[Clock],
) -> ExplanationView:
    """Return one visit under its own version and under the one tried, line by line."""
    return await explain_trial(reader, caisse_id, visit_id, data, clock())


routes: list[Any] = [simulate, explain_simulation]

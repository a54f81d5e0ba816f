"""Refusals, as RFC 9457 problem documents whose slug is the contract with the PWA."""

import logging
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR

logger = logging.getLogger("grillon")


class Problem(Exception):
    """A refusal with its HTTP status, its slug (the contract) and the facts that explain it."""

    def __init__(self, status: int, slug: str, title: str, **facts: object) -> None:
        super().__init__(title)
        self.status = status
        self.slug = slug
        self.title = title
        self.facts = facts


def problem_response(problem: Problem) -> Response[bytes]:
    """Render a problem as `application/problem+json`."""
    document = {
        "type": f"/problems/{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        **problem.facts,
    }
    return Response(
        msgspec.json.encode(document),
        status_code=problem.status,
        media_type="application/problem+json",
    )


def answer_problem(_request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
    """Render a domain refusal."""
    return problem_response(problem)


def answer_http_exception(
    _request: Request[Any, Any, Any], error: HTTPException
) -> Response[bytes]:
    """Render a refusal of the framework: wrong shape, unknown address, body too large."""
    slugs = {
        400: "malformed",
        401: "sign-in-needed",
        403: "forbidden",
        404: "unknown-address",
        405: "method-not-allowed",
        413: "too-large",
        429: "too-many-attempts",
    }
    facts: dict[str, object] = {}
    if isinstance(error, ValidationException):
        facts["errors"] = error.extra
    elif error.status_code == 400:
        facts["errors"] = [{"message": str(error.detail)}]
    response = problem_response(
        Problem(
            error.status_code,
            slugs.get(error.status_code, "refused"),
            slugs.get(error.status_code, "refused").replace("-", " "),
            **facts,
        )
    )
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response


def answer_exception(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Log an unforeseen failure and say nothing of its inside."""
    logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem_response(
        Problem(HTTP_500_INTERNAL_SERVER_ERROR, "server-failed", "the server failed")
    )


def answer_too_deep(_request: Request[Any, Any, Any], _error: Exception) -> Response[bytes]:
    """Refuse a body nested deeper than anything we write: only what comes in can be so deep."""
    return problem_response(Problem(400, "malformed", "nested too deep"))


HANDLERS: dict[type[Exception] | int, Any] = {
    Problem: answer_problem,
    RecursionError: answer_too_deep,
    HTTPException: answer_http_exception,
    Exception: answer_exception,
}

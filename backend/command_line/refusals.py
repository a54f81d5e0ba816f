"""What a command refuses, in plain French that says what to do next."""

from backend.problems import Problem

SPACE = "\u00a0"  # before two-part punctuation

PROBLEMS = {
    "no-charter": "Cette caisse n’a pas encore adopté de charte.",
    "unknown-outlet": "Ce lieu n’existe pas dans la fédération de la caisse.",
    "still-conventioned": "Ce lieu est encore conventionné : mettez d’abord fin à sa convention.",
}


class CommandRefused(Exception):
    """A foreseeable fault; its text is for the person who typed the command."""


def say_problem(problem: Problem) -> str:
    """Return a refusal of the server as a sentence."""
    return PROBLEMS.get(problem.slug, f"Refusé{SPACE}: {problem.title} ({problem.slug}).")


def say_os_fault(fault: OSError) -> str:
    """Return why a file cannot be read or written, as the end of a sentence."""
    match fault:
        case FileNotFoundError():
            return "il n’existe pas"
        case IsADirectoryError():
            return "c’est un dossier"
        case PermissionError():
            return "il en faut le droit"
        case _:
            return fault.strerror or str(fault)

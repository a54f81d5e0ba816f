"""What a command refuses, in plain French that says what to do next."""

from backend.problems import Problem

SPACE = "\u00a0"  # before two-part punctuation

PROBLEMS = {
    "no-charter": "Cette caisse n’a pas encore adopté de charte.",
    "unknown-outlet": "Ce lieu n’existe pas dans la fédération de la caisse.",
    "not-a-rescue-file": "Ce n’est pas un fichier de secours de Grillon.",
    "rescue-file-newer": "Ce fichier vient d’une version plus récente de Grillon. "
    "Mettez d’abord le serveur à jour.",
    "rescue-file-damaged": "Ce fichier est abîmé : rien n’a pu en être lu. Gardez-le, et "
    "refaites-en un depuis la tablette si elle marche encore.",
    "rescue-key-unknown": "Ce serveur n’a pas la clé de ce fichier. Vérifiez que c’est le bon "
    "serveur, ou revenez d’une sauvegarde qui l’a encore.",
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

"""Verifies an exported register without Grillon, with the standard library alone.

python independent_verifier.py register.json [12:0f3a9c..., a head printed in old minutes]

Chain, seals, erasures, outlines, votes and rates. Prints one line per fault and exits 1 when there
is one.
"""

import hashlib
import json
import sys
from pathlib import Path


def canonical(value):
    """Write RFC 8785, which for integers and ASCII keys is what Python's encoder writes."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sha256(*parts):
    """Hash some parts one after the other."""
    return hashlib.sha256(b"".join(parts)).hexdigest()


def refuse_float(text):
    """Refuse a number that no register holds."""
    raise ValueError(f"{text} is not an integer")


def quorum_of(quorum, members):
    """Return how many must be able to vote."""
    needed, share = quorum.get("count") or 0, quorum.get("share")
    if share:
        part = share["for"] * members
        needed = part // share["of"] + 1 if share.get("strict") else -(-part // share["of"])
    return max(needed, quorum.get("floor", 1))


def outcome_of(rule, votes):
    """Count the votes again: who may vote, quorum, base, threshold, tie."""
    expressed = votes["for"] + votes["against"]
    cast = expressed + votes["abstain"] + votes["blank"]
    present, members = (votes[key] - votes["recused"] for key in ("present", "members"))
    if min(votes.values()) < 0 or cast > present or present > members:
        return "impossible"
    bases = {"expressed": expressed, "cast": cast, "present": present, "members": members}
    base, threshold = bases[rule["base"]], rule["threshold"]
    if present < quorum_of(rule.get("quorum") or {}, members) or base == 0:
        return "adjourned"
    share, least = threshold["of"] * votes["for"], threshold["for"] * base
    if share > least or (share == least and not threshold.get("strict")):
        return "approved"
    halved = votes["for"] == votes["against"] and 2 * threshold["for"] == threshold["of"]
    return "adjourned" if halved and rule["tie"] == "adjourn" else "refused"


def faults_of_rates(charter, clear, day):
    """Read tier and percents again: criteria met, then tier by class at that date."""
    met = clear["criteria_met"]
    tiers = [one["code"] for one in charter["grid"]["tiers"] if met >= one["criteria_met"]]
    if clear["tier"] not in (None, *tiers[-1:]):
        yield f"{met} criteria met do not give tier {clear['tier']}"
    tables = [one for one in charter["rates"]["tables"] if one.get("from", "") <= day]
    of_tier = tables[-1]["percent"].get(clear["tier"], {}) if tables else {}
    for one in clear["families"]:
        if one["percent"] != of_tier.get(one["class"]):
            yield f"{one['family']}: {one['percent']} % is not {of_tier.get(one['class'])} %"


def faults_of_vote(line, charters, before):
    """Recount a decision or a revocation by the rule of its charter."""
    clear, day, named = line["clear"], line["decided_on"], line["clear"].get("charter")
    if line["kind"] == "revoked":
        adopted = [one["clear"] for one in before if one["kind"] == "charter_adopted"]
        named = [one["charter"] for one in adopted if one["effective_on"] <= day][-1:]
        named = named[0] if named else None
        held = set()  # a revocation ends all that was granted to the outlet before it
        for one in (
            one["clear"] for one in before if one["clear"].get("outlet") == clear["outlet"]
        ):
            if "ends" in one:
                held.clear()
            elif one.get("outcome") == "approved" or "taken_over" in one:
                held.add(one.get("decision") or one["taken_over"])
        if clear["ends"] not in held:
            yield f"there is no convention {clear['ends']} to revoke"
    if named not in charters:
        yield f"charter {named} is missing or changed"
        return
    found = outcome_of(charters[named]["decision"], clear["votes"])
    if found != clear.get("outcome", "approved"):
        yield f"the votes say {found}"
    if line["kind"] == "decided":
        yield from faults_of_rates(charters[named], clear, clear["starts_on"] or day)


def faults_of_seals(line, openings, erased, attested):
    """Open each seal; what is missing was erased by a line, after an attestation of a visit."""
    for name, seal in line["seals"].items():
        key = (line["n"], name)
        if key not in openings:
            if key not in erased:
                yield f"{name} is missing without an erasure"
            elif "visit" in line["kind"] and attested.get(line["n"], erased[key]) >= erased[key]:
                yield f"{name} was erased without an attestation before"
            continue
        salt, payload = bytes.fromhex(openings[key]["salt"]), openings[key]["payload"]
        if len(salt) != 32 or sha256(b"grillon/seal/1\0", salt, canonical(payload)) != seal:
            yield f"{name} does not open its seal"
        if key in erased:
            yield f"{name} is said erased and is still there"


def faults_of(document, heads):
    """Find every fault, with the place of its line."""
    lines = [one["line"] for one in document["lines"]]
    openings = {(one["n"], one["name"]): one for one in document["openings"]}
    charters = {
        key: one for key, one in document["charters"].items() if sha256(canonical(one)) == key
    }
    outlines = {
        key for key, one in document.get("outlines", {}).items() if sha256(canonical(one)) == key
    }
    erased, attested = {}, {}
    for line in reversed(lines):  # the first erasure or attestation stays
        erased.update({tuple(one): line["n"] for one in line["clear"].get("seals", [])})
        attested.update({one["n"]: line["n"] for one in line["clear"].get("facts", [])})
    previous = "0" * 64
    for n, one in enumerate(document["lines"], start=1):
        line, found = one["line"], sha256(b"grillon/line/1\0", canonical(one["line"]))
        if found != one["hash"]:
            yield n, "the line does not have its hash"
        if (line["n"], line["prev"]) != (n, previous):
            yield n, "the line does not follow the one before"
        if not found.startswith(heads.pop(n, "")):
            yield n, "the line is not the one of the printed head"
        yield from ((n, fault) for fault in faults_of_seals(line, openings, erased, attested))
        outline = line["clear"].get("territory", {}).get("outline")
        if outline is not None and outline not in outlines:
            yield n, f"outline {outline} is missing or changed"
        if line["kind"] in ("decided", "revoked"):
            yield from ((n, fault) for fault in faults_of_vote(line, charters, lines[: n - 1]))
        previous = one["hash"]
    yield from ((n, "the printed head has no line") for n in heads)


def main(path, *printed):
    """Print the faults of a register; return 1 when there is one."""
    document = json.loads(Path(path).read_text(encoding="utf-8"), parse_float=refuse_float)
    heads = {int(n): start.lower() for n, start in (one.split(":") for one in printed)}
    faults = list(faults_of(document, heads))
    sys.stdout.writelines(f"line {n}: {fault}\n" for n, fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

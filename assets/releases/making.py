"""When a release may be made, what it is called, and how one is made again from its versions.

Belongs here: consistency, names, the order of writing. Does not belong here: what the files say (``contents.py``).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from assets.gated import STAGES
from assets.lake import WHOLE_LAKE, Lake, NotPublished, published_path
from assets.releases.contents import Part, Plan, digest, release_files
from assets.storage import Storage
from pipelines.records import TABLES


class NotConsistent(Exception):
    """The published tables do not come from one state; the message says which file is behind which."""


class CannotRebuild(LookupError):
    """A version that a release was made of is not in the lake any more, or gives other bytes; the message says which."""


def disagreements(lake: Lake) -> Iterator[str]:
    """What keeps the lake from being one consistent state: files made from inputs that have changed, gates not green."""
    for stage in STAGES:
        if stage.tables == ("gates",):
            continue
        batches = lake.batches("articles") if stage.partitioned else [WHOLE_LAKE]
        for batch in batches:
            try:
                inputs = lake.input_versions(stage.reads, batch if stage.partitioned else None)
            except NotPublished as missing:
                yield str(missing)
                continue
            for table in stage.tables:
                footer = lake.footer(table, batch)
                if footer is None:
                    yield f"{table}/{batch} is not published"
                    continue
                made_from = {k: v for k, v in footer.inputs.items() if k.partition("/")[0] in TABLES}
                behind = sorted(k for k in made_from.keys() | inputs.keys() if made_from.get(k) != inputs.get(k))
                if behind:
                    yield f"{table}/{batch} was made from another version of {', '.join(behind)}"
                verdict = lake.verdict(table, batch, footer.version)
                if verdict is None:
                    yield f"{table}/{batch}: version {footer.version} was never judged"


def make_release(lake: Lake, today: dt.date) -> str | None:
    """Writes the next release and returns its name; None where nothing differs from the last one.

    Raises NotConsistent where tables do not come from one state, NotPublished where there is nothing to release. The
    ``datapackage.json`` is written last: a folder without one is not a release, and the next one takes its name.
    """
    found = list(disagreements(lake))
    if found:
        raise NotConsistent("no release: " + "; ".join(found[:10]))
    versions = {
        published_path(table, batch): footer.version
        for table in TABLES
        for batch in lake.batches(table)
        if (footer := lake.footer(table, batch)) is not None
    }
    before = last_release(lake)
    state = {path: version for path, version in versions.items() if not path.startswith("gates/")}
    if before is not None and before["telusur"]["state"] == state:
        return None
    name = _next_name(lake, today)
    folder = f"releases/{name}"
    parts = []
    for path, version in versions.items():
        lake.storage.replace(path, f"{folder}/{path}")  # what is hashed and read from here on is the release's own file
        part = Part.of(lake.storage, path, f"{folder}/{path}")
        if part.footer["version"] != version:
            raise NotConsistent(f"no release: {path} was published anew meanwhile; make the release again")
        parts.append(part)
    plan = Plan(name=name, created=today.isoformat(), before=before["version"] if before else None)
    before_parts = [Part.of(lake.storage, p, f"releases/{plan.before}/{p}") for p in _paths(before)]
    for path, data in release_files(plan, lake.storage, parts, before_parts):
        lake.storage.write(f"{folder}/{path}", data)
    return name


def rebuild_release(lake: Lake, name: str, into: Storage) -> list[str]:
    """Makes the release again at the root of ``into`` from the versions that the lake keeps; returns its paths.

    It reads the release's ``datapackage.json`` (and its predecessor's) and no other file of the releases. The same code
    gives the same bytes. Raises CannotRebuild where a version is gone, or where a file comes out with another SHA-256
    than the release has on record (the code or a library is another one since).
    """
    package = _package(lake, name)
    before = _package(lake, package["telusur"]["before"]) if package["telusur"]["before"] else None
    parts = [_kept(lake, resource) for resource in package["resources"]]
    before_parts = [_kept(lake, resource) for resource in before["resources"]] if before else []
    for part in parts:
        with lake.storage.open(part.source) as file:
            into.write(part.path, file.read())
    plan = Plan(name=name, created=package["created"], before=package["telusur"]["before"])
    on_record = package["telusur"]["files"]
    written, other = [part.path for part in parts], []
    for path, data in release_files(plan, lake.storage, parts, before_parts):
        into.write(path, data)
        written.append(path)
        if path in on_record and on_record[path] != digest(data):
            other.append(path)
    if other:
        raise CannotRebuild(f"{name}: {', '.join(other[:5])} came out otherwise than on record; use the code of then")
    return written


def releases(lake: Lake) -> list[str]:
    """Names of complete releases, oldest first."""
    complete = [n for n in lake.storage.names("releases") if "datapackage.json" in lake.storage.names(f"releases/{n}")]
    return sorted(complete, key=lambda name: [int(part) for part in name.split(".")])


def last_release(lake: Lake) -> dict[str, Any] | None:
    """The datapackage of the newest release."""
    names = releases(lake)
    return _package(lake, names[-1]) if names else None


def _package(lake: Lake, name: str) -> dict[str, Any]:
    with lake.storage.open(f"releases/{name}/datapackage.json") as file:
        return json.loads(file.read())


def _paths(package: dict[str, Any] | None) -> list[str]:
    return [resource["path"] for resource in package["resources"]] if package else []


def _kept(lake: Lake, resource: dict[str, Any]) -> Part:
    """The version in the lake whose bytes are those of the resource."""
    for kept in lake.versions(resource["table"], resource["batch"]):
        if kept.version == resource["version"]:
            part = Part.of(lake.storage, resource["path"], kept.path)
            if part.hash == resource["hash"]:
                return part
    raise CannotRebuild(f"{resource['path']}: version {resource['version']} is not in .versions any more")


def _next_name(lake: Lake, today: dt.date) -> str:
    month = f"{today.year:04d}.{today.month:02d}"
    taken = [int(n.rpartition(".")[2]) for n in releases(lake) if n.rpartition(".")[0] == month]
    return f"{month}.{max(taken, default=0) + 1}"

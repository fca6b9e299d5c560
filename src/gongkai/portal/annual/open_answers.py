"""What answers of open data carry: any site may read them, a mark tells whether they changed, and HEAD asks without the content."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

METHODS = ("GET", "HEAD", "OPTIONS")
"""What may be done with open data."""

ONLY_READING = "这里只能读取：请用 GET 或 HEAD。"
NOT_HERE = "没有这个地址。接口有哪些地址、怎样用，见 /api/v1/openapi.json。"

View = Callable[..., HttpResponseBase]


def problem(status: int, sentence: str) -> JsonResponse:
    """An answer that says in one sentence why there is no other."""
    return JsonResponse({"detail": sentence}, status=status, json_dumps_params={"ensure_ascii": False})


def for_everybody(answer: HttpResponseBase) -> HttpResponseBase:
    """The answer, to be read by pages of other sites too, and asked for anew each time with the mark of what one has."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Expose-Headers"] = "Content-Disposition, ETag"
    if answer.status_code < 400:
        answer.headers.setdefault("Cache-Control", "public, no-cache")
    return answer


def open_to_all(view: View) -> View:
    """The view with GET, HEAD and OPTIONS for everybody, marked by what it says; one sentence for any other method."""

    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return for_everybody(_preflight(HttpResponse(status=204)))
        if request.method not in METHODS:
            return for_everybody(_preflight(problem(405, ONLY_READING)))
        asked, request.method = request.method, "GET"
        answer = view(request, *args, **kwargs)
        request.method = asked
        return for_everybody(_marked(request, answer))

    return shown


def same_as_known(request: HttpRequest, mark: str) -> HttpResponseBase | None:
    """The short answer for whoever has what this mark stands for; none where it has to be sent."""
    told = get_conditional_response(request, etag=_quoted(mark))
    return for_everybody(told) if told else None


def mark_as(answer: HttpResponseBase, mark: str) -> HttpResponseBase:
    """The answer with its mark, for everybody."""
    answer["ETag"] = _quoted(mark)
    return for_everybody(answer)


def not_here(request: HttpRequest, **_: str) -> HttpResponseBase:
    """The sentence for an address that there is not."""
    return problem(404, NOT_HERE)


def unknown(given: Iterable[str], known: Iterable[str]) -> str:
    """The sentence about parameters that there are not, empty where all are known: a slip must not look like an answer."""
    strange = sorted(set(given) - set(known))
    return f"没有“{'”“'.join(strange)}”这个参数；这里可以用的是：{'、'.join(known) or '无'}。" if strange else ""


def _preflight(answer: HttpResponse) -> HttpResponse:
    answer["Allow"] = answer["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    answer["Access-Control-Allow-Headers"] = "If-None-Match"
    return answer


def _marked(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    if not isinstance(answer, HttpResponse) or answer.status_code != 200:
        return answer
    answer["ETag"] = _quoted(hashlib.sha256(answer.content).hexdigest()[:32])
    told: HttpResponseBase | None = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return told or answer


def _quoted(mark: str) -> str:
    return f'"{mark}"'

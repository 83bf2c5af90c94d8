"""The page: its skeleton, its stores and its assets."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from importlib import import_module

from dash import Dash, dcc, html
from dash.development.base_component import Component
from flask import Flask, Response, abort, request

from causal_atlas import __version__
from causal_atlas.diagrams import miniature
from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.search import index_of
from causal_atlas.lectures.store.opening import Keeping
from causal_atlas.views import opening
from causal_atlas.views.view import View
from causal_atlas.web import callbacks, downloads, guard, ids, pictures, speaker, step
from causal_atlas.web.atlas import KEY, Atlas, Own, atlas
from causal_atlas.web.lectures import rules
from causal_atlas.web.lectures.desk import Desk, Lectures
from causal_atlas.web.lectures.owner import is_here, is_shared
from causal_atlas.web.own import intake
from causal_atlas.web.own.mounts import PLACE, Mounts
from causal_atlas.web.own.store import Store
from causal_atlas.web.panels import about, canvas, header, lectures, own_graph, start, tree
from causal_atlas.web.session import Session

PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
    {%css%}
  </head>
  <body data-screen="start" data-panel="details">
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
    <noscript>Causal Atlas needs JavaScript to draw. The knowledge itself is plain text in the folder graph/.</noscript>
  </body>
</html>"""


def create_app(
    graph: ConceptGraph,
    *,
    hosts: frozenset[str] = frozenset(),
    store: Store | None = None,
    lectures: Lectures | None = None,
) -> Dash:
    """The explorer of one graph, ready to be served; beside it, explorers of graphs that readers bring.

    Args:
        graph: what to explore.
        hosts: names under which the page may be asked for, beside this machine's own.
        store: where graphs that readers bring are kept; without it they can bring none.
        lectures: where lectures are kept; without it there are none.
    """
    own = Own(folder=str(store.home)) if store else None
    desk = _desk(graph, lectures, hosts) if lectures else None
    app = _explorer(graph, own=own, keeps_lectures=desk is not None)
    rules.register(app.server, desk)
    files = {}
    if store:

        def build(graph: ConceptGraph, token: str) -> Flask:
            mark = store.mark(token)
            beside = desk.beside(mark, partial(store.until, token)) if desk and mark else None
            here = Own(folder=str(store.home), is_this=True, mark=mark or "")
            explorer = _explorer(graph, own=here, prefix=f"{PLACE}{token}/", keeps_lectures=beside is not None)
            rules.register(explorer.server, beside)
            forgetting = _forgetting(mounts, store, token, beside, shared=is_shared(hosts))
            explorer.server.add_url_rule("/forget", "forget", forgetting, methods=["GET", "POST"])
            # Before the guard: what is asked to look at an answer first looks at it last.
            explorer.server.after_request(_private)
            guard.protect(explorer, hosts=hosts)
            server: Flask = explorer.server
            return server

        mounts = Mounts(app.server.wsgi_app, store, build, hosts)
        app.server.wsgi_app = mounts
        app.server.add_url_rule(intake.PATH, "open", intake.intake(store, mounts.admit), methods=["POST"])
        files = {intake.PATH: intake.LARGEST}
    guard.protect(app, hosts=hosts, files=files)
    return app


def _desk(graph: ConceptGraph, lectures: Lectures, hosts: frozenset[str]) -> Desk:
    keeping = Keeping(lectures.place, graph.info.title)
    return Desk(keeping=keeping, folder=lectures.folder, data=lectures.data, shared=is_shared(hosts))


def _private(response: Response) -> Response:
    """A graph of one's own leaves no copy in the browser, on a proxy or on another page."""
    fixed = request.path.startswith(("/assets/", "/_dash-component-suites/"))
    if not fixed and "no-store" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _forgetting(mounts: Mounts, store: Store, token: str, desk: Desk | None, *, shared: bool) -> Callable[[], Response]:
    """What answers about forgetting a graph of one's own."""

    def is_owner() -> bool:
        return desk.is_owner() if desk else not shared and is_here(request)

    def forget() -> None:
        mounts.forget(token)
        callbacks.forget()
        pictures.forget()

    def answer() -> Response:
        # It needs much of lectures, and is seldom asked for.
        answered: Response = import_module("causal_atlas.web.own.forgetting").answer(store, token, desk, is_owner, forget)
        return answered

    return answer


def _explorer(graph: ConceptGraph, *, own: Own | None, prefix: str = "/", keeps_lectures: bool = False) -> Dash:
    """The explorer of one graph, not yet guarded, with its page at `prefix`."""
    app = Dash(
        __name__,
        routes_pathname_prefix="/",
        requests_pathname_prefix=prefix,
        title=f"{graph.info.title} · Causal Atlas",
        update_title="",
        serve_locally=True,
        compress=True,
        include_assets_files=True,
        assets_ignore=r".*\.(test\.js|md|txt)$",
        # The page asks for these when it needs them (assets/parts.js).
        assets_path_ignore=[r"^later$"],
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "description", "content": graph.info.description},
            {"name": "generator", "content": f"Causal Atlas {__version__}"},
        ],
    )
    app.index_string = PAGE
    app.server.config[KEY] = Atlas(graph=graph, index=index_of(graph), own=own)
    app.layout = lambda: page(graph, own, keeps_lectures=keeps_lectures)
    callbacks.register(app)
    app.server.add_url_rule(step.PATH, "step", step.answer, methods=["POST"])
    app.server.add_url_rule(downloads.PATH, "export", downloads.answer)
    app.server.add_url_rule("/miniature/<question>.svg", "miniature", _miniature)
    app.server.add_url_rule(pictures.RULE, "diagram", pictures.answer)
    speaker.add_routes(app.server)
    return app


def page(graph: ConceptGraph, own: Own | None = None, *, keeps_lectures: bool = False) -> Component:
    """The skeleton of the page; its parts are filled by callbacks."""
    return html.Div(
        [
            html.Header(header.header(graph), id="header", className="header"),
            html.Main([_start(graph, own), _stage(graph), _panel(), _toast()], id="main"),
            _storyboard(),
            html.Div(id=ids.LIVE, **{"aria-live": "polite", "role": "status"}, className="visually-hidden"),
            _trouble(),
            about.about(),
            about.help_dialog(),
            about.export_dialog(),
            *([own_graph.dialog()] if own else []),
            *_stores(graph),
        ],
        id="page",
        **{"data-lectures": "yes" if keeps_lectures else "no", "data-mark": own.mark if own else ""},
    )


def _start(graph: ConceptGraph, own: Own | None) -> Component:
    return html.Section(start.start_page(graph, Audience.EVERYONE, own), id=ids.START, **{"aria-label": "Start"})


def _stage(graph: ConceptGraph) -> Component:
    legend_row = html.Div([tree.place(ids.LEGEND), header.zoom_buttons()], id="legend-row")
    holder = html.Div(canvas.canvas(), id="canvas-holder")
    head = html.Div([html.Div(id=ids.STAGE_SCENE, className="stage-scene", hidden=True), tree.place(ids.TITLE)], id="stage-head")
    parts = [head, lectures.make_button("mini"), holder, legend_row]
    # Every slide of a talk names its atlas, the last one with the disclaimer.
    said = {
        "aria-label": "Drawing",
        "data-atlas": f"{graph.info.title}, version {graph.info.version}",
        "data-disclaimer": graph.info.disclaimer,
    }
    return html.Section(parts, id=ids.STAGE, **said)


def _panel() -> Component:
    told = [tree.place(face, className="face") for face in (ids.DETAILS, ids.EXPLAIN, ids.OUTLINE, ids.FILTERS)]
    faces = [html.Div(id=ids.SCENE, className="face"), *told]
    return html.Aside([header.panel_tabs(), *faces], id="panel", **{"aria-label": "Details, explanations, outline and filters"})


def _storyboard() -> Component:
    """The scenes of the lecture that is open; nothing of it is made before one is."""
    return html.Section(id=ids.STORYBOARD, className="storyboard", **{"aria-label": "Storyboard"})


def _toast() -> Component:
    return html.Div(id=ids.TOAST, className="toast", hidden=True)


def _trouble() -> Component:
    text = html.Span("The server did not answer. Your view is kept.")
    again = html.Button("Try again", type="button", className="button", **{"data-retry": ""})
    return html.Div([text, again], id="trouble", hidden=True, role="alert")


def _stores(graph: ConceptGraph) -> list[Component]:
    data = {
        ids.FRAME: Session().to_store(),
        ids.THEME: "",
        ids.PANEL: "details",
        ids.QUERY: {},
        ids.DIALOG: "",
        ids.STYLES: {theme: canvas.stylesheet(theme, graph.info.organs) for theme in ("light", "dark")},
    }
    return [dcc.Store(id=name, data=value) for name, value in data.items()]


# Every visit asks for all of them at once, in both themes.
@lru_cache(maxsize=256)
def _answer(graph: ConceptGraph, question: str) -> Diagram:
    return draw(graph, placed(graph, opening.question_view(graph, question, View())))


def _miniature(question: str) -> Response:
    """The small picture of a question's answer."""
    graph = atlas().graph
    theme = request.args.get("theme", "light")
    if question not in graph.questions or theme not in {"light", "dark"}:
        abort(404)
    picture = miniature.svg(_answer(graph, question), graph.info.organs, "dark" if theme == "dark" else "light")
    return Response(picture, mimetype="image/svg+xml", headers={"Cache-Control": "max-age=3600"})

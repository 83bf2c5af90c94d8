"""What LibreOffice makes of a deck, as JSON; run by the Python that comes with it.

Arguments: the deck, a PDF to write, a folder for its settings.
"""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

UNREAD = ("com.sun.star.drawing.GroupShape", "com.sun.star.drawing.ConnectorShape")
"""Of these LibreOffice does not read the alternative text."""
PATIENCE = 90
"""Seconds that LibreOffice may take to start for the first time, or to end, on a busy machine."""
MOVE = 1_500
"""How far a box is moved, in 1/100 mm."""


def main(deck: Path, pdf: Path, home: Path) -> None:
    pipe = f"atlas{home.name}"
    accept = f"--accept=pipe,name={pipe};urp;"
    arguments = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{home}", accept]
    # A group of its own: what is started here starts others.
    office = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        desktop = connected(office, f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        document = desktop.loadComponentFromURL(f"file://{deck}", "_blank", 0, (option("Hidden", True),))
        slides = [slide(document.DrawPages.getByIndex(number)) for number in range(document.DrawPages.Count)]
        document.storeToURL(f"file://{pdf}", (option("FilterName", "impress_pdf_Export"),))
        print(json.dumps(slides))
        document.close(True)
        desktop.terminate()
        office.wait(PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)


# Only that Python has `uno`: whoever else reads this file, to look for doctests, has to get by without.


def connected(office: subprocess.Popen, address: str) -> object:
    import uno
    from com.sun.star.connection import NoConnectException

    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and office.poll() is None:
        try:
            context = resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.1)
            continue
        return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise SystemExit(f"LibreOffice does not answer (it ended with {office.poll()})")


def option(name: str, value: object) -> object:
    from com.sun.star.beans import PropertyValue

    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def slide(page: object) -> dict[str, object]:
    shapes = list(inside(page))
    connectors = [shape for shape in shapes if shape.ShapeType == "com.sun.star.drawing.ConnectorShape"]
    notes = [shape.String for shape in inside(page.NotesPage) if hasattr(shape, "String")]
    return {
        "connectors": len(connectors),
        "glued": sum(each.StartShape is not None and each.EndShape is not None for each in connectors),
        "followed": [followed(each) for each in connectors],
        "described": all(shape.Description for shape in shapes if shape.ShapeType not in UNREAD),
        "notes": "\n".join(notes),
    }


def inside(group: object) -> object:
    for number in range(group.Count):
        shape = group.getByIndex(number)
        yield shape
        if shape.ShapeType == "com.sun.star.drawing.GroupShape":
            yield from inside(shape)


def followed(connector: object) -> bool:
    """Whether the start of a connector goes where the box goes that it is glued to, and its end stays.

    What a reader moves is the group of a box and what hangs on it.
    """
    box, before = connector.StartShape, ends(connector)
    if getattr(box.Parent, "ShapeType", "") == "com.sun.star.drawing.GroupShape":
        box = box.Parent
    place = box.Position
    place.Y += MOVE
    box.setPosition(place)
    after = ends(connector)
    place.Y -= MOVE
    box.setPosition(place)
    return all(abs(one - other) < 20 for one, other in zip(after, (before[0], before[1] + MOVE, *before[2:]), strict=True))


def ends(connector: object) -> tuple[int, int, int, int]:
    """Where a connector is drawn; its own properties do not tell before the file is saved."""
    line = connector.PolyPolygonBezier.Coordinates[0]
    return line[0].X, line[0].Y, line[-1].X, line[-1].Y


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

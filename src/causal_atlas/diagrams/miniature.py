"""Provisional miniature."""

from __future__ import annotations


def svg(diagram, organs, theme):
    """A tiny picture."""
    b = diagram.bounds
    col = {o.id: o for o in organs}
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{b.left} {b.top} {b.right - b.left} {b.bottom - b.top}">']
    for r in diagram.regions:
        o = col[r.organ]
        out.append(
            f'<rect x="{r.rect.left}" y="{r.rect.top}" width="{r.rect.right - r.rect.left}" height="{r.rect.bottom - r.rect.top}" rx="14" fill="{o.tint if theme == "light" else o.tint_dark}"/>'
        )
    for a in diagram.arrows:
        out.append(
            f'<line x1="{a.route[0].x}" y1="{a.route[0].y}" x2="{a.route[-1].x}" y2="{a.route[-1].y}" stroke="#0f766e" stroke-width="4"/>'
        )
    for x in diagram.boxes:
        out.append(
            f'<rect x="{x.x - x.width / 2}" y="{x.y - x.height / 2}" width="{x.width}" height="{x.height}" rx="10" fill="#fff" stroke="{col[x.organ].ink}" stroke-width="4"/>'
        )
    return "".join(out) + "</svg>"

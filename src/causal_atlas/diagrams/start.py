"""Constructive starts: organs as blocks in the order of the body map, chains as layers from left to right."""

from __future__ import annotations

from math import ceil, sqrt

import networkx as nx
import numpy as np

from causal_atlas.diagrams.anneal import window
from causal_atlas.diagrams.geometry import Ints
from causal_atlas.diagrams.grid import Net

MOST_LAYERS = 6
"""Columns of a chain that fit the drawing area at a readable size; longer chains also run downwards."""


def blocks(net: Net) -> tuple[Ints, Ints]:
    """Every organ as a compact block: blocks of one home column stand above each other, columns side by side."""
    x, y = np.zeros(net.size, np.int64), np.zeros(net.size, np.int64)
    members = {organ: [node for node in range(net.size) if net.organs[node] == organ] for organ in sorted(set(net.organs))}
    tallest = window(net.size)[1]
    depth = layers(net)
    left = 0
    for column in sorted({net.homes[organ][0] for organ in members}):
        top, broadest = 0, 0
        here = sorted(
            (organ for organ in members if net.homes[organ][0] == column), key=lambda organ: (net.homes[organ][1], organ)
        )
        for organ in here:
            nodes = sorted(members[organ], key=lambda node: (depth[node], node))
            wide = max(1, ceil(len(nodes) / tallest), round(sqrt(len(nodes) / 3)))
            tall = ceil(len(nodes) / wide)
            if top and top + tall > tallest:
                left, top, broadest = left + broadest, 0, 0
            for number, node in enumerate(nodes):
                x[node], y[node] = left + number // tall, top + number % tall
            top, broadest = top + tall, max(broadest, wide)
        left += broadest
    return x, y


def layers(net: Net) -> list[int]:
    """The layer of every concept: one more than its causes', after as few links as is easily found are turned against the flow.

    >>> layers(Net(size=3, links=((0, 1), (1, 2), (2, 0)), organs=(0, 0, 0), homes=((0, 0),)))
    [0, 1, 2]
    """
    position = {node: number for number, node in enumerate(_flow(net))}
    depth = [0] * net.size
    for node in sorted(position, key=lambda node: position[node]):
        for cause, effect in net.links:
            if cause == node and position[effect] > position[node]:
                depth[effect] = max(depth[effect], depth[node] + 1)
    return depth


def _flow(net: Net) -> list[int]:
    """An order in which most links point forward (Eades, Lin and Smyth 1993: sinks last, sources first)."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(net.size))
    graph.add_edges_from(net.links)
    first: list[int] = []
    last: list[int] = []
    while graph:
        sinks = [node for node in graph if not graph.succ[node]]
        sources = [node for node in graph if not graph.pred[node] and graph.succ[node]]
        if sinks:
            last[:0] = sinks
            graph.remove_nodes_from(sinks)
        elif sources:
            first += sources
            graph.remove_nodes_from(sources)
        else:
            node = max(graph, key=lambda node: (len(graph.succ[node]) - len(graph.pred[node]), -node))
            first.append(node)
            graph.remove_node(node)
    return first + last


def columns(net: Net) -> tuple[Ints, Ints]:
    """Layers as columns, folded when there are more than fit; rows so that links run level and do not cross."""
    depth = layers(net)
    deepest = max(depth) + 1
    most = max(MOST_LAYERS, window(net.size)[0])
    column = [d if deepest <= most else d * most // deepest for d in depth]
    inside: dict[int, list[int]] = {}
    for node in sorted(range(net.size), key=lambda node: (depth[node], node)):
        inside.setdefault(column[node], []).append(node)
    near: dict[int, list[int]] = {node: [] for node in range(net.size)}
    for cause, effect in net.links:
        near[cause].append(effect)
        near[effect].append(cause)
    row = {node: number for nodes in inside.values() for number, node in enumerate(nodes)}
    for sweep in range(8):
        for place in sorted(inside, reverse=sweep % 2 == 1):
            _settle(inside[place], near, row)
    x = np.array(column, np.int64)
    y = np.array([row[node] for node in range(net.size)], np.int64)
    return x, y - y.min()


def _settle(nodes: list[int], near: dict[int, list[int]], row: dict[int, int]) -> None:
    """Order one column by the mean row of its neighbours and keep it compact around them."""

    def wish(node: int) -> float:
        return sum(row[other] for other in near[node]) / len(near[node]) if near[node] else float(row[node])

    nodes.sort(key=lambda node: (wish(node), node))
    middle = sum(wish(node) for node in nodes) / len(nodes)
    top = round(middle - (len(nodes) - 1) / 2)
    for number, node in enumerate(nodes):
        row[node] = top + number

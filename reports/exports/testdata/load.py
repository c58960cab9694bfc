"""Loads the four forms of one network and prints what each program sees."""
import json
import sys

import igraph
import networkx as nx

KEYS = ["role", "transmitter", "evidence"]  # networkx leaves out empty values
folder = sys.argv[1]


def seen(graph):
    edges = sorted(
        (a, b, d["weight"], d["sign"], d["kind"]) for a, b, d in graph.edges(data=True)
    )
    nodes = sorted((n, *(d.get(k, "") for k in KEYS)) for n, d in graph.nodes(data=True))
    return {"nodes": nodes, "edges": edges}


with open(f"{folder}/json") as f:
    node_link = nx.node_link_graph(json.load(f))
g = igraph.Graph.Read_GraphML(f"{folder}/graphml")
vertices = sorted((v["name"], *(v[k] for k in KEYS)) for v in g.vs)
edges = sorted(
    (g.vs[e.source]["name"], g.vs[e.target]["name"], e["weight"], e["sign"], e["kind"]) for e in g.es
)
print(json.dumps({
    "networkx graphml": seen(nx.read_graphml(f"{folder}/graphml")),
    "networkx gexf": seen(nx.read_gexf(f"{folder}/gexf")),
    "networkx json": seen(node_link),
    "igraph graphml": {"nodes": vertices, "edges": edges},
}))

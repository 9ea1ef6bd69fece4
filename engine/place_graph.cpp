// SPDX-License-Identifier: EUPL-1.2
// Builds the Boost graph of places and moves, checks it, and compiles it into flat arrays.
#include "engine/place_graph.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/topological_sort.hpp>
#include <limits>
#include <map>
#include <numeric>

namespace doorstroom {
namespace {

using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

struct KindName {
  MoveKind kind;
  const char* word;
};
constexpr std::array<KindName, 10> kind_names{{{MoveKind::promote, "promote"},
                                               {MoveKind::repeat, "repeat"},
                                               {MoveKind::up, "up"},
                                               {MoveKind::down, "down"},
                                               {MoveKind::switch_over, "switch"},
                                               {MoveKind::graduate, "graduate"},
                                               {MoveKind::enter, "enter"},
                                               {MoveKind::drop_out, "drop_out"},
                                               {MoveKind::comeback, "return"},
                                               {MoveKind::stack, "stack"}}};

using Index = std::map<std::string, std::uint32_t>;

void add(std::vector<Issue>& issues, const RowOrigin& origin, std::string key, std::string what) {
  issues.push_back({origin.file, origin.line, std::move(key), std::move(what)});
}

Index index_places(const std::vector<PlaceRow>& places, std::vector<Issue>& issues) {
  Index index;
  for (std::uint32_t i = 0; i < places.size(); ++i)
    if (!index.emplace(places[i].name, i).second)
      add(issues, places[i].origin, places[i].name,
          "place is there twice; allowed: one row per place");
  if (places.size() > 0xffff) add(issues, {}, "places", "more than 65535 places");
  return index;
}

void check_row(const MoveRow& move, const std::vector<PlaceRow>& places, const Index& index,
               const std::vector<std::string>& names, std::vector<Issue>& issues) {
  for (const auto& end : {move.from, move.to})
    if (!index.contains(end))
      add(issues, move.origin, "move",
          "no place \"" + end + "\" in places.csv" + did_you_mean(end, names));
  if (!(move.rate >= 0 && move.rate <= 1))
    add(issues, move.origin, move.from + " > " + move.to, "rate is out of range; allowed: 0 to 1");
  if (move.kind == MoveKind::repeat && move.from != move.to)
    add(issues, move.origin, move.from + " > " + move.to,
        "a repeat stays in its own place; use another kind");
  const auto from = index.find(move.from);
  if (from != index.end() && places[from->second].kind == PlaceKind::exit)
    add(issues, move.origin, move.from, "an exit has no moves out");
  if (move.term != MoveTerm::both && from != index.end() &&
      places[from->second].clock != Clock::birthday)
    add(issues, move.origin, move.from, "term is for places with clock birthday only");
}

void check_sums(const std::vector<PlaceRow>& places, const std::vector<MoveRow>& moves,
                std::vector<Issue>& issues) {
  std::map<std::string, std::array<double, 3>> sums;
  std::map<std::string, RowOrigin> rows;
  for (const auto& move : moves) {
    sums[move.from][static_cast<std::size_t>(move.term)] += move.rate;
    rows.try_emplace(move.from, move.origin);
  }
  for (const auto& place : places) {
    if (place.kind == PlaceKind::exit) continue;
    const auto found = sums.find(place.name);
    if (found == sums.end()) {
      add(issues, place.origin, place.name,
          "place has no moves out; allowed: a stay place has at least one");
      continue;
    }
    const auto [both, autumn, spring] = found->second;
    const bool halves = autumn > 0 || spring > 0;
    for (const double sum : {both + autumn, both + spring})
      if (sum < 1 - 1e-6 || sum > 1 + 1e-6) {
        add(issues, rows[place.name], place.name,
            "rates of the moves out sum to " + std::to_string(sum) + "; allowed: 1" +
                (halves ? " in each half of the year" : ""));
        break;
      }
  }
}

Graph make_graph(std::size_t n, const std::vector<MoveRow>& moves, const Index& index) {
  Graph graph(n);
  for (std::size_t m = 0; m < moves.size(); ++m)
    boost::add_edge(index.at(moves[m].from), index.at(moves[m].to), m, graph);
  return graph;
}

/// Marks all vertices that can be reached from `starts`.
template <class AnyGraph>
std::vector<char> reachable(const AnyGraph& graph, const std::vector<std::uint32_t>& starts) {
  std::vector<char> seen(boost::num_vertices(graph), 0);
  std::vector<std::size_t> todo(starts.begin(), starts.end());
  for (const auto start : starts) seen[start] = 1;
  while (!todo.empty()) {
    const auto v = todo.back();
    todo.pop_back();
    for (auto [edge, end] = boost::out_edges(v, graph); edge != end; ++edge) {
      const auto to = boost::target(*edge, graph);
      if (!seen[to]) {
        seen[to] = 1;
        todo.push_back(to);
      }
    }
  }
  return seen;
}

void check_ways(const Graph& graph, const std::vector<PlaceRow>& places,
                const std::vector<std::string>& entries, const Index& index,
                std::vector<Issue>& issues) {
  std::vector<std::uint32_t> starts, exits;
  for (const auto& entry : entries)
    if (const auto found = index.find(entry); found != index.end()) starts.push_back(found->second);
  for (std::uint32_t i = 0; i < places.size(); ++i)
    if (places[i].kind == PlaceKind::exit) exits.push_back(i);
  const auto entered = reachable(graph, starts);
  const auto left = reachable(boost::make_reverse_graph(graph), exits);
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (!entered[i])
      add(issues, places[i].origin, places[i].name, "no way leads here from any entry");
    if (!left[i])
      add(issues, places[i].origin, places[i].name, "no way leads from here to an exit");
  }
}

void check_promotion(const Graph& graph, const std::vector<MoveRow>& moves,
                     std::vector<Issue>& issues) {
  const auto edge_index = boost::get(boost::edge_index, graph);
  const std::function<bool(Edge)> promotes = [&](Edge e) {
    return moves[edge_index[e]].kind == MoveKind::promote;
  };
  const boost::filtered_graph<Graph, std::function<bool(Edge)>> promotion(graph, promotes);
  std::vector<std::size_t> order;
  try {
    boost::topological_sort(promotion, std::back_inserter(order));
  } catch (const boost::not_a_dag&) {
    for (auto [edge, end] = boost::edges(promotion); edge != end; ++edge) {
      const auto back =
          reachable(promotion, {static_cast<std::uint32_t>(boost::target(*edge, promotion))});
      if (!back[boost::source(*edge, promotion)]) continue;
      const auto& row = moves[edge_index[*edge]];
      add(issues, row.origin, row.from + " > " + row.to,
          "promote moves form a cycle through this row");
      return;
    }
  }
}

}  // namespace

const char* name(MoveKind kind) { return kind_names[static_cast<std::size_t>(kind)].word; }

std::optional<MoveKind> move_kind(const std::string& word) {
  for (const auto& entry : kind_names)
    if (word == entry.word) return entry.kind;
  return std::nullopt;
}

bool under_prefix(const std::string& name, const std::string& prefix) {
  if (prefix == "all") return true;
  return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

PlaceGraph::PlaceGraph(std::vector<PlaceRow> places, std::vector<MoveRow> moves,
                       const std::vector<std::string>& entries)
    : places_(std::move(places)), moves_(std::move(moves)) {
  std::vector<Issue> issues;
  const auto index = index_places(places_, issues);
  const auto names = place_names();
  for (const auto& move : moves_) check_row(move, places_, index, names, issues);
  check_sums(places_, moves_, issues);
  if (!issues.empty()) throw ConfigError(std::move(issues));

  std::stable_sort(moves_.begin(), moves_.end(), [&](const MoveRow& a, const MoveRow& b) {
    return std::tuple(index.at(a.from), a.term, a.order) <
           std::tuple(index.at(b.from), b.term, b.order);
  });
  const auto graph = make_graph(places_.size(), moves_, index);
  check_ways(graph, places_, entries, index, issues);
  check_promotion(graph, moves_, issues);
  if (!issues.empty()) throw ConfigError(std::move(issues));

  for (auto* bounds :
       {&first_both_, &last_both_, &first_autumn_, &last_autumn_, &first_spring_, &last_spring_})
    bounds->assign(places_.size(), 0);
  for (std::uint32_t m = 0; m < moves_.size(); ++m) {
    from_.push_back(index.at(moves_[m].from));
    to_.push_back(index.at(moves_[m].to));
    auto& first = moves_[m].term == MoveTerm::both     ? first_both_
                  : moves_[m].term == MoveTerm::autumn ? first_autumn_
                                                       : first_spring_;
    auto& last = moves_[m].term == MoveTerm::both     ? last_both_
                 : moves_[m].term == MoveTerm::autumn ? last_autumn_
                                                      : last_spring_;
    if (last[from_[m]] == 0) first[from_[m]] = m;
    last[from_[m]] = m + 1;
  }
}

std::optional<PlaceId> PlaceGraph::find(const std::string& wanted) const {
  for (std::uint32_t i = 0; i < places_.size(); ++i)
    if (places_[i].name == wanted) return PlaceId{i};
  return std::nullopt;
}

std::optional<MoveId> PlaceGraph::find_move(PlaceId from, PlaceId to, MoveKind kind) const {
  for (std::uint32_t m = 0; m < moves_.size(); ++m)
    if (from_[m] == from.value && to_[m] == to.value && moves_[m].kind == kind) return MoveId{m};
  return std::nullopt;
}

std::pair<std::uint32_t, std::uint32_t> PlaceGraph::moves_out(PlaceId id, MoveTerm term) const {
  const auto p = id.value;
  if (term == MoveTerm::autumn && last_autumn_[p] > 0) return {first_autumn_[p], last_autumn_[p]};
  if (term == MoveTerm::spring && last_spring_[p] > 0) return {first_spring_[p], last_spring_[p]};
  return {first_both_[p], last_both_[p]};
}

std::vector<PlaceId> PlaceGraph::under(const std::string& prefix) const {
  std::vector<PlaceId> found;
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (!under_prefix(places_[i].name, prefix)) continue;
    // an apart place shows under its own name and one level up (`vo.vso` for `vo.vso.3`), and under
    // `all`
    const auto dots = std::count(prefix.begin(), prefix.end(), '.');
    if (places_[i].apart && prefix != "all" && dots < 1) continue;
    found.push_back(PlaceId{i});
  }
  return found;
}

std::vector<std::string> PlaceGraph::place_names() const {
  std::vector<std::string> names;
  for (const auto& place : places_) names.push_back(place.name);
  return names;
}

std::optional<int> PlaceGraph::nominal_length(PlaceId entry, const std::string& diploma) const {
  Graph graph(places_.size());
  for (std::uint32_t m = 0; m < moves_.size(); ++m)
    if (moves_[m].kind == MoveKind::promote) boost::add_edge(from_[m], to_[m], m, graph);
  std::vector<int> distance(places_.size(), -1);
  distance[entry.value] = 0;
  boost::breadth_first_search(graph, entry.value,
                              boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                  distance.data(), boost::on_tree_edge()))));
  std::optional<int> shortest;
  for (std::uint32_t m = 0; m < moves_.size(); ++m)
    if (moves_[m].diploma == diploma && distance[from_[m]] >= 0) {
      const int length = distance[from_[m]] + 1;
      if (!shortest || length < *shortest) shortest = length;
    }
  return shortest;
}

void PlaceGraph::write_dot(std::ostream& out) const {
  Graph graph(places_.size());
  for (std::uint32_t m = 0; m < moves_.size(); ++m) boost::add_edge(from_[m], to_[m], m, graph);
  const auto edge_index = boost::get(boost::edge_index, graph);
  boost::write_graphviz(
      out, graph,
      [&](std::ostream& os, std::size_t v) {
        os << "[label=\"" << places_[v].name << "\""
           << (places_[v].kind == PlaceKind::exit ? ", shape=box" : "") << "]";
      },
      [&](std::ostream& os, Edge e) {
        const auto& move = moves_[edge_index[e]];
        os << "[label=\"" << doorstroom::name(move.kind) << " " << move.rate << "\"]";
      });
}

}  // namespace doorstroom

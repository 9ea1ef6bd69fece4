// SPDX-License-Identifier: EUPL-1.2
// Iterative proportional fitting on expected moves, repeated a few times because pupils differ.
#include "agents/start/alignment.hpp"

#include <algorithm>
#include <cmath>

#include "agents/start/expectation.hpp"

namespace doorstroom {
namespace {

constexpr int outer_steps = 4, inner_steps = 60;
constexpr double largest_step = 4;  ///< factor on the odds in one step

struct Target {
  std::vector<char> into;  ///< by place
  double count = 0;        ///< simulated persons
};

struct Share {
  std::vector<char> counted, hit;  ///< by move
  double value = 0;
};

std::vector<PlaceId> places_of(const Model& model, const std::string& prefix,
                               const RowOrigin& origin) {
  auto found = model.graph.under(prefix);
  if (found.empty())
    throw ConfigError(
        {{origin.file, origin.line, "target",
          "no place under \"" + prefix + "\"" + did_you_mean(prefix, model.graph.place_names())}});
  return found;
}

Target make_target(const Model& model, const AlignStockRow& row) {
  Target target{std::vector<char>(model.graph.n_places(), 0), row.count * model.options.sample};
  std::size_t begin = 0;
  char sign = '+';
  while (begin <= row.target.size()) {
    const auto end = std::min(row.target.find_first_of("+-", begin), row.target.size());
    for (const auto id :
         places_of(model, row.target.substr(begin, end - begin), row.provenance.origin))
      target.into[id.value] = sign == '+' ? 1 : 0;
    if (end < row.target.size()) sign = row.target[end];
    begin = end + 1;
  }
  return target;
}

Share make_share(const Model& model, const AlignMoveRow& row) {
  Share share;
  share.value = row.value;
  std::vector<char> from(model.graph.n_places(), 0);
  for (const auto id : places_of(model, row.from, row.provenance.origin)) from[id.value] = 1;
  const bool exams = row.indicator == "exam_pass_share";
  std::vector<char> has_diploma(model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
    if (model.moves.diploma[m] != 0) has_diploma[model.graph.from(MoveId{m}).value] = 1;
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    const auto place = model.graph.from(MoveId{m}).value;
    const bool in = from[place] != 0 && (!exams || has_diploma[place] != 0);
    share.counted.push_back(in);
    share.hit.push_back(in && (exams ? model.moves.diploma[m] != 0
                                     : model.graph.move(MoveId{m}).kind == MoveKind::repeat));
  }
  return share;
}

/// People who enter a place from outside before the next 1 October.
std::vector<double> expected_inflow(const Model& model, int next_year) {
  std::vector<double> inflow(model.graph.n_places(), 0);
  const auto& rows = model.people->inflow;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].term == MoveTerm::autumn && rows[i].first_year <= next_year &&
        next_year <= rows[i].last_year)
      inflow[model.graph.find(rows[i].place)->value] +=
          model.inflow[i].people * model.options.sample;
  return inflow;
}

/// Moves under factors: each origin keeps its total.
std::vector<double> apply(const Model& model, const std::vector<double>& moves,
                          const std::vector<double>& factor) {
  std::vector<double> before(model.graph.n_places(), 0), after(model.graph.n_places(), 0),
      out(moves.size());
  for (std::uint32_t m = 0; m < moves.size(); ++m) {
    before[model.graph.from(MoveId{m}).value] += moves[m];
    after[model.graph.from(MoveId{m}).value] += moves[m] * factor[m];
  }
  for (std::uint32_t m = 0; m < moves.size(); ++m) {
    const auto from = model.graph.from(MoveId{m}).value;
    out[m] = after[from] > 0 ? moves[m] * factor[m] * before[from] / after[from] : 0;
  }
  return out;
}

void fit(const Model& model, const std::vector<double>& moves, const std::vector<double>& inflow,
         const std::vector<Target>& targets, const std::vector<Share>& shares,
         std::vector<double>& factor) {
  for (int step = 0; step < inner_steps; ++step) {
    for (const auto& target : targets) {
      const auto now = apply(model, moves, factor);
      double arriving = 0, fixed = 0;
      for (std::size_t p = 0; p < inflow.size(); ++p) fixed += target.into[p] != 0 ? inflow[p] : 0;
      for (std::uint32_t m = 0; m < moves.size(); ++m)
        if (target.into[model.graph.to(MoveId{m}).value] != 0) arriving += now[m];
      if (arriving <= 0 || target.count <= fixed) continue;
      const double ratio =
          std::clamp((target.count - fixed) / arriving, 1 / largest_step, largest_step);
      for (std::uint32_t m = 0; m < moves.size(); ++m)
        if (target.into[model.graph.to(MoveId{m}).value] != 0 &&
            model.places.birthday[model.graph.from(MoveId{m}).value] == 0)
          factor[m] *= ratio;
    }
    for (const auto& share : shares) {
      const auto now = apply(model, moves, factor);
      double counted = 0, hit = 0;
      for (std::size_t m = 0; m < moves.size(); ++m) {
        counted += share.counted[m] != 0 ? now[m] : 0;
        hit += share.hit[m] != 0 ? now[m] : 0;
      }
      if (hit <= 0 || hit >= counted) continue;
      const double have = hit / counted;
      const double odds = std::clamp(share.value / (1 - share.value) / (have / (1 - have)),
                                     1 / largest_step, largest_step);
      for (std::size_t m = 0; m < moves.size(); ++m)
        if (share.hit[m] != 0) factor[m] *= odds;
    }
  }
}

}  // namespace

std::vector<float> align(const Model& model, const MoveTables& tables, const Draws& draws,
                         const std::vector<float>& quality, const State& state,
                         const std::vector<AlignStockRow>& stock_rows,
                         const std::vector<AlignMoveRow>& share_rows) {
  std::vector<Target> targets;
  std::vector<Share> shares;
  for (const auto& row : stock_rows) targets.push_back(make_target(model, row));
  for (const auto& row : share_rows) shares.push_back(make_share(model, row));
  const auto inflow = expected_inflow(model, model.school_year(state.term) + 1);
  std::vector<float> logit(model.graph.n_moves(), 0);
  auto shifted = tables;
  for (int step = 0; step < outer_steps; ++step) {
    const auto expected = expect(model, shifted, draws, quality, state);
    std::vector<double> factor(model.graph.n_moves(), 1);
    fit(model, expected.moves, inflow, targets, shares, factor);
    for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
      logit[m] =
          std::clamp(logit[m] + kernels::log(static_cast<float>(std::clamp(factor[m], 1e-4, 1e4))),
                     -6.0F, 6.0F);
    }
    shifted = tables;
    for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
      shifted.scale(m, kernels::exp(logit[m]));
  }
  return logit;
}

}  // namespace doorstroom

// SPDX-License-Identifier: EUPL-1.2
// Joins the data and what policies add into one graph, and compiles places, calendar and diplomas
// into flat arrays.
#include "agents/world/model.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "engine/calendar.hpp"

namespace doorstroom {
namespace {

double drawn_or(const ModelOptions& options, const std::string& key, double value) {
  const auto found = options.drawn.find(key);
  return found == options.drawn.end() ? value : found->second;
}

/// Applies drawn rates and scales the other moves out of the place, so that the rates still sum to
/// one.
void draw_rates(std::vector<MoveRow>& moves, const ModelOptions& options) {
  std::map<std::pair<std::string, MoveTerm>, std::pair<double, double>> drawn_and_fixed;
  std::vector<char> is_drawn(moves.size(), 0);
  for (std::size_t m = 0; m < moves.size(); ++m) {
    const auto found = options.drawn.find(move_key(moves[m]));
    if (found == options.drawn.end()) continue;
    is_drawn[m] = 1;
    moves[m].rate = found->second;
  }
  for (std::size_t m = 0; m < moves.size(); ++m) {
    auto& [drawn, fixed] = drawn_and_fixed[{moves[m].from, moves[m].term}];
    (is_drawn[m] != 0 ? drawn : fixed) += moves[m].rate;
  }
  for (std::size_t m = 0; m < moves.size(); ++m) {
    const auto [drawn, fixed] = drawn_and_fixed[{moves[m].from, moves[m].term}];
    if (drawn == 0) continue;
    const double limit = fixed > 0 ? std::min(drawn, 0.98) : 1.0;
    moves[m].rate *= is_drawn[m] != 0 ? limit / drawn : (1 - limit) / fixed;
  }
}

void scale_slopes(std::vector<MoveRow>& moves, const Parameters& p) {
  for (auto& move : moves) {
    const float factor = move.kind == MoveKind::repeat     ? p.slope_education_repeat
                         : move.kind == MoveKind::down     ? p.slope_education_down
                         : move.kind == MoveKind::drop_out ? p.slope_education_drop_out
                                                           : 1;
    move.education_low *= static_cast<double>(factor);
    move.education_high *= static_cast<double>(factor);
  }
}

PlaceGraph join(const SystemData& system, const PopulationData& people,
                const std::vector<Contribution>& contributions, const Parameters& parameters,
                const ModelOptions& options) {
  auto places = system.places;
  auto moves = system.moves;
  if (!options.drawn.empty()) draw_rates(moves, options);
  scale_slopes(moves, parameters);
  std::set<std::string> known, known_moves;
  for (const auto& place : places) known.insert(place.name);
  std::vector<std::string> entries;
  for (const auto& row : system.traits)
    if (row.role == Role::born) entries.push_back(row.place);
  for (const auto& row : people.stocks) entries.push_back(row.place);
  for (const auto& row : people.inflow) entries.push_back(row.place);
  for (const auto& contribution : contributions) {
    for (const auto& added : contribution.places) {
      entries.push_back(added.name);
      if (!known.insert(added.name).second) continue;  // the same policy in another variant
      PlaceRow row;
      row.name = added.name;
      row.origin = {"policy", 0};
      places.push_back(row);
    }
    for (const auto& added : contribution.moves) {
      const auto key = added.row.from + ">" + added.row.to + ">" + name(added.row.kind);
      if (known_moves.insert(key).second) moves.push_back(added.row);
    }
  }
  std::vector<MoveRow> used;
  for (auto& move : moves) used.push_back(std::move(move));
  return {std::move(places), std::move(used), entries};
}

const NewPlace* added_place(const std::vector<Contribution>& contributions,
                            const std::string& name) {
  for (const auto& contribution : contributions)
    for (const auto& place : contribution.places)
      if (place.name == name) return &place;
  return nullptr;
}

std::vector<PlaceTraits> fill_traits(const SystemData& system, const PlaceGraph& graph,
                                     const std::vector<Contribution>& contributions) {
  std::map<std::string, PlaceTraits> by_name;
  for (const auto& traits : system.traits) by_name[traits.place] = traits;
  std::vector<PlaceTraits> all;
  for (const auto& name : graph.place_names()) {
    if (const auto* added = added_place(contributions, name)) {
      auto traits = by_name[added->like];
      traits.place = name;
      traits.label_nl = added->label_nl;
      traits.label_en = added->label_en;
      all.push_back(traits);
    } else {
      all.push_back(by_name[name]);
    }
  }
  return all;
}

std::vector<std::uint16_t> find_like(const PlaceGraph& graph,
                                     const std::vector<Contribution>& contributions) {
  std::vector<std::uint16_t> like;
  for (std::uint32_t p = 0; p < graph.n_places(); ++p) {
    const auto* added = added_place(contributions, graph.place(PlaceId{p}).name);
    const auto found = added == nullptr ? std::optional(PlaceId{p}) : graph.find(added->like);
    like.push_back(static_cast<std::uint16_t>(found.value_or(PlaceId{p}).value));
  }
  return like;
}

template <class Row, class Key>
const Row* find_row(const std::vector<Row>& rows, Key Row::*member, const Key& key) {
  for (const auto& row : rows)
    if (row.*member == key) return &row;
  return nullptr;
}

void fill_learning(const Model& model, PlaceTable& table) {
  const auto& system = *model.system;
  const std::size_t n = model.graph.n_places();
  const auto terms = static_cast<double>(model.schedule().terms_per_year);
  for (std::size_t d = 0; d < n_domains; ++d) {
    table.growth_per_term[d].assign(n, 0);
    table.sd_per_week[d].assign(n, 0);
  }
  table.year_group.assign(n, 0);
  table.efficacy_first.assign(n, 0);
  table.efficacy_later.assign(n, 0);
  table.loss_factor.assign(n, 1);
  table.n_year_groups = system.growth.size() + 1;
  table.last_group.assign(n, 0);
  table.growth_share.assign(n, 1);
  table.peer_effect.assign(n, 0);
  table.peer_places.assign(n, {});
  for (auto& growth : table.group_growth) growth.assign(table.n_year_groups, 0);
  for (auto& weeks : table.weeks_per_sd) weeks.assign(table.n_year_groups, 0);
  std::uint8_t last_by_age =
      0;  // a repeater grows as its age group, up to the last where that is so
  for (const auto& traits : model.traits)
    if (const auto* row = find_row(system.growth, &GrowthRow::year_group, traits.year_group);
        row && traits.grows_by_age)
      last_by_age =
          std::max(last_by_age, static_cast<std::uint8_t>(row - system.growth.data() + 1));
  for (std::uint32_t p = 0; p < n; ++p) {
    const auto& traits = model.traits[p];
    // not carried over to where it was not measured
    if (traits.loss_measured) table.loss_factor[p] = model.parameters.closure_loss;
    for (const auto& row : system.distance) {
      if (row.distance != traits.distance) continue;
      const auto value = static_cast<float>(
          drawn_or(model.options, "distance." + row.distance + "." + row.closure, row.efficacy));
      (row.closure == "first" ? table.efficacy_first : table.efficacy_later)[p] = value;
    }
    if (model.options.learning == LearningModel::none) continue;
    const auto* row = find_row(system.growth, &GrowthRow::year_group, traits.year_group);
    if (row == nullptr) continue;
    const auto* added = added_place(model.contributions, traits.place);
    const double factor =
        drawn_or(model.options, "growth." + row->year_group, 1.0) * model.parameters.growth_scale;
    table.year_group[p] = static_cast<std::uint8_t>(row - system.growth.data() + 1);
    const std::array<double, n_domains> per_year{row->reading * factor, row->maths * factor};
    for (std::size_t d = 0; d < n_domains; ++d) {
      table.sd_per_week[d][p] = static_cast<float>(per_year[d] / 40);
      table.growth_per_term[d][p] =
          static_cast<float>(per_year[d] / terms * (added == nullptr ? 1 : added->growth_share));
      table.group_growth[d][table.year_group[p]] = static_cast<float>(per_year[d] / terms);
      table.weeks_per_sd[d][table.year_group[p]] =
          per_year[d] > 0 ? static_cast<std::int64_t>(40 / per_year[d] / week_scale + 0.5) : 0;
    }
    if (added != nullptr) {
      table.growth_share[p] = static_cast<float>(added->growth_share);
      table.peer_effect[p] = static_cast<float>(added->peer_effect / terms);
      for (const auto& [name, weight] : added->norm)
        if (const auto place = model.graph.find(name))
          table.peer_places[p].push_back(static_cast<std::uint16_t>(place->value));
    }
    table.last_group[p] =
        traits.grows_by_age ? std::max(table.year_group[p], last_by_age) : table.year_group[p];
  }
}

void fill_money(const Model& model, PlaceTable& table) {
  for (const auto& traits : model.traits) {
    const auto* cost = find_row(model.system->costs, &CostRow::cost, traits.cost);
    const auto* staff = find_row(model.system->staff, &StaffRow::staff, traits.staff);
    const auto& options = model.options;
    table.cents_per_year.push_back(cost == nullptr ? 0 : cost->eur_per_pupil_year * 100);
    table.marginal_share.push_back(
        cost == nullptr
            ? 1
            : std::clamp(drawn_or(options, marginal_key(*cost), cost->marginal_share), 0.0, 1.0));
    table.pupils_per_fte.push_back(
        staff == nullptr
            ? 0
            : std::max(drawn_or(options, staff_key(*staff), staff->pupils_per_teacher_fte), 1.0));
  }
}

PlaceTable compile_places(const Model& model) {
  PlaceTable table;
  table.like = find_like(model.graph, model.contributions);
  std::vector<std::string> calendars{""};
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p) {
    const auto& row = model.graph.place(PlaceId{p});
    const auto& traits = model.traits[p];
    table.stays.push_back(row.kind == PlaceKind::stay);
    table.birthday.push_back(row.clock == Clock::birthday);
    table.by_advice.push_back(traits.selection == "advice");
    table.loss_measured.push_back(traits.loss_measured);
    table.gone.push_back(traits.role == Role::gone);
    table.counts_study_years.push_back(traits.counts_study_years);
    const auto found = std::find(calendars.begin(), calendars.end(), traits.calendar);
    table.calendar.push_back(static_cast<std::uint8_t>(found - calendars.begin()));
    if (found == calendars.end()) calendars.push_back(traits.calendar);
    const auto [first, last] = model.graph.moves_out(PlaceId{p}, MoveTerm::both);
    bool exam = false;
    double promoted = 0, repeating = 0;
    for (auto m = first; m < last; ++m) {
      const auto& move = model.graph.move(MoveId{m});
      exam |= !move.diploma.empty() && traits.central_exam;
      promoted += move.kind == MoveKind::promote ? move.rate : 0;
      repeating += move.kind == MoveKind::repeat ? move.rate : 0;
    }
    table.exam.push_back(exam);
    table.norm.push_back(!exam && promoted > repeating);
  }
  fill_learning(model, table);
  fill_money(model, table);
  return table;
}

/// True when a chosen set of closures holds a row's set: the same name, or `corona-2020-2021` for
/// `corona-2021`.
bool holds(const std::string& chosen, const std::string& row_set) {
  if (chosen.empty() || chosen == row_set) return !chosen.empty();
  const auto last = chosen.rfind('-');
  const auto first = last == std::string::npos ? last : chosen.rfind('-', last - 1);
  const auto year = row_set.rfind('-');
  if (first == std::string::npos || year == std::string::npos) return false;
  if (chosen.substr(0, first) != row_set.substr(0, year)) return false;
  const auto y = row_set.substr(year + 1);  // four digits each, so that text order is time order
  return chosen.substr(first + 1, last - first - 1) <= y && y <= chosen.substr(last + 1);
}

Calendar make_calendar(const SystemData& system, const std::string& key, const std::string& set) {
  std::vector<Period> holidays, closures;
  for (const auto& row : system.holidays)
    if (row.calendar.empty() || row.calendar == key)
      holidays.push_back({parse_date(row.start), parse_date(row.end), 0});
  for (const auto& row : system.closures)
    if (row.calendar == key && holds(set, row.set))
      closures.push_back({parse_date(row.start), parse_date(row.end), row.open_share});
  return {std::move(holidays), std::move(closures)};
}

void fill_calendar(Model& model) {
  std::vector<std::string> keys{""};
  for (std::size_t p = 0; p < model.traits.size(); ++p)
    if (model.places.calendar[p] >= keys.size()) keys.push_back(model.traits[p].calendar);
  for (auto& rows : model.lost) rows.assign(model.n_terms(), std::vector<float>(keys.size(), 0));
  model.first_closure.assign(model.n_terms(), 0);
  for (std::size_t k = 1; k < keys.size(); ++k) {
    const auto calendar = make_calendar(*model.system, keys[k], model.options.closures);
    for (std::uint32_t t = 0; t < model.n_terms(); ++t) {
      const double share = calendar.lost_share(model.schedule(), Term{t});
      model.lost[1][t][k] = static_cast<float>(share);
      if (share > 0 && (model.first_shock_term < 0 || static_cast<int>(t) < model.first_shock_term))
        model.first_shock_term = static_cast<int>(t);
    }
  }
  for (const auto& row : model.system->closures) {
    if (!row.first || !holds(model.options.closures, row.set)) continue;
    for (std::uint32_t t = 0; t < model.n_terms(); ++t) {
      const auto [start, end] = days_of(model.schedule(), Term{t});
      if (parse_date(row.start) <= end && start <= parse_date(row.end)) model.first_closure[t] = 1;
    }
  }
}

/// Where newborns enter, in the order of the places.
void fill_born(Model& model) {
  float below = 0;
  std::size_t rest = 0;
  for (std::uint16_t p = 0; p < model.graph.n_places(); ++p) {
    const auto& traits = model.traits[p];
    if (traits.role != Role::born || model.places.like[p] != p) continue;
    if (traits.born_share.empty()) rest = model.born.size();
    if (!traits.born_share.empty()) below += model.parameters.named.at(traits.born_share);
    model.born.push_back({p, below});
  }
  if (!model.born.empty()) {
    std::rotate(model.born.begin() + static_cast<std::ptrdiff_t>(rest),
                model.born.begin() + static_cast<std::ptrdiff_t>(rest) + 1, model.born.end());
    model.born.back().below = 1;
  }
}

void fill_diplomas(Model& model) {
  auto rows = model.system->diplomas;
  if (rows.empty()) {  // a system without diplomas.csv: in order of appearance
    for (const auto& move : model.system->moves)
      if (!move.diploma.empty() && find_row(rows, &DiplomaRow::diploma, move.diploma) == nullptr) {
        DiplomaRow row;
        row.diploma = move.diploma;
        row.rank = static_cast<int>(rows.size());
        rows.push_back(row);
      }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.rank < b.rank; });
  if (rows.size() > 16)
    throw ConfigError({{model.system->folder, 0, "diploma", "more than 16 diplomas"}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    model.diplomas.push_back(rows[i].diploma);
    if (rows[i].starting_qualification)
      model.starting_qualifications =
          static_cast<std::uint16_t>(model.starting_qualifications | (1U << i));
  }
  std::vector<Issue> issues;
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    const auto& row = model.graph.move(MoveId{m});
    const auto found = std::find(model.diplomas.begin(), model.diplomas.end(), row.diploma);
    const auto bit = found == model.diplomas.end() ? 0U : 1U << (found - model.diplomas.begin());
    model.moves.diploma.push_back(static_cast<std::uint16_t>(bit));
    if (!row.diploma.empty() && bit == 0)
      issues.push_back(
          {row.origin.file, row.origin.line, row.from + " > " + row.to,
           "no diploma \"" + row.diploma + "\"" + did_you_mean(row.diploma, model.diplomas)});
  }
  if (!issues.empty()) throw ConfigError(std::move(issues));
}

/// The most that a draw makes of a number: as far up as `draw_value` can go.
double most(double value, double low, double high) {
  return std::max(value + 3.5 / 3.92 * (high - low), high);
}

void fill_arrivals(Model& model) {
  const auto arrivals = [&](const std::string& key, double value, double low, double high) {
    const auto found = model.options.drawn.find(key);
    if (found == model.options.drawn.end()) return Arrivals{value, value};
    return Arrivals{std::max(found->second, 0.0), most(value, low, high)};
  };
  for (const auto& row : model.people->births)
    model.births.push_back(arrivals(births_key(row), row.count, row.low, row.high));
  for (const auto& row : model.people->inflow)
    model.inflow.push_back(arrivals(inflow_key(row), row.per_year, row.low, row.high));
}

void fill_moves(Model& model) {
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m) {
    model.moves.to.push_back(static_cast<std::uint16_t>(model.graph.to(MoveId{m}).value));
    model.moves.kind.push_back(model.graph.move(MoveId{m}).kind);
  }
  model.places.met_by_birthday.assign(model.graph.n_places(), 0);
  for (std::uint32_t m = 0; m < model.graph.n_moves(); ++m)
    if (model.places.birthday[model.graph.from(MoveId{m}).value] != 0)
      model.places.met_by_birthday[model.moves.to[m]] = 1;
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p)
    for (std::size_t half = 0; half < 2; ++half) {
      const auto [first, last] =
          model.graph.moves_out(PlaceId{p}, half == 0 ? MoveTerm::autumn : MoveTerm::spring);
      if (last - first > max_moves)
        throw ConfigError(
            {{model.system->folder, 0, model.graph.place(PlaceId{p}).name,
              std::to_string(last - first) + " moves lead out of this place; allowed: at most " +
                  std::to_string(max_moves)}});
      model.moves.open[half].push_back(
          {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last)});
    }
}

}  // namespace

Model::Model(std::shared_ptr<const SystemData> system_,
             std::shared_ptr<const PopulationData> people_,
             const std::vector<Contribution>& contributions_, const ModelOptions& options_)
    : system(std::move(system_)),
      people(std::move(people_)),
      options(options_),
      parameters(read_parameters(*system, *people, options.drawn)),
      graph(join(*system, *people, contributions_, parameters, options)),
      contributions(contributions_),
      traits(fill_traits(*system, graph, contributions)),
      places(compile_places(*this)),
      locations(*people, traits, graph, places.like, options.sample),
      market(make_market(*system, *people, locations, options.sample, options.drawn)) {
  for (const auto& row : system->advice) advice.push_back(row.advice);
  for (int term = 0; term <= 0xFFFF; ++term)
    part_of_birth.push_back(
        static_cast<std::uint8_t>(schedule().part_of(static_cast<std::int16_t>(term))));
  fill_born(*this);
  fill_diplomas(*this);
  fill_moves(*this);
  fill_arrivals(*this);
  fill_calendar(*this);
}

std::string move_key(const MoveRow& row) {
  const char* term =
      row.term == MoveTerm::both ? "" : (row.term == MoveTerm::autumn ? ":autumn" : ":spring");
  return "moves." + row.from + ">" + row.to + ":" + name(row.kind) + term +
         (row.diploma.empty() ? "" : ":diploma");
}

std::string marginal_key(const CostRow& row) { return "costs." + row.cost + ".marginal_share"; }
std::string staff_key(const StaffRow& row) { return "staff." + row.staff; }
std::string births_key(const BirthRow& row) { return "births." + std::to_string(row.year); }
std::string inflow_key(const InflowRow& row) {
  return "inflow." + row.place + ":" + row.kind +
         (row.term == MoveTerm::spring ? ":spring:" : ":autumn:") + std::to_string(row.first_year);
}

bool Model::closed_in(int year) const {
  for (std::uint32_t t = 0; t < n_terms(); ++t)
    if (school_year(Term{t}) == year)
      for (const auto share : lost[1][t])
        if (share > 0) return true;
  return false;
}

std::size_t Model::highest(std::uint16_t bits) const {
  return static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(bits)));
}

std::vector<float> Model::location_quality(const Draws& draws) const {
  std::vector<float> drawn;
  for (std::uint32_t l = 0; l < locations.size(); ++l) {
    // the code, not the row, is the stable name of a location
    const auto words = draws.block(PupilId{locations.luck[l]}, Term{0}, Purpose::location);
    drawn.push_back(kernels::normal_pair(words[0], words[1]).first);
  }
  return drawn;
}

}  // namespace doorstroom

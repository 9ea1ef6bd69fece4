// SPDX-License-Identifier: EUPL-1.2
// Everything about a simulated world that does not change during a run: places, learning, calendar,
// locations, norms.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/policy/founding.hpp"
#include "agents/world/locations.hpp"
#include "agents/world/market.hpp"
#include "agents/world/parameters.hpp"
#include "agents/world/system_data.hpp"
#include "engine/draws.hpp"
#include "engine/place_graph.hpp"
#include "engine/schedule.hpp"

namespace doorstroom {

enum class LearningModel : std::uint8_t { none, linear, ppf };

/// What an experiment asks of the model, beside the data.
struct ModelOptions {
  Schedule schedule;
  int years = 16;
  double sample = 1;
  std::string closures;  ///< set of closures.csv, or empty: no shock
  LearningModel learning = LearningModel::ppf;
  bool shifts = true;                   ///< false: all logit shifts are zero (the Markov limit)
  std::map<std::string, double> drawn;  ///< values drawn by [uncertainty], by key
};

/// What places mean, in flat arrays by place.
struct PlaceTable {
  std::vector<char> stays, birthday, by_advice, loss_measured, counts_study_years, exam;
  std::vector<char> norm;  ///< a school's norm decides who repeats: it is the exception, no exam
  std::vector<char> met_by_birthday;  ///< entered at a birthday
  std::vector<char> gone;             ///< exits that are no leaving: emigration, death
  std::array<std::vector<float>, n_domains>
      growth_per_term;  ///< SD, of the average pupil of the place
  std::array<std::vector<float>, n_domains>
      group_growth;                 ///< SD per term, by year group (0: nothing is learned)
  std::vector<float> growth_share;  ///< of the growth of the year group; below 1 in slower streams
  std::vector<float> peer_effect;   ///< SD a term per SD of the class; 0: none
  std::vector<std::vector<std::uint16_t>> peer_places;  ///< where pupils of a mixed class would be
  std::vector<std::uint8_t> last_group;  ///< year group that age cannot pass in this sector
  std::array<std::vector<float>, n_domains> sd_per_week;  ///< 0 where nothing is learned
  std::vector<std::uint8_t> year_group, calendar;         ///< calendar 0: never closed
  std::vector<float> efficacy_first, efficacy_later;      ///< of distance teaching
  std::vector<float> loss_factor;   ///< cost of a closure over what is not taught
  std::vector<std::uint16_t> like;  ///< the place from the data that it is like, or itself
  std::vector<double> cents_per_year, marginal_share, pupils_per_fte;
  /// Weeks of learning in one SD, times 1 / week_scale, by year group; 0 where nothing is learned.
  std::array<std::vector<std::int64_t>, n_domains> weeks_per_sd;
  std::size_t n_year_groups = 1;
};

/// Weeks are recorded in this part of a week.
inline constexpr double week_scale = 0x1p-8;

/// Year group by age: one who repeated learns at the pace of its age, not of the year it sits in.
inline std::uint8_t growth_group(const PlaceTable& table, std::uint16_t place, unsigned repeats) {
  return static_cast<std::uint8_t>(
      std::min<unsigned>(table.year_group[place] + repeats, table.last_group[place]));
}

inline constexpr std::size_t max_moves = 64;  ///< out of one place

/// What moves mean, in flat arrays by move, and which are open by place and half of the year. A
/// move out of a place with clock birthday is of the half of the year in which it arrives.
struct MoveTable {
  std::vector<std::uint16_t> to;
  std::vector<MoveKind> kind;
  std::vector<std::uint16_t> diploma;  ///< bits
  /// First and one past the last move out of a place.
  struct Range {
    std::uint16_t first = 0, last = 0;
  };
  /// [arrives in the first half of the year, in the second][place]
  std::array<std::vector<Range>, 2> open;
};

/// Solved on the no-policy baseline and then frozen; see calibration.hpp.
struct Calibration {
  /// [base year][move]: logit added to ln(rate); later years have those of the last base year
  std::vector<std::vector<float>> intercepts;
  std::vector<float>
      norm_end;  ///< by place: mean skill (both domains) at the end of the school year, SD
  /// [part of the school year][domain][place]: mean skill at the start of that term; also the
  /// curriculum level
  std::vector<std::array<std::vector<float>, n_domains>> norm_start;
  std::array<std::vector<float>, n_domains>
      growth_factor;                     ///< by year group: makes mean growth that of growth.csv
  std::vector<float> mean_z;             ///< by move: mean of z over those who make it
  std::vector<float> advice_thresholds;  ///< upper bounds of the advice categories but the highest
  float advice_mean = 0, advice_sd = 1;  ///< of the teacher's judgement

  /// Intercepts of a school year by its index.
  const std::vector<float>& intercept(std::size_t year) const {
    return intercepts[std::min(year, intercepts.size() - 1)];
  }
};

/// The name by which [uncertainty] draws a rate: `moves.FROM>TO:KIND`, with the half of the year
/// where it has one.
std::string move_key(const MoveRow& row);
/// The names of the other rows that it draws.
std::string marginal_key(const CostRow& row);
std::string staff_key(const StaffRow& row);
std::string births_key(const BirthRow& row);
std::string inflow_key(const InflowRow& row);

/// People who arrive in a year, before thinning.
struct Arrivals {
  double people = 0;
  double most = 0;  ///< in any draw; as many ids are set aside, so that a draw moves nobody's luck
};

/// Where newborns enter.
struct Born {
  std::uint16_t place = 0;
  float below = 1;  ///< a newborn whose luck is below this and not below the one before enters here
};

/// A world. Shared by all variants of a work unit; const after construction and calibration.
struct Model {
  /// @throws ConfigError from the graph, the locations or the parameters
  Model(std::shared_ptr<const SystemData> system, std::shared_ptr<const PopulationData> people,
        const std::vector<Contribution>& contributions, const ModelOptions& options);

  std::shared_ptr<const SystemData> system;
  std::shared_ptr<const PopulationData> people;
  ModelOptions options;
  Parameters parameters;
  PlaceGraph graph;
  std::vector<Contribution> contributions;
  std::vector<PlaceTraits> traits;  ///< by place, those of policies filled in
  PlaceTable places;
  Locations locations;
  Market market;
  std::vector<std::uint8_t> part_of_birth;    ///< of the year, by term of birth as unsigned 16 bits
  std::vector<Born> born;                     ///< where newborns enter, with cumulative shares
  std::vector<std::string> advice;            ///< categories, lowest first
  std::vector<std::string> diplomas;          ///< lowest rank first; bit i of Diplomas
  std::uint16_t starting_qualifications = 0;  ///< bits
  MoveTable moves;
  std::vector<Arrivals> births, inflow;  ///< by row of the population's files
  /// lost[shock][term][calendar]: share of teaching days lost; row 0 without, row 1 with the shock
  std::array<std::vector<std::vector<float>>, 2> lost;
  std::vector<char> first_closure;  ///< by term
  int first_shock_term = -1;        ///< -1: none
  std::vector<float> quality;  ///< of locations; drawn once in calibration, a fact of this world
  Calibration calibration;

  /// True when schools were closed in this school year (2019 is 2019/20).
  bool closed_in(int school_year) const;
  const Schedule& schedule() const { return options.schedule; }
  std::size_t n_terms() const { return schedule().n_terms(options.years); }
  int school_year(Term term) const { return schedule().school_year(term); }
  /// The calendar's end of the school year that is decided on at the end of a term; with clock
  /// birthday the term itself.
  Term year_decided(std::uint16_t place, Term term) const {
    return places.birthday[place] != 0 ? term : schedule().year_end_before(term);
  }
  /// The term by which the luck of a decision at the end of a term is keyed. Of a school year it is
  /// the calendar's end of that year, so that a moved clock changes nobody's luck; where pupils
  /// enter at their birthday it is the term itself, since they decide on entering and at the year's
  /// end.
  Term decision_term(std::uint16_t place, Term term) const {
    const bool by_term = places.birthday[place] != 0 || places.met_by_birthday[place] != 0;
    return by_term ? term : schedule().year_end_before(term);
  }
  /// Mean skill of a place at the start of a part of its year, SD; beyond the parts of a regular
  /// year it goes on by what an average pupil learns in a term.
  float norm_at(std::size_t domain, std::size_t place, std::uint32_t part) const {
    const auto last = static_cast<std::uint32_t>(calibration.norm_start.size()) - 1;
    const float norm = calibration.norm_start[std::min(part, last)][domain][place];
    return part <= last
               ? norm
               : norm + static_cast<float>(part - last) * places.growth_per_term[domain][place];
  }
  /// Highest diploma of a pupil as an index: 0 none, 1 + rank order otherwise.
  std::size_t highest(std::uint16_t diploma_bits) const;
  /// Quality of a location: standard normal, fixed for a seed.
  std::vector<float> location_quality(const Draws& draws) const;
};

}  // namespace doorstroom

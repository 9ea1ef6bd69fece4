// SPDX-License-Identifier: EUPL-1.2
// All that a policy may see and do: what a school observes, what a policy asks for, adds to the
// graph, and shifts.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/draws.hpp"
#include "engine/ids.hpp"
#include "engine/place_graph.hpp"

namespace doorstroom {

enum class Education : std::uint8_t { low, middle, high };  ///< of the parents
enum class Background : std::uint8_t { dutch, migrant };
enum class Domain : std::uint8_t { reading, maths };
inline constexpr std::size_t n_domains = 2;

/// What one location sees of its pupils in one term: tests with error, never the true state.
/// All spans have one entry per pupil in sight, in ascending order of pupil id.
struct Observed {
  LocationId location;
  double disadvantage = 1;  ///< score per pupil, national mean 1
  int school_year = 0;      ///< 2021 is 2021/22
  Term term;
  std::span<const PupilId> pupil;
  std::span<const PlaceId> place;
  std::span<const Education> education;
  std::span<const std::uint8_t> repeated;  ///< 1: repeated a year before
  std::span<const float>
      gap_weeks_reading;  ///< observed gap to the norm, weeks; positive is behind
  std::span<const float> gap_weeks_maths;
  std::span<const float>
      sd_per_week_reading;  ///< what a week is worth in this pupil's year group, SD
  std::span<const float> sd_per_week_maths;
  std::size_t size() const { return pupil.size(); }
  float gap_weeks(std::size_t i) const {
    return 0.5F * (gap_weeks_reading[i] + gap_weeks_maths[i]);
  }
};

/// Support asked for one pupil for one term.
struct SupportRequest {
  std::uint32_t row = 0;   ///< index into Observed
  float gain_reading = 0;  ///< SD in this term if granted, before the effect of scale
  float gain_maths = 0;
  double staff_fte = 0;         ///< tutors bound by it
  std::int64_t cost_cents = 0;  ///< in this term, if granted
  float priority = 0;           ///< higher is served first within the location
};

/// A school's wish that a pupil repeats (positive) or moves on (negative), as a logit on the repeat
/// moves.
struct RepeatRequest {
  std::uint32_t row = 0;
  float logit = 0;
};

/// Collects what one policy asks for one location in one term.
class Requests {
 public:
  void support(const SupportRequest& request) { supports_.push_back(request); }
  void shift_repeat(std::size_t row, double logit) {
    repeats_.push_back({static_cast<std::uint32_t>(row), static_cast<float>(logit)});
  }
  const std::vector<SupportRequest>& supports() const { return supports_; }
  const std::vector<RepeatRequest>& repeats() const { return repeats_; }
  void clear() { supports_.clear(), repeats_.clear(); }

 private:
  std::vector<SupportRequest> supports_;
  std::vector<RepeatRequest> repeats_;
};

/// How scarce staff is shared between locations.
enum class Allocation : std::uint8_t { most_disadvantaged, proportional, lottery };
/// What a policy may bind of scarce staff, and who comes first.
struct Ration {
  double staff_fte = std::numeric_limits<double>::infinity();  ///< available nationally in a term
  Allocation rule = Allocation::proportional;
};

/// How fast the effect of support fades.
enum class Retention : std::uint8_t { fast, slow };

/// A place that a policy adds. It takes growth, calendar, costs, staff and locations from the place
/// it is `like`.
struct NewPlace {
  std::string name, like;
  double growth_share = 1;  ///< of the yearly growth of `like`
  /// Learning in SD a year per SD that the class is above the class of one of the places in `norm`
  /// where a pupil of the same skill would be; 0: none.
  double peer_effect = 0;
  std::vector<std::pair<std::string, double>>
      norm;  ///< places whose norms are mixed, with weights; empty: `like`
  /// Places whose pupils, in these shares, stand in for those who move on from here, so that its
  /// moves are made at their rates; empty: moves take the intercepts of what they are like.
  std::vector<std::pair<std::string, double>> calibrate_on;
  std::string label_nl, label_en;
};
/// A move that a policy adds out of or into one of its own places.
struct NewMove {
  MoveRow row;  ///< rate: probability, or weight to be calibrated
  std::string like_from,
      like_to;  ///< take the calibrated weights of this move; empty: `row` as it is
};
/// All places and moves that a policy adds.
struct Contribution {
  std::vector<NewPlace> places;
  std::vector<NewMove> moves;
};
/// A choice at a regular move: some of those who would go from -> to may choose another place
/// instead. It splits the regular move by a draw of its own, so that nobody else's life changes.
struct Diversion {
  std::string from, to, instead;
  double share = 0;      ///< probability of choosing at the norm, in [0, 1]
  double per_sd = 0;     ///< logit per SD of observed skill above the norm
  double max_share = 1;  ///< at most this share of a location's arrivals in `to` and `instead`
                         ///< together; the rest by lottery
  int min_class = 0;     ///< fewer choosers and pupils there already: no class, they go to `to`
};
/// A logit shift of all moves of one kind out of the places under a prefix. Of repeating: of a
/// school's norm, so not where nobody is promoted by one (exam years, newcomer classes), and at the
/// cost of promotion, up and down only.
struct MoveShift {
  std::string from;
  MoveKind kind = MoveKind::repeat;
  double logit = 0;
};

/// One decision rule with its parameters; immutable, so that any thread may ask it.
class Policy {
 public:
  virtual ~Policy() = default;
  virtual int first_year() const = 0;  ///< first school year in which it acts (2021 is 2021/22)
  virtual int last_year() const = 0;
  virtual bool acts() const { return true; }  ///< false: it never does anything
  /// Places and moves to add; `system` is the graph as the data have it. @throws ConfigError
  virtual Contribution contribution(const PlaceGraph& system) const;
  /// Choices open at the end of this school year (entry into the next).
  virtual std::vector<Diversion> diversions(const PlaceGraph& graph, int school_year) const;
  virtual std::vector<MoveShift> shifts(int school_year) const;
  /// Place prefixes whose pupils it wants to see; empty: it asks nothing.
  virtual std::vector<std::string> sees() const;
  /// One call per location and term, on any thread. Draws: under this policy's own item.
  virtual void request(const Observed& seen, const Draws& draws, Requests& ask) const;
  virtual Ration ration() const { return {}; }
  /// Factor on the gain when this many pupils are served nationally.
  virtual double effect_at_scale(double pupils) const { return pupils < 0 ? 0 : 1; }
  virtual Retention retention() const { return Retention::slow; }
  /// Hash of the instance name: the `item` of its draws; the same in every variant that uses it.
  std::uint32_t item = 0;
};

}  // namespace doorstroom

// SPDX-License-Identifier: EUPL-1.2
// What the nation decides for one term, as data and policies have it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "agents/policy/place_set.hpp"
#include "engine/place_graph.hpp"
#include "engine/schedule.hpp"

namespace doorstroom {

/// A choice at a regular move: some of those who would go from -> to may choose another place
/// instead. It splits the regular move by a draw of its own, so that nobody else's life changes.
struct Diversion {
  PlaceId from, to, instead;
  double share = 0;        ///< probability of choosing at the norm, in [0, 1]
  double per_sd = 0;       ///< logit per SD of observed skill above the norm
  double max_share = 1;    ///< at most this share of a location's arrivals in `to` and `instead`
                           ///< together; the rest by lottery
  int min_class = 0;       ///< fewer choosers and pupils there already: no class, they go to `to`
  std::uint32_t item = 0;  ///< of the policy's draws
};

/// How the school year of a place ends.
enum class YearClock : std::uint8_t {
  as_entered,  ///< a year after the pupil's own began: with the school year of the calendar, unless
               ///< the pupil came from a place whose year ended at another time
  ends,        ///< for everybody at the end of this term
  goes_on      ///< for nobody at the end of this term
};

/// Real numbers by index that add up to the same bits in any order: in units of 2^-32, so |sum|
/// below 2^31.
class FixedSums {
 public:
  explicit FixedSums(std::size_t n) : units_(n, 0) {}
  void add(std::size_t i, double value);
  double operator[](std::size_t i) const { return static_cast<double>(units_[i]) * 0x1p-32; }

 private:
  std::vector<std::int64_t> units_;
};

/// What holds for the nation in one term; rebuilt for each, so that nothing persists. First the
/// data speak, then each policy that acts (`Policy::rule`). What they say adds up, in any order to
/// the same bits, or it is set: by one policy at most for a place and a term. Data are no policy:
/// what they set holds where no policy sets it.
class Rules {
 public:
  /// @param graph must outlive this
  Rules(const Schedule& schedule, Term term, const PlaceGraph& graph);

  Term term() const { return term_; }
  const Schedule& schedule() const { return schedule_; }
  /// The school year of the term: 2019 is 2019/20.
  int school_year() const { return schedule_.school_year(term_); }

  // ---- set --------------------------------------------------------------------------------------
  /// Which part of the school year of these places the term is, from 0 (a longer year has more
  /// parts than the calendar's), and whether the year ends with it. Of places with clock
  /// school_year only.
  /// @param older terms by which pupils there are older than those of this part of a regular year:
  /// they learn at the pace of their age, as repeaters do
  void set_year(const PlaceSet& places, std::uint32_t part, bool ends, std::uint32_t older = 0);
  /// Whether the test at the end of primary school is held, which can revise advice upwards.
  void hold_end_test(bool held);
  /// Share of advice below the test that is revised, in [0, 1]; the model's parameter elsewhere.
  void set_revision_share(double share);

  // ---- add --------------------------------------------------------------------------------------
  /// Teaching weeks more (or less) in this term, of 20 in a half year.
  void add_weeks(const PlaceSet& places, double weeks);
  /// Schools are closed as the calendar has it.
  void close_schools() { closed_ = true; }
  /// What is added to the score of every advice, SD.
  void give_benefit_of_doubt(double sd);
  /// Logit of passing the central exam.
  void ease_exam(const PlaceSet& places, double logit);
  /// Share of those who fail the exam that sits it once more at the same odds; shares add up, to 1
  /// at most.
  void allow_resits(const PlaceSet& places, double share);
  /// What schools ask of their pupils, SD more.
  void raise_norm(const PlaceSet& places, double sd);
  /// Logit of all moves of one kind out of these places. Of repeating: of a school's norm, so not
  /// where nobody is promoted by one (exam years, newcomer classes), and at the cost of promotion,
  /// up and down only.
  void shift_moves(const PlaceSet& places, MoveKind kind, double logit);
  void divert(const Diversion& diversion);
  /// What the nation pays for each pupil of these places in this term, share of what a place costs
  /// in a year.
  void pay(const PlaceSet& places, double share_of_year);

  // ---- what holds -------------------------------------------------------------------------------
  YearClock clock(std::size_t place) const { return clock_[place]; }
  /// Part of the school year of a place.
  std::uint32_t part(std::size_t place) const { return part_[place]; }
  /// Year groups by which pupils of a place are beyond it in age, without those whom they repeated.
  std::uint32_t groups_older(std::size_t place) const {
    return (part_[place] + older_[place]) / schedule_.terms_per_year;
  }
  /// Whether the school year of a place ends with the term, for those whose years are the
  /// calendar's.
  bool ends(std::size_t place) const {
    return clock_[place] == YearClock::as_entered ? schedule_.ends_year(term_)
                                                  : clock_[place] == YearClock::ends;
  }
  /// True when these rules move the year of any place.
  bool moves_years() const { return moves_years_; }
  bool closed() const { return closed_; }
  bool end_test() const { return end_test_; }
  double revision_share(double otherwise) const {
    return revision_share_ < 0 ? otherwise : revision_share_;
  }
  double benefit_of_doubt() const { return doubt_[0]; }
  double weeks(std::size_t place) const { return weeks_[place]; }
  double exam_logit(std::size_t place) const { return exam_[place]; }
  double resits(std::size_t place) const { return std::min(resits_[place], 1.0); }
  double norm(std::size_t place) const { return norm_[place]; }
  double move_logit(std::size_t place, MoveKind kind) const {
    return moves_[static_cast<std::size_t>(kind) * n_places_ + place];
  }
  /// By the item of their policy and then by place.
  std::vector<Diversion> diversions() const;
  /// What one policy has the nation pay for a pupil, share of what the place costs in a year.
  struct Payment {
    std::size_t policy = 0;      ///< row of the policy axis
    std::vector<double> shares;  ///< by place
  };
  const std::vector<Payment>& payments() const { return payments_; }

  // ---- who speaks -------------------------------------------------------------------------------
  /// What follows is said by this policy: its name in messages, and its row in the policy axis.
  void begin(const std::string& name, std::size_t policy);

  /// Something that two policies set.
  struct Conflict {
    std::string what, first, second;  ///< names of the policies
    friend bool operator==(const Conflict&, const Conflict&) = default;
  };
  const std::vector<Conflict>& conflicts() const { return conflicts_; }

 private:
  static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
  /// Notes the speaker. @return whether what it sets holds
  bool take(std::size_t& setter, const char* what);

  Schedule schedule_;
  Term term_;
  const PlaceGraph* graph_;
  std::size_t n_places_;
  std::vector<YearClock> clock_;
  std::vector<std::uint32_t> part_, older_;
  bool moves_years_ = false;
  bool closed_ = false, end_test_ = true;
  double revision_share_ = -1;
  FixedSums doubt_, weeks_, exam_, resits_, norm_, moves_;
  std::vector<Diversion> diversions_;
  std::vector<Payment> payments_;

  std::size_t speaker_ = nobody;  ///< index of names_; nobody: the data
  std::size_t policy_ = 0;
  std::vector<std::string> names_;
  std::vector<std::size_t> clock_setter_;
  std::size_t test_setter_ = nobody, revision_setter_ = nobody;
  std::vector<Conflict> conflicts_;
};

}  // namespace doorstroom

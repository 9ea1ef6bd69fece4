// SPDX-License-Identifier: EUPL-1.2
// What a run should give when everybody moves by the base rates alone: p0 P^t with Eigen, births
// and inflow included.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "agents/world/model.hpp"
#include "engine/table.hpp"

namespace doorstroom::test {

/// The chain of the base rates. A place whose pupils move on by birthday has a state for each half
/// of the year.
class MarkovChain {
 public:
  explicit MarkovChain(const Model& model);

  /// Expected stock and its variance by date and place.
  struct Projection {
    Eigen::MatrixXd mean, variance;  ///< [date][place]
    Eigen::MatrixXd
        repeats;  ///< [year][place]: expected number who repeat the place after that school year
  };
  /// @param first [place]: stock of the first date
  /// @param first_half [place]: share of it with the birthday in autumn; matters where people move
  /// by birthday
  Projection project(const Eigen::VectorXd& first, const Eigen::VectorXd& first_half) const;

 private:
  /// People who have the same chances: how many, and the distribution of each over states.
  struct Group {
    double people;
    Eigen::VectorXd states;
  };
  /// Who enters at the start of a term. `carry` is the fraction of a person left by thinning.
  std::vector<Group> entrants(std::uint32_t term, double& carry) const;
  Eigen::VectorXd spread(std::size_t place, double autumn_share) const;

  const Model& model_;
  std::vector<std::size_t>
      state_of_;  ///< by place: its state, or that of autumn birthdays; spring follows it
  std::size_t n_states_ = 0;
  std::array<Eigen::MatrixXd, 2> transition_;  ///< at the end of an autumn, of a spring term
  std::array<Eigen::MatrixXd, 2> repeats_;     ///< [state][place]
};

}  // namespace doorstroom::test

// SPDX-License-Identifier: EUPL-1.2
// Two transition matrices, one for each half of the year, and everybody's way through them.
#include "tests/agents/term/markov.hpp"

#include <cmath>
#include <cstdlib>

namespace doorstroom::test {

MarkovChain::MarkovChain(const Model& model) : model_{model} {
  const std::size_t n = model.graph.n_places();
  for (std::size_t p = 0; p < n; ++p) {
    state_of_.push_back(n_states_);
    n_states_ += model.places.birthday[p] != 0 ? 2 : 1;
  }
  for (std::size_t half = 0; half < 2; ++half) {
    auto& matrix = transition_[half];
    const auto size = static_cast<Eigen::Index>(n_states_);
    matrix = Eigen::MatrixXd::Identity(size, size);
    repeats_[half] = Eigen::MatrixXd::Zero(size, static_cast<Eigen::Index>(n));
    for (std::uint32_t p = 0; p < n; ++p) {
      const bool by_birthday = model.places.birthday[p] != 0;
      if (model.places.stays[p] == 0 || (!by_birthday && half == 0)) continue;
      // who has the birthday in autumn moves to arrive in autumn: at the end of the spring term
      const auto from =
          static_cast<Eigen::Index>(state_of_[p] + (by_birthday && half == 0 ? 1 : 0));
      const auto arrival = half == 1 ? MoveTerm::autumn : MoveTerm::spring;
      const auto [first, last] = model.graph.moves_out(PlaceId{p}, arrival);
      matrix.row(from).setZero();
      for (auto m = first; m < last; ++m) {
        const auto to = model.graph.to(MoveId{m}).value;
        const bool keeps_half = model.places.birthday[to] != 0;
        matrix(from,
               static_cast<Eigen::Index>(state_of_[to] + (keeps_half && half == 0 ? 1 : 0))) +=
            model.graph.move(MoveId{m}).rate;
        if (model.graph.move(MoveId{m}).kind == MoveKind::repeat)
          repeats_[half](from, static_cast<Eigen::Index>(p)) += model.graph.move(MoveId{m}).rate;
      }
    }
  }
}

Eigen::VectorXd MarkovChain::spread(std::size_t place, double autumn_share) const {
  Eigen::VectorXd states = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(n_states_));
  const auto at = static_cast<Eigen::Index>(state_of_[place]);
  if (model_.places.birthday[place] == 0) {
    states(at) = 1;
  } else {
    states(at) = autumn_share;
    states(at + 1) = 1 - autumn_share;
  }
  return states;
}

std::vector<MarkovChain::Group> MarkovChain::entrants(std::uint32_t term, double& carry) const {
  std::vector<Group> groups;
  const int year = model_.school_year(Term{term});
  const bool spring = term % 2 == 1;
  const auto whole = [&](double people) {  // thinning keeps whole persons and carries the rest
    carry += people * model_.options.sample;
    const double n = std::floor(carry);
    carry -= n;
    return n;
  };
  const auto births = [&](int of_year) {
    const BirthRow* nearest = nullptr;
    for (const auto& row : model_.people->births)
      if (nearest == nullptr || std::abs(row.year - of_year) < std::abs(nearest->year - of_year))
        nearest = &row;
    return nearest == nullptr ? 0 : nearest->count;
  };
  if (!model_.born.empty()) {
    const double n =
        whole(spring ? births(year - 2) / 4 + births(year - 1) / 4 : births(year - 2) / 2);
    const double in_autumn = spring ? 0 : 1;
    Eigen::VectorXd entering;
    double below = 0;
    for (const auto& born : model_.born) {
      const Eigen::VectorXd here =
          (static_cast<double>(born.below) - below) * spread(born.place, in_autumn);
      entering = entering.size() == 0 ? here : Eigen::VectorXd(entering + here);
      below = static_cast<double>(born.below);
    }
    groups.push_back({n, entering});
  }
  for (const auto& row : model_.people->inflow)
    if (row.first_year <= year && year <= row.last_year && (row.term == MoveTerm::spring) == spring)
      groups.push_back({whole(row.per_year), spread(model_.graph.find(row.place)->value, 0.5)});
  return groups;
}

MarkovChain::Projection MarkovChain::project(const Eigen::VectorXd& first,
                                             const Eigen::VectorXd& first_half) const {
  const auto n = static_cast<Eigen::Index>(model_.graph.n_places());
  const auto years = static_cast<Eigen::Index>(model_.options.years);
  const auto size = static_cast<Eigen::Index>(n_states_);
  Projection out{Eigen::MatrixXd::Zero(years + 1, n), Eigen::MatrixXd::Zero(years + 1, n),
                 Eigen::MatrixXd::Zero(years, n)};
  Eigen::MatrixXd to_place = Eigen::MatrixXd::Zero(size, n);  // joins the halves of a place
  for (std::size_t p = 0; p < state_of_.size(); ++p)
    for (std::size_t k = 0; k < (model_.places.birthday[p] != 0 ? 2U : 1U); ++k)
      to_place(static_cast<Eigen::Index>(state_of_[p] + k), static_cast<Eigen::Index>(p)) = 1;

  // groups of people who have the same chances: where they were at first, or when and where they
  // entered
  Eigen::VectorXd size_of_group(0);
  Eigen::MatrixXd where(0, size);
  const auto add_group = [&](double people, const Eigen::VectorXd& states) {
    if (people <= 0) return;
    where.conservativeResize(where.rows() + 1, Eigen::NoChange);
    where.row(where.rows() - 1) = states.transpose();
    size_of_group.conservativeResize(where.rows());
    size_of_group(where.rows() - 1) = people;
  };
  for (Eigen::Index p = 0; p < n; ++p)
    add_group(first(p), spread(static_cast<std::size_t>(p), first_half(p)));
  double carry = 0;
  out.mean.row(0) = first.transpose();
  for (std::uint32_t term = 0; term < 2 * static_cast<std::uint32_t>(years); ++term) {
    out.repeats.row(term / 2) += (size_of_group.transpose() * where) * repeats_[term % 2];
    where = (where * transition_[term % 2]).eval();
    for (const auto& group : entrants(term + 1, carry)) add_group(group.people, group.states);
    if (term % 2 == 0) continue;
    const Eigen::MatrixXd q = where * to_place;
    out.mean.row(term / 2 + 1) = size_of_group.transpose() * q;
    out.variance.row(term / 2 + 1) =
        size_of_group.transpose() * (q.array() * (1 - q.array())).matrix();
  }
  return out;
}

}  // namespace doorstroom::test

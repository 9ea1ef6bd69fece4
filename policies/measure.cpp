// SPDX-License-Identifier: EUPL-1.2
// Compiles a measure and asks by it, column by column.
#include "policies/measure.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace doorstroom {
namespace {

constexpr auto weeks_name = "teaching_weeks";
constexpr auto pupils_name = "pupils";

/// Whether expressions can name a parameter.
bool is_nameable(const Field& field) {
  if (field.key == "from" || field.key == "until") return false;
  return field.type == FieldType::integer || field.type == FieldType::number ||
         field.type == FieldType::choice || field.type == FieldType::threshold;
}

/// A parameter as expressions know it: a number, or of a choice its word.
double value_of(const Field& field, const FieldValues& values) {
  const auto found = values.find(field.key);
  const auto& value = found == values.end() ? field.value : found->second;
  if (field.type == FieldType::integer) return std::get<int>(value);
  if (field.type != FieldType::choice) return std::get<double>(value);
  const auto& word = std::get<std::string>(value);
  return static_cast<double>(std::find(field.allowed.begin(), field.allowed.end(), word) -
                             field.allowed.begin());
}

template <class T>
T value_of_key(const std::vector<Field>& fields, const FieldValues& values, const std::string& key,
               T otherwise) {
  if (const auto found = values.find(key); found != values.end()) return std::get<T>(found->second);
  for (const auto& field : fields)
    if (field.key == key) return std::get<T>(field.value);
  return otherwise;
}

std::optional<Allocation> allocation(const std::string& word) {
  if (word == "most_disadvantaged") return Allocation::most_disadvantaged;
  if (word == "proportional") return Allocation::proportional;
  if (word == "lottery") return Allocation::lottery;
  return std::nullopt;
}

/// An expression of parameters, compiled, or nothing when the text is empty.
struct Amount {
  std::optional<Expression> compiled;
  double operator()(std::span<const double> values, double otherwise) const {
    return compiled ? compiled->evaluate_constant(values) : otherwise;
  }
};

/// The expressions of a measure, compiled once for all policies that are made of it.
struct Compiled {
  MeasureSpec spec;
  std::vector<ExpressionName> of_pupil, of_parameters, of_scale;
  std::optional<Expression> dose, priority;
  std::vector<Amount> per_dose;
  Amount staff_fte, cap_fte, cost_eur, scale;
};

class Measure final : public Policy {
 public:
  Measure(std::shared_ptr<const Compiled> measure, const FieldValues& values)
      : measure_{std::move(measure)} {
    const auto& spec = measure_->spec;
    const auto& fields = spec.fields;
    first_year_ = value_of_key(fields, values, "from", 0);
    last_year_ = value_of_key(fields, values, "until", 0);
    places_ = value_of_key(fields, values, "places", std::vector<std::string>{});
    for (const auto& field : fields)
      if (is_nameable(field)) parameters_.push_back(value_of(field, values));
    parameters_.push_back(teaching_weeks_per_term);
    for (std::size_t e = 0; e < 3; ++e)
      take_up_[e] = value_of_key(fields, values, measure_take_up[e], 1.0);
    share_ = value_of_key(fields, values, "chosen_share", 0.5);

    std::vector<Issue> issues;
    const ExpressionText who{value_of_key(fields, values, "who", std::string("true")), "", 0, 0,
                             "who"};
    who_ = compile_expression(who, measure_->of_pupil, {ValueType::flag}, issues);
    if (!who_) throw ConfigError(std::move(issues));
    condition_ = who_->text();
    for (const auto name : who_->uses())
      if (name >= observed_names().size())
        condition_ += "|" + std::to_string(std::bit_cast<std::uint64_t>(
                                parameters_[name - observed_names().size()]));

    package_.staff = spec.staff;
    package_.staff_fte = measure_->staff_fte(parameters_, 0);
    package_.cap_fte = measure_->cap_fte(parameters_, std::numeric_limits<double>::infinity());
    package_.cost_cents = 100 * measure_->cost_eur(parameters_, 0);
    package_.paid_from = value_of_key(fields, values, "paid_from", std::string());
    package_.grain = spec.grain;
    package_.rule =
        allocation(value_of_key(fields, values, spec.rule, spec.rule)).value_or(Allocation{});
    for (std::size_t k = 0; k < spec.effects.size(); ++k)
      package_.effects.push_back({spec.effects[k].lever, measure_->per_dose[k](parameters_, 0),
                                  spec.effects[k].retention});
  }

  int first_year() const override { return first_year_; }
  int last_year() const override { return last_year_; }
  std::vector<std::string> sees() const override { return places_; }
  std::vector<Package> packages() const override { return {package_}; }
  double chosen_share() const override { return share_; }
  double effect_at_scale(double pupils) const override {
    if (!measure_->scale.compiled) return 1;
    auto values = parameters_;
    values.push_back(pupils);
    return measure_->scale(values, 1);
  }

  void ask(const Observed& seen, const Luck& luck, Offers& offers) const override {
    auto& scratch = offers.scratch;
    const auto& meeting = rows_that_meet(seen, scratch);
    scratch.rows.clear();
    for (const auto i : meeting)
      if (offers.in_reach(seen.place[i])) scratch.rows.push_back(i);
    if (scratch.rows.empty()) return;
    const auto inputs = inputs_of(seen);
    if (take_up_ != std::array<double, 3>{1, 1, 1}) keep_takers(seen, luck, scratch);
    if (scratch.rows.empty()) return;
    const auto column = [&](const std::optional<Expression>& expression, std::vector<float>& out) {
      out.resize(seen.size());
      expression->reserve(scratch.workspace);
      expression->evaluate(inputs, out, scratch.workspace);
    };
    if (measure_->dose) column(measure_->dose, scratch.dose);
    if (measure_->priority) column(measure_->priority, scratch.priority);
    for (const auto i : scratch.rows)
      offers.ask(i, measure_->dose ? static_cast<double>(scratch.dose[i]) : 1,
                 static_cast<double>(measure_->priority ? scratch.priority[i] : seen.gap_weeks[i]));
  }

 private:
  std::vector<ExpressionInput> inputs_of(const Observed& seen) const {
    auto inputs = observed_inputs(seen);
    for (const double value : parameters_) inputs.emplace_back(static_cast<float>(value));
    return inputs;
  }

  /// The rows that meet the condition; worked out once for all measures that have the same.
  const std::vector<std::uint32_t>& rows_that_meet(const Observed& seen,
                                                   Offers::Scratch& scratch) const {
    for (const auto& known : scratch.conditions)
      if (known.text == condition_) return known.rows;
    scratch.flags.resize(seen.size());
    who_->reserve(scratch.workspace);
    who_->evaluate(inputs_of(seen), scratch.flags, scratch.workspace);
    auto& known = scratch.conditions.emplace_back();
    known.text = condition_;
    for (std::uint32_t i = 0; i < seen.size(); ++i)
      if (scratch.flags[i] != 0) known.rows.push_back(i);
    return known.rows;
  }

  /// Of those whom the measure is for, the ones who take it up.
  void keep_takers(const Observed& seen, const Luck& luck, Offers::Scratch& scratch) const {
    luck.take_up(seen, scratch.rows, scratch.luck);
    std::size_t kept = 0;
    for (std::size_t k = 0; k < scratch.rows.size(); ++k)
      if (static_cast<double>(scratch.luck[k]) < take_up_[seen.education[scratch.rows[k]]])
        scratch.rows[kept++] = scratch.rows[k];
    scratch.rows.resize(kept);
  }

  std::shared_ptr<const Compiled> measure_;
  int first_year_ = 0, last_year_ = 0;
  std::vector<std::string> places_;
  std::vector<double> parameters_;  ///< as names_of_parameters()
  std::array<double, 3> take_up_{};
  double share_ = 0.5;
  std::optional<Expression> who_;
  std::string condition_;  ///< of who_: the text, and the values of parameters that it names
  Package package_;
};

}  // namespace

std::vector<ExpressionName> names_of_parameters(const std::vector<Field>& fields) {
  std::vector<ExpressionName> names;
  for (const auto& field : fields)
    if (is_nameable(field))
      names.push_back({field.key,
                       field.type == FieldType::choice ? ValueType::word : ValueType::number,
                       field.unit, field.doc, field.allowed});
  names.push_back({weeks_name, ValueType::number, "weeks", "teaching weeks of a term"});
  return names;
}

std::vector<ExpressionName> names_of_pupil(const std::vector<Field>& fields) {
  auto names = observed_names();
  const auto more = names_of_parameters(fields);
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

std::optional<PolicyKind> measure_kind(MeasureSpec spec, std::vector<Issue>& issues) {
  const auto before = issues.size();
  auto compiled = std::make_shared<Compiled>();
  compiled->of_pupil = names_of_pupil(spec.fields);
  compiled->of_parameters = names_of_parameters(spec.fields);
  compiled->of_scale = compiled->of_parameters;
  compiled->of_scale.push_back({pupils_name, ValueType::number, "pupils", "pupils served"});
  const auto number = [&](const ExpressionText& text, const std::vector<ExpressionName>& names) {
    return text.text.empty() ? std::nullopt
                             : compile_expression(text, names, {ValueType::number}, issues);
  };
  compiled->dose = number(spec.dose, compiled->of_pupil);
  compiled->priority = number(spec.priority, compiled->of_pupil);
  for (const auto& effect : spec.effects)
    compiled->per_dose.push_back({number(effect.per_dose, compiled->of_parameters)});
  compiled->staff_fte = {number(spec.staff_fte, compiled->of_parameters)};
  compiled->cap_fte = {number(spec.cap_fte, compiled->of_parameters)};
  compiled->cost_eur = {number(spec.cost_eur, compiled->of_parameters)};
  compiled->scale = {number(spec.scale, compiled->of_scale)};
  if (issues.size() > before) return std::nullopt;
  compiled->spec = spec;
  PolicyKind kind{spec.name,
                  spec.label_nl,
                  spec.label_en,
                  spec.doc_en,
                  spec.fields,
                  [compiled](const FieldValues& values, const Founding&) {
                    return std::unique_ptr<Policy>(new Measure(compiled, values));
                  }};
  try {
    static_cast<void>(kind.make({}));  // its own condition and defaults
  } catch (const ConfigError& error) {
    for (auto issue : error.issues()) issues.push_back(std::move(issue));
    return std::nullopt;
  }
  return kind;
}

}  // namespace doorstroom

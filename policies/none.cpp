// SPDX-License-Identifier: EUPL-1.2
// None: unchanged policy, the baseline.
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

struct NoneParams {
  int from = 1900, until = 2200;
};
void describe(Declaration<NoneParams>&) {}

class None final : public Policy {
 public:
  explicit None(NoneParams p) : p_{p} {}
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }
  bool acts() const override { return false; }

 private:
  NoneParams p_;
};

}  // namespace

PolicyKind none() {
  return policy_kind<None, NoneParams>(
      "none", "Ongewijzigd beleid", "Unchanged policy",
      "Does nothing: pupils go on as the base rates and the model have it.");
}

}  // namespace doorstroom

// SPDX-License-Identifier: EUPL-1.2
// Suggestions over many made-up names.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

RC_GTEST_PROP(Closest, FindsANameWithOneLetterWrong, ()) {
  const auto name = *rc::gen::container<std::string>(8, rc::gen::inRange<char>('a', 'z'));
  auto typed = name;
  typed[*rc::gen::inRange<std::size_t>(0, name.size())] = *rc::gen::inRange<char>('a', 'z');
  RC_ASSERT(closest(typed, {"zzzzzzzzzzzzzzzzzzzz", name}) == name);
}

RC_GTEST_PROP(Closest, GivesOneOfTheNamesOrNothing,
              (const std::string& name, const std::vector<std::string>& names)) {
  const auto found = closest(name, names);
  RC_ASSERT(found.empty() || std::find(names.begin(), names.end(), found) != names.end());
}

}  // namespace
}  // namespace doorstroom

// SPDX-License-Identifier: EUPL-1.2
// Counts teaching days day by day.
#include "engine/calendar.hpp"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace doorstroom {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int first_month = 7;  ///< August, from January = 0

/// First day of a month, counted from January of a year = 0.
sys_days first_day(int year, int month) {
  return sys_days{year_month_day{std::chrono::year{year + month / 12},
                                 std::chrono::month{static_cast<unsigned>(month % 12 + 1)},
                                 std::chrono::day{1}}};
}

}  // namespace

sys_days parse_date(const std::string& iso) {
  int year = 0;
  unsigned month = 0, date = 0;
  char extra = 0;
  if (iso.size() != 10 ||
      std::sscanf(iso.c_str(), "%4d-%2u-%2u%c", &year, &month, &date, &extra) != 3)
    throw std::invalid_argument("\"" + iso + "\" is no date; allowed: YYYY-MM-DD");
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                           std::chrono::day{date}};
  if (!ymd.ok()) throw std::invalid_argument("\"" + iso + "\" is no day of the calendar");
  return sys_days{ymd};
}

Calendar::Calendar(std::vector<Period> holidays, std::vector<Period> closures)
    : holidays_(std::move(holidays)), closures_(std::move(closures)) {}

DayCount Calendar::count(sys_days start, sys_days end) const {
  const auto inside = [](const Period& period, sys_days d) {
    return period.start <= d && d <= period.end;
  };
  DayCount days;
  for (auto d = start; d <= end; d += std::chrono::days{1}) {
    const std::chrono::weekday weekday{d};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) continue;
    if (std::any_of(holidays_.begin(), holidays_.end(),
                    [&](const Period& h) { return inside(h, d); }))
      continue;
    ++days.teaching;
    double open = 1;
    for (const auto& closure : closures_)
      if (inside(closure, d)) open = std::min(open, closure.open_share);
    days.closed += open <= 0 ? 1 : 0;
    days.part_open += open > 0 && open < 1 ? 1 : 0;
    days.lost += 1 - open;
  }
  return days;
}

double Calendar::lost_share(const Schedule& schedule, Term term) const {
  if (closures_.empty()) return 0;
  const auto [start, end] = days_of(schedule, term);
  const auto days = count(start, end);
  return days.teaching == 0 ? 0 : days.lost / days.teaching;
}

std::pair<std::chrono::sys_days, std::chrono::sys_days> days_of(const Schedule& schedule,
                                                                Term term) {
  const int year = schedule.school_year(term), months = schedule.months_per_term();
  const int begin = first_month + static_cast<int>(schedule.part(term)) * months;
  return {first_day(year, begin), first_day(year, begin + months) - std::chrono::days{1}};
}

}  // namespace doorstroom

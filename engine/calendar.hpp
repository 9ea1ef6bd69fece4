// SPDX-License-Identifier: EUPL-1.2
// School terms and teaching days: which share of a term's teaching a closure takes away.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "engine/ids.hpp"
#include "engine/schedule.hpp"

namespace doorstroom {

/// ISO date (YYYY-MM-DD). @throws std::invalid_argument when it is none
std::chrono::sys_days parse_date(const std::string& iso);

/// A period in which schools of one calendar are (partly) closed, or have a holiday.
struct Period {
  std::chrono::sys_days start, end;  ///< inclusive
  double open_share = 0;             ///< of normal in-person teaching, 0-1
};

/// Numbers of days in a span of time.
struct DayCount {
  int teaching = 0;   ///< weekdays outside holidays
  int closed = 0;     ///< of which open_share is 0
  int part_open = 0;  ///< of which 0 < open_share < 1
  double lost = 0;    ///< sum of 1 - open_share over the teaching days
};

/// One calendar: its holidays and closures. Where closures overlap, the most closed counts.
class Calendar {
 public:
  Calendar(std::vector<Period> holidays, std::vector<Period> closures);
  DayCount count(std::chrono::sys_days start, std::chrono::sys_days end_inclusive) const;
  /// Share of a term's teaching days that is lost, 0-1.
  double lost_share(const Schedule& schedule, Term term) const;

 private:
  std::vector<Period> holidays_, closures_;
};

/// First and last day of a term. A school year begins on 1 August and its terms on the first of a
/// month: of two, 1 August - 31 January and 1 February - 31 July.
std::pair<std::chrono::sys_days, std::chrono::sys_days> days_of(const Schedule& schedule,
                                                                Term term);

}  // namespace doorstroom

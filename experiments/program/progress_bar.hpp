// SPDX-License-Identifier: EUPL-1.2
// Shows the progress of a run on stderr: a bar with time left on a terminal, plain lines otherwise.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "experiments/run/progress.hpp"

namespace doorstroom {

/// One line of at most 80 columns: `[#####.....]  47%  1:23 left  phase`.
/// @param seconds since the start
std::string progress_line(const Progress& progress, double seconds);

/// `12 s`, `1:05`, `2:03:00`.
std::string duration_text(double seconds);

enum class Display : std::uint8_t { bar, lines, nothing };

/// The display that suits stderr.
Display display_for_stderr();

/// Draws what it is told. Safe to call from any thread.
class ProgressBar {
 public:
  /// @param write gets every piece of text
  ProgressBar(Display display, std::function<void(const std::string&)> write);
  void operator()(const Progress& progress);
  /// Ends the line of a bar, so that what follows stands on its own.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  Display display_;
  std::function<void(const std::string&)> write_;
  std::mutex mutex_;
  Clock::time_point start_, last_;
  std::string last_phase_;
  bool drawn_ = false;
};

}  // namespace doorstroom

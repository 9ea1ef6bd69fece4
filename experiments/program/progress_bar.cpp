// SPDX-License-Identifier: EUPL-1.2
// Draws progress.
#include "experiments/program/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "experiments/program/terminal.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t bar_width = 24;
constexpr auto between_frames = std::chrono::milliseconds(100);
constexpr auto between_lines = std::chrono::seconds(10);

double share_done(const Progress& progress) {
  return progress.total > 0 ? std::clamp(progress.done / progress.total, 0.0, 1.0) : 0.0;
}

/// Time that is left if the rest goes as fast as what is done; empty when it cannot be said yet.
std::string time_left(double done, double seconds) {
  if (done < 0.005 || done >= 1 || seconds < 1) return "";
  return duration_text(seconds * (1 - done) / done) + " left";
}

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string progress_line(const Progress& progress, double seconds) {
  const double done = share_done(progress);
  const auto filled = static_cast<std::size_t>(done * static_cast<double>(bar_width));
  auto line = fmt::format("[{}{}] {:3.0f}%  {:<13}  ", std::string(filled, '#'),
                          std::string(bar_width - filled, '.'), std::floor(done * 100),
                          time_left(done, seconds));
  return line + left(progress.phase, terminal_columns - 1 - width(line));
}

Display display_for_stderr() {
  const char* const kind = std::getenv("TERM");
  const bool draws = kind != nullptr && std::string_view(kind) != "dumb";
  return isatty(STDERR_FILENO) != 0 && draws ? Display::bar : Display::lines;
}

ProgressBar::ProgressBar(Display display, std::function<void(const std::string&)> write)
    : display_{display}, write_{std::move(write)}, start_{Clock::now()}, last_{start_} {}

void ProgressBar::operator()(const Progress& progress) {
  if (display_ == Display::nothing) return;
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  const bool new_phase = progress.phase != last_phase_;
  const auto wait = display_ == Display::bar ? std::chrono::steady_clock::duration(between_frames)
                                             : between_lines;
  const bool at_end = progress.total > 0 && progress.done >= progress.total;
  if (drawn_ && now - last_ < wait && !at_end && !(new_phase && display_ == Display::lines)) return;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  if (display_ == Display::bar) {
    write_("\r" + progress_line(progress, seconds));
  } else {
    const auto left = time_left(share_done(progress), seconds);
    write_(fmt::format("{:3.0f}%  {}{}{}\n", std::floor(share_done(progress) * 100), progress.phase,
                       left.empty() ? "" : "  ", left));
  }
  last_ = now;
  last_phase_ = progress.phase;
  drawn_ = true;
}

void ProgressBar::finish() {
  if (display_ == Display::bar && drawn_) write_("\n");
  drawn_ = false;
}

}  // namespace doorstroom

// SPDX-License-Identifier: EUPL-1.2
// What the command line shows and checks before a run: progress, tables, memory, output folder,
// sources, new files.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>

#include "experiments/plan/source_list.hpp"
#include "experiments/program/output_folder.hpp"
#include "experiments/program/progress_bar.hpp"
#include "experiments/program/scaffold.hpp"
#include "experiments/program/terminal.hpp"
#include "experiments/run/memory.hpp"
#include "experiments/system/draw_svg.hpp"
#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

TEST(ProgressBar, DrawsOneLineOfAtMost79Columns) {
  const auto line = progress_line({470, 1000, std::string(200, 'x')}, 60);
  EXPECT_TRUE(line.starts_with("[###########.............]  47%  1:08 left      xxx")) << line;
  EXPECT_EQ(width(line), 79U);
  EXPECT_TRUE(progress_line({0, 0, "starting"}, 0)
                  .starts_with("[........................]   0%                 starting"));
  EXPECT_TRUE(progress_line({5, 5, "merge"}, 9).starts_with("[########################] 100%"));
}

TEST(ProgressBar, WritesLinesWhereThereIsNoTerminal) {
  std::string text;
  ProgressBar bar(Display::lines, [&](const std::string& piece) { text += piece; });
  bar({0, 100, "first"});
  bar({1, 100, "first"});
  bar({50, 100, "second"});
  bar({100, 100, "second"});
  bar.finish();
  EXPECT_EQ(text, "  0%  first\n 50%  second\n100%  second\n");
}

TEST(ProgressBar, OverwritesItsLineOnATerminal) {
  std::string text;
  ProgressBar bar(Display::bar, [&](const std::string& piece) { text += piece; });
  bar({0, 100, "first"});
  bar({100, 100, "first"});
  bar.finish();
  EXPECT_EQ(text, "\r" + progress_line({0, 100, "first"}, 0) + "\r" +
                      progress_line({100, 100, "first"}, 0) + "\n");
}

TEST(ProgressBar, SaysDurationsAsPeopleDo) {
  EXPECT_EQ(duration_text(0.2), "1 s");
  EXPECT_EQ(duration_text(59.5), "1:00");
  EXPECT_EQ(duration_text(3725), "1:02:05");
}

TEST(Terminal, AlignsColumnsByWhatIsSeen) {
  EXPECT_EQ(table({"a", "b"}, {{"één", "1"}, {"drieëntwintig", "2"}}),
            "a              b\néén            1\ndrieëntwintig  2\n");
  EXPECT_EQ(table({}, {{"a", ""}, {"bb", "c"}}), "a\nbb  c\n");
}

TEST(Memory, TakesTheLimitOfTheControlGroupIfThatIsLess) {
  const TemporaryFolder root;
  EXPECT_FALSE(available_memory_bytes(root.file("none")));
  root.write("proc/meminfo",
             "MemTotal:       2000 kB\nMemFree:         10 kB\nMemAvailable:   1000 kB\n");
  EXPECT_EQ(available_memory_bytes(root.path()), 1024000);
  root.write("sys/fs/cgroup/memory.max", "max\n");
  EXPECT_EQ(available_memory_bytes(root.path()), 1024000);
  root.write("sys/fs/cgroup/memory.max", "500000\n");
  root.write("sys/fs/cgroup/memory.current", "200000\n");
  EXPECT_EQ(available_memory_bytes(root.path()), 300000);
}

TEST(Memory, TakesTheLimitsOfTheProcessIfThoseAreLess) {
  const TemporaryFolder root;
  root.write("proc/meminfo", "MemAvailable:   1000000 kB\n");
  const auto limits = [&](const std::string& data, const std::string& space) {
    root.write("proc/self/limits",
               "Limit                     Soft Limit           Hard Limit\n"
               "Max data size             " +
                   data +
                   "   unlimited   bytes\n"
                   "Max address space         " +
                   space + "   unlimited   bytes\n");
    return available_memory_bytes(root.path());
  };
  EXPECT_EQ(limits("unlimited", "unlimited"), 1024000000);
  EXPECT_EQ(limits("unlimited", "300000000"), 300000000);
  EXPECT_EQ(limits("200000000", "300000000"), 200000000);
  root.write("proc/self/statm", "10 9 8 7 0 5 0\n");  // pages
  EXPECT_EQ(limits("unlimited", "300000000"), 300000000 - 10 * sysconf(_SC_PAGESIZE));
  EXPECT_EQ(limits("1000", "300000000"), 0);
}

std::string refusal(const std::string& folder, Existing existing) {
  try {
    check_output_folder(folder, existing);
    return "";
  } catch (const std::exception& error) {
    return error.what();
  }
}

TEST(OutputFolder, MayNotBeThereUnlessARunGoesOnInIt) {
  const TemporaryFolder folder;
  EXPECT_EQ(refusal(folder.file("new/deep"), Existing::refused), "");
  EXPECT_EQ(refusal(folder.path(), Existing::refused), "");  // there, but empty
  folder.write("full/results.h5", "x");
  EXPECT_EQ(refusal(folder.file("full"), Existing::resumable),
            folder.file("full") +
                ": exists; allowed: a folder that is not there yet (-o DIR), or --resume to go on "
                "in this one");
  EXPECT_EQ(refusal(folder.file("full"), Existing::refused),
            folder.file("full") + ": exists; allowed: a folder that is not there yet (-o DIR)");
  EXPECT_EQ(refusal(folder.file("full"), Existing::expected), "");
  EXPECT_EQ(refusal(folder.file("full/results.h5"), Existing::expected),
            folder.file("full/results.h5") +
                ": is a file; allowed: a folder that is not there yet (-o DIR)");
  EXPECT_FALSE(std::filesystem::exists(folder.file("new")));
}

TEST(OutputFolder, MustBeWritable) {
  const TemporaryFolder folder;
  folder.write("file", "x");
  EXPECT_EQ(refusal(folder.file("file/results"), Existing::refused),
            folder.file("file/results") + ": cannot be written: " + folder.file("file") +
                " is not a folder");
  EXPECT_TRUE(refusal("/proc/results", Existing::refused)
                  .starts_with("/proc/results: cannot be written: /proc: "));
}

TEST(Sources, ListsEveryNumberWithItsSourceAndQuality) {
  const TemporaryFolder folder;
  const auto experiment =
      load_experiment(folder.write("small.toml", small_experiment), tiny_data(), made_up_menu());
  const auto numbers = sourced_numbers(experiment, made_up_menu());
  const auto find = [&](const std::string& file, const std::string& key,
                        const std::string& column) {
    for (const auto& n : numbers)
      if (n.file == file && n.key == key && n.column == column)
        return std::to_string(n.line) + ": " + n.value + ", " + n.source + ", " + n.quality;
    return std::string("not there");
  };
  EXPECT_EQ(find("moves.csv", "a.x.1, a.x.2, promote", "rate"), "4: 0.8, made up, derived");
  EXPECT_EQ(find("stocks.csv", "a.x.1, f", "count"), "3: 55, made up, assumption");
  EXPECT_EQ(find("parameters.csv", "norm.relativity", "value"), "2: 0.5, made up, assumption");
  EXPECT_EQ(find("small.toml", "coaching, coach", "effect"), "13: 0.3, effects eH06, published");
  EXPECT_EQ(find("small.toml", "coaching, coach", "group_size"), "13: 3, this experiment, chosen");
  EXPECT_EQ(find("small.toml", "coaching, coach", "take_up"), "13: 0.9, assumption, assumption");
  EXPECT_EQ(find("moves.csv", "a.x.1, a.x.2, promote", "order"), "not there");
}

TEST(Sources, WhatAFileWritesIsChosenAlsoWhenItIsTheDefault) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "x.toml", std::string(small_experiment) +
                    "  effect = 0.3\n  hours = { low = 2, high = 8 }\n"
                    "  take_up = { low = 0.5, high = 0.9, quality = \"effects eH09\" }\n");
  std::map<std::string, std::string> found;
  for (const auto& n :
       sourced_numbers(load_experiment(file, tiny_data(), made_up_menu()), made_up_menu()))
    if (n.file == "x.toml") found[n.column] = n.value + ", " + n.source + ", " + n.quality;
  EXPECT_EQ(found.at("effect"), "0.3, this experiment, chosen");
  EXPECT_EQ(found.at("hours"), "5, this experiment, assumption");
  EXPECT_EQ(found.at("take_up"), "0.7, effects eH09, published");
  EXPECT_EQ(found.at("rule"), "\"lottery\", assumption, assumption");
}

TEST(Scaffold, NamesItsOwnFileInBothLanguages) {
  EXPECT_NE(scaffold("mine", Language::nl).find("doorstroom check mine.toml"), std::string::npos);
  EXPECT_NE(scaffold("mine", Language::en).find("Unchanged policy"), std::string::npos);
}

TEST(DrawSvg, DrawsWithGraphviz) {
  try {
    EXPECT_NE(draw_svg("digraph { a -> b }").find("<svg"), std::string::npos);
    EXPECT_THROW(draw_svg("no graph"), IoError);
  } catch (const IoError& error) {
    EXPECT_STREQ(error.what(), "dot: not found; install graphviz, or use --dot and draw elsewhere");
  }
}

}  // namespace
}  // namespace doorstroom::test

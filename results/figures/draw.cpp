// SPDX-License-Identifier: EUPL-1.2
// From figures to files: SVG, PDF and PNG, the data as CSV, caption and alt text.
#include "results/figures/draw.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/errors.hpp"
#include "results/compare/csv_text.hpp"
#include "results/figures/png_size.hpp"
#include "results/programs/process.hpp"
#include "results/programs/web_folder.hpp"

namespace doorstroom {
namespace {

namespace fs = std::filesystem;

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw IoError(fmt::format("{}: cannot be written", path.string()));
}

/// A folder beside the final one; removed again unless it got its final name.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const fs::path& final_path) : final_{fs::absolute(final_path)} {
    if (!final_.has_filename()) final_ = final_.parent_path();
    std::error_code error;
    fs::create_directories(final_.parent_path(), error);
    auto name = (final_.parent_path() / ("." + final_.filename().string() + "-XXXXXX")).string();
    if (!mkdtemp(name.data()))
      throw IoError(
          fmt::format("{}: cannot be written: {}", final_.string(), std::strerror(errno)));
    path_ = name;
    fs::permissions(path_, fs::perms{0755}, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }

  const fs::path& path() const { return path_; }
  void commit() {
    std::error_code error;
    fs::rename(path_, final_, error);  // also over a folder that is empty
    if (error)
      throw IoError(fmt::format("{}: cannot be written: {}", final_.string(), error.message()));
    path_.clear();
  }

 private:
  fs::path final_, path_;
};

void draw_svg(const std::vector<Figure>& figures, Language language, const fs::path& folder) {
  const auto jobs = folder / "jobs";
  fs::create_directory(jobs);
  for (const auto& figure : figures) {
    const nlohmann::ordered_json job{{"name", figure.name},
                                     {"title", figure.title},
                                     {"alt", figure.alt},
                                     {"language", language == Language::nl ? "nl" : "en"},
                                     {"spec", nlohmann::ordered_json::parse(figure.spec)}};
    write_text(jobs / (figure.name + ".json"), job.dump());
  }
  run_program(
      {"node", (fs::path(web_folder()) / "render.mjs").string(), jobs.string(), folder.string()});
  fs::remove_all(jobs);
}

void draw_pdf_and_png(const Figure& figure, const fs::path& folder) {
  const auto file = [&](const char* extension) {
    return (folder / (figure.name + extension)).string();
  };
  run_program({"rsvg-convert", "--format", "pdf", "--output", file(".pdf"), file(".svg")});
  run_program({"rsvg-convert", "--format", "png", "--zoom", fmt::format("{}", png_dpi / 96.0),
               "--output", file(".png"), file(".svg")});
  set_png_dpi(file(".png"), png_dpi);
}

}  // namespace

std::string figure_csv(const Figure& figure) {
  std::vector<std::string> names;
  for (const auto& column : figure.data.columns) names.push_back(csv_text(column.name));
  std::string out = csv_line(names);
  for (const auto& row : figure.data.rows) {
    std::vector<std::string> cells;
    for (const auto& value : row) {
      cells.emplace_back();
      if (const auto* const number = std::get_if<double>(&value))
        cells.back() = csv_number(*number);
      if (const auto* const text = std::get_if<std::string>(&value)) cells.back() = csv_text(*text);
    }
    out += csv_line(cells);
  }
  return out;
}

void write_figures(const std::vector<Figure>& figures, Language language,
                   const std::string& folder) {
  TemporaryFolder temporary{folder};
  draw_svg(figures, language, temporary.path());
  for (const auto& figure : figures) {
    draw_pdf_and_png(figure, temporary.path());
    write_text(temporary.path() / (figure.name + ".csv"), figure_csv(figure));
    write_text(temporary.path() / (figure.name + ".txt"),
               figure.title + "\n\n" + figure.caption + "\n");
    write_text(temporary.path() / (figure.name + ".alt.txt"), figure.alt + "\n");
  }
  temporary.commit();
}

}  // namespace doorstroom

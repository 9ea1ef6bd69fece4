// SPDX-License-Identifier: EUPL-1.2
// The made-up run with numbers near a country's size, in which tutoring clearly helps and units
// differ a little.
#include "tests/results/plausible_run.hpp"

#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom::made_up {

UnitResult plausible_unit(const RunDescription& run, Unit which) {
  auto unit = made_up::unit(run, which);
  const std::int64_t luck = (which.index * 37 + (which.kind == UnitKind::draw ? 11 : 0)) % 9;
  for (std::size_t variant = 0; variant < unit.variants.size(); ++variant) {
    for (auto& table : unit.variants[variant])
      for (std::size_t i = 0; i < table.values.size(); ++i) {
        const auto spread = static_cast<std::int64_t>(i % 7) * 100;
        const auto cell = i % run.cells.size();  // of tables whose last axis is the cell
        const bool low = run.cells[cell].find("education=low") != std::string::npos;
        const std::int64_t effect = variant == 2 ? (low ? 9 : 4) + luck % 2 : 0;
        auto& value = table.values[i];
        if (table.name == "delay_sum")
          value = variant == 0 ? 0 : (3000 - 100 * effect + spread) * 1000;
        else if (table.name == "skill_sum")
          value =
              (10000 + (low ? 0 : 4000) + 300 * effect + 500 * static_cast<std::int64_t>(cell)) *
              5000;
        else if (table.name == "policy_cost")
          value = variant == 2 ? 12345678900 + luck * 1000000 : 0;
        else if (table.name == "policy_staff")
          value = variant == 2 ? 5000000000 + luck * 2000000 : 0;
        else if (table.name == "reached" || table.name == "requested")
          value = variant == 2 ? 2 * (400 + luck) : 0;
        else if (table.name == "left_unqualified")
          value = 100 + spread / 4 - effect;
        else
          value = 4000 + spread + (variant == 2 ? 40 : 0) + luck;
      }
    weeks_of_places(run, unit.variants[variant]);
  }
  return unit;
}

std::string plausible(const std::string& folder, const RunDescription& run) {
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) writer.write(plausible_unit(run, which));
  return merge(folder).path;
}

RunDescription hostile(RunDescription run) {
  const std::string attack =
      "</script><script>hacked=1</script><img src=x onerror=hacked=1>\"'`&amp;]]>--><!--{{main}}";
  run.title = attack + " 🎓👩‍🏫 שלום עולם مرحبا ";
  while (run.title.size() < 300) run.title += "Langetitelzonderspaties";
  run.variants[1].label = "<b>Ongewijzigd</b> \"beleid\"" + attack;
  run.variants[2].label = "تدريس ثنائي <svg onload=hacked=1> ${hacked=1} {{title}}";
  run.experiment_text = "# " + attack + "\xE2\x80\xA8\xE2\x80\xA9\n" + run.experiment_toml;
  run.experiment_file = "<i>x</i>.toml";
  run.parameters[0].source = attack;
  run.parameters[0].unit = "<u>";
  run.regions[0] = "<img src=x onerror=hacked=1>";
  for (auto& place : run.places) place.label_nl = place.label_en = "<em>" + place.name + "</em>";
  return run;
}

}  // namespace doorstroom::made_up

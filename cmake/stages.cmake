# SPDX-License-Identifier: EUPL-1.2
# Tests that make a build of their own, each with the minutes it may take on two cores; twice that, on a machine that does
# other work too, and it is stopped. They are part of the `ci` preset only, and run one at a time;
# `ctest --preset ci --label-exclude stage` leaves them out.
set(stages_file "${CMAKE_BINARY_DIR}/stages.txt") # tools/test.sh prints it
file(WRITE "${stages_file}" "")

# doorstroom_stage(<name> <minutes> <what it does> COMMAND <command>... [LABELS <label>...])
function(doorstroom_stage name minutes what)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "COMMAND;LABELS")
  math(EXPR seconds "${minutes} * 2 * 60")
  doorstroom_script_test(${name} SERIAL LABELS stage ${arg_LABELS} TIMEOUT ${seconds} COMMAND ${arg_COMMAND})
  string(LENGTH "${name}" used)
  math(EXPR room "26 - ${used}")
  string(REPEAT " " ${room} gap)
  file(APPEND "${stages_file}" "  ${name}${gap}${minutes} min  ${what}\n")
endfunction()

doorstroom_stage(headers.compile_alone 5 "every header compiles by itself"
  COMMAND tools/check_headers.py "${CMAKE_BINARY_DIR}")

doorstroom_stage(install.outside_project 3 "another project finds, links and runs what we install" LABELS install
  COMMAND tools/test_install.sh "${CMAKE_BINARY_DIR}")

doorstroom_stage(fresh.machine 12 "the README's commands on a minimal Debian 12 made for the purpose" LABELS fresh
  COMMAND tools/fresh_machine.sh)
doorstroom_stage(compiler.clang 10 "the other compiler: warnings as errors, unit tests"
  COMMAND tools/stage.sh clang)
set_tests_properties(compiler.clang PROPERTIES FIXTURES_SETUP clang_build)

if(TARGET doorstroom)
  doorstroom_stage(determinism.compilers 3 "GCC, Clang and a masked processor give the same content hash"
    LABELS determinism
    COMMAND tools/compare_compilers.sh "${CMAKE_BINARY_DIR}/doorstroom" build/clang/doorstroom)
  set_tests_properties(determinism.compilers PROPERTIES FIXTURES_REQUIRED clang_build)
endif()

doorstroom_stage(sanitize.asan 12 "memory errors and undefined behaviour, unit and property tests" LABELS sanitize
  COMMAND tools/stage.sh asan)
doorstroom_stage(sanitize.tsan 12 "data races, unit and property tests, and one race that must be found" LABELS sanitize
  COMMAND tools/stage.sh tsan)
